/*
 * The part of QMP that proctor uses, as types. Source: QEMU's QAPI schemas (qapi/*.json, 7.2) and
 * its "QEMU QMP Reference Manual"; names are the protocol's own.
 */

/** What QMP takes and gives, as far as nothing is known of it. */
export type QmpValue =
  | string
  | number
  | boolean
  | null
  | readonly QmpValue[]
  | {readonly [name: string]: QmpValue | undefined};

/** Arguments of a command by name. */
export type QmpArguments = Readonly<Record<string, QmpValue | undefined>>;

type Nothing = Readonly<Record<string, never>>;

/** States of a machine that proctor tells apart; QEMU knows some more. */
export type QmpRunState =
  | 'inmigrate'
  | 'internal-error'
  | 'paused'
  | 'postmigrate'
  | 'prelaunch'
  | 'finish-migrate'
  | 'guest-panicked'
  | 'io-error'
  | 'running'
  | 'shutdown'
  | (string & {});

export interface QmpStatus {
  readonly status: QmpRunState;
  readonly running: boolean;
}

export interface QmpMigrationInfo {
  /** Absent where nothing has been migrated. */
  readonly status?: 'active' | 'setup' | 'completed' | 'failed' | 'cancelled' | (string & {});
  readonly 'error-desc'?: string;
}

export interface QmpBlockStatistics {
  readonly 'node-name'?: string;
  readonly qdev?: string;
  readonly stats: {readonly rd_bytes: number; readonly wr_bytes: number};
}

export interface QmpBlockNode {
  readonly 'node-name'?: string;
  /** File name, as QEMU writes it. */
  readonly file?: string;
}

export interface QmpDumpStatus {
  readonly status: 'none' | 'active' | 'completed' | 'failed';
  readonly completed: number;
  readonly total: number;
}

/** An object's property as `qom-list` gives it; children are of type `child<…>`. */
export interface QmpProperty {
  readonly name: string;
  readonly type: string;
}

/** Arguments and results of the commands that proctor knows, by name. */
export interface QmpCommands {
  qmp_capabilities: {arguments: Nothing; result: Nothing};
  'query-version': {
    arguments: Nothing;
    result: {
      readonly qemu: {readonly major: number; readonly minor: number; readonly micro: number};
    };
  };
  'query-status': {arguments: Nothing; result: QmpStatus};
  'query-name': {arguments: Nothing; result: {readonly name?: string}};
  'query-cpus-fast': {
    arguments: Nothing;
    result: readonly {readonly 'cpu-index': number; readonly 'thread-id': number}[];
  };
  'query-chardev': {
    arguments: Nothing;
    result: readonly {readonly label: string; readonly 'frontend-open': boolean}[];
  };
  'query-blockstats': {
    arguments: {readonly 'query-nodes'?: boolean};
    result: readonly QmpBlockStatistics[];
  };
  'query-named-block-nodes': {
    arguments: {readonly flat?: boolean};
    result: readonly QmpBlockNode[];
  };
  'query-migrate': {arguments: Nothing; result: QmpMigrationInfo};
  'query-dump': {arguments: Nothing; result: QmpDumpStatus};
  'query-vm-generation-id': {arguments: Nothing; result: {readonly guid: string}};
  stop: {arguments: Nothing; result: Nothing};
  cont: {arguments: Nothing; result: Nothing};
  quit: {arguments: Nothing; result: Nothing};
  system_powerdown: {arguments: Nothing; result: Nothing};
  system_reset: {arguments: Nothing; result: Nothing};
  'inject-nmi': {arguments: Nothing; result: Nothing};
  'chardev-send-break': {arguments: {readonly id: string}; result: Nothing};
  set_link: {arguments: {readonly name: string; readonly up: boolean}; result: Nothing};
  'set-action': {
    arguments: Readonly<Partial<Record<'reboot' | 'shutdown' | 'panic' | 'watchdog', string>>>;
    result: Nothing;
  };
  'migrate-set-capabilities': {
    arguments: {
      readonly capabilities: readonly {readonly capability: string; readonly state: boolean}[];
    };
    result: Nothing;
  };
  'migrate-set-parameters': {arguments: QmpArguments; result: Nothing};
  migrate: {arguments: {readonly uri: string}; result: Nothing};
  'migrate-incoming': {arguments: {readonly uri: string}; result: Nothing};
  migrate_cancel: {arguments: Nothing; result: Nothing};
  'blockdev-add': {arguments: QmpArguments; result: Nothing};
  'blockdev-del': {arguments: {readonly 'node-name': string}; result: Nothing};
  'blockdev-snapshot': {
    arguments: {readonly node: string; readonly overlay: string};
    result: Nothing;
  };
  'blockdev-snapshot-sync': {arguments: QmpArguments; result: Nothing};
  transaction: {arguments: QmpArguments; result: Nothing};
  'chardev-add': {arguments: {id: string; backend: QmpArguments}; result: QmpArguments};
  'chardev-remove': {arguments: {id: string}; result: Nothing};
  device_add: {arguments: QmpArguments; result: Nothing};
  device_del: {arguments: {readonly id: string}; result: Nothing};
  'qom-list': {arguments: {readonly path: string}; result: readonly QmpProperty[]};
  'qom-get': {
    arguments: {readonly path: string; readonly property: string};
    result: QmpValue;
  };
  'dump-guest-memory': {
    arguments: {
      readonly paging: boolean;
      readonly protocol: string;
      readonly detach?: boolean;
      readonly format?: string;
    };
    result: Nothing;
  };
  'human-monitor-command': {arguments: {readonly 'command-line': string}; result: string};
}

export type QmpCommandName = keyof QmpCommands;

/** Something that QEMU says of its own accord. */
export interface QmpEvent {
  readonly event: string;
  readonly data: QmpArguments;
  /** QEMU's wall clock. */
  readonly timestamp: {readonly seconds: number; readonly microseconds: number};
}
