/** The same cases again and again, and when that is not good. */
export interface SoakSpec {
  readonly durationMs?: number;
  readonly iterations?: number;
  /** Time between two reports. */
  readonly reportIntervalMs: number;
  /** Time between two looks at the resources; grows as the soak goes on. @default chosen */
  readonly sampleIntervalMs?: number;
  /** Selects scenarios. @default all */
  readonly tag?: string;
  /** Failed iterations after which it ends. @default none */
  readonly failuresMax?: number;
  /** Replaced instances after which it ends. @default none */
  readonly restartsMax?: number;
  /** How long there may be no instance of an environment before it ends. @default as long as it goes on */
  readonly unavailableMs?: number;
  /** Whether it ends once something has grown beyond its limit for certain, at a report. @default it does not */
  readonly stopsOnGrowth?: boolean;
  /** Limits of growth over the whole time, by what they are about. */
  readonly limits: readonly SoakLimit[];
  /** Processes on the environments that are looked at, by the name of their series. */
  readonly watch: ReadonlyMap<string, SoakWatch>;
}

/** How much a kind of series may grow. */
export interface SoakLimit {
  /** As in the manifest: `memory-growth`, `fd-growth`, `disk-growth`, `time-growth`, or a metric's name. */
  readonly what: string;
  /** Over the whole time, as a share of where it began; */
  readonly share?: number;
  /** or in an hour, in the series' own unit. */
  readonly perHour?: number;
}

/** Which process is looked at. */
export interface SoakWatch {
  readonly environment: string;
  /** File with its number, or a command that prints it. */
  readonly pidFile?: string;
  readonly command?: string;
}
