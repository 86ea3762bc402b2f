import {FaultError} from '../../faults/fault-error.ts';
import type {KernelFacts} from '../../kernel/kernel-facts.ts';
import type {CasePlace, ToolFacts, ToolOutcome, ToolPlace} from '../tool.ts';

/** File systems that the kernel shows its tools in. */
export type KernelFs = 'debugfs' | 'tracefs';

/**
 * A tool of the kernel. All it asks and does is shell text that shares a script with the others of
 * its instrumentation. There, `$D` and `$T` are where debugfs and tracefs are, `$S` is the
 * instance's scratch folder; each text is the body of a function, with nothing to read. It must not
 * end the shell: no `exit`, and no `:` with a redirection that may fail.
 */
export interface KernelPart {
  readonly name: string;
  /** Mounted first, where they are not and may be. */
  readonly needs: readonly KernelFs[];
  /** Prints evidence. It must leave nothing behind. */
  readonly proveScript: string | ((place: ToolPlace) => string);
  /**
   * @param answer What `proveScript` printed, both streams.
   * @throws {FaultError} by `unavailable`.
   */
  proven(answer: string, kernel: ProvenKernel): ToolFacts | Promise<ToolFacts>;
  /** Further proof that takes more than a script, once all parts are known to be there. */
  provoke?(place: ToolPlace, kernel: ProvenKernel): Promise<ToolFacts>;
  begin(place: CasePlace): PartSession;
}

/** One part around one case. */
export interface PartSession {
  /** As in `ToolGroupSession`. @default none */
  readonly supersedes?: readonly string[];
  /** Run before the steps. */
  readonly beginScript: string;
  /** @throws {FaultError} `instrumentation/lost`. */
  begun(answer: string, before: KernelState): void;
  /** Run after the steps, whatever came of them. */
  endScript(): string;
  /** Run in place of `endScript` where not all parts could be begun. @default nothing is to be undone */
  undoScript?(): string;
  ended(answer: string, at: EndedAt): ToolOutcome | Promise<ToolOutcome>;
}

/** What a part is told of the end of a case. */
export interface EndedAt {
  readonly place: CasePlace;
  readonly before: KernelState;
  readonly after: KernelState;
}

/** What can be asked of a kernel at any time. */
export interface KernelState {
  /** `/proc/sys/kernel/tainted`; `undefined` where it cannot be read. */
  readonly taint: bigint | undefined;
  /** Another after each boot. */
  readonly bootId: string;
  /** Since boot. */
  readonly uptimeSeconds: number;
  /** The kernel's command line. */
  readonly cmdline: string;
}

/** What is known of a kernel that is to be proven to have its tools. */
export interface ProvenKernel extends KernelFacts {
  readonly place: ToolPlace;
  readonly taint: bigint | undefined;
  /** Why a file system is not there; no entry where it is. */
  readonly missing: ReadonlyMap<KernelFs, string>;
  /** The first line of its log since boot that has `text`; `undefined` where there is none. */
  bootLine(text: string): string | undefined;
}

/** No outcome but its facts. */
export const NO_OUTCOME: ToolOutcome = {
  facts: {},
  files: [],
  findings: [],
  failsCase: false,
  doubt: undefined,
};

/** Why a tool cannot be used, and what to do. @param why without a full stop. */
export function unavailable(tool: string, why: string, help?: string): FaultError {
  return new FaultError('instrumentation/unavailable', `cannot use ${tool}: ${why}`, {
    details: {[tool]: why},
    ...(help !== undefined && {help}),
  });
}

/**
 * Evidence that the kernel was built with an option; none where its config is not to be had.
 *
 * @throws {FaultError} where it was built without.
 */
export function requireOption(tool: string, option: string, kernel: KernelFacts): ToolFacts {
  const {config, configSource = ''} = kernel;
  if (config === undefined) return {};
  const value = config.get(option) ?? 'n';
  if (value === 'y') return {config: `${option}=y (${configSource})`};
  const found = value === 'n' ? 'is not set' : `is ${value}`;
  throw unavailable(
    tool,
    `${option} ${found} (${configSource})`,
    `use a kernel that is built with ${option}=y`,
  );
}

/** @throws {FaultError} where the file system of a tool is not there. */
export function requireFs(tool: string, fs: KernelFs, kernel: ProvenKernel): void {
  const why = kernel.missing.get(fs);
  if (why === undefined) return;
  throw unavailable(tool, why, kernel.isRoot ? `mount ${fs}, or build it in` : NEEDS_ROOT);
}

/** What helps whom it is refused. */
export const NEEDS_ROOT = 'connect as root: only root may use what the kernel shows of its tools';
