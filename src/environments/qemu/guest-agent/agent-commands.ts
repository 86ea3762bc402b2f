/** The commands of the guest agent that proctor uses (QEMU, qga/qapi-schema.json). */
export interface AgentCommands {
  'guest-ping': {readonly args: undefined; readonly result: unknown};
  'guest-info': {
    readonly args: undefined;
    readonly result: {
      readonly version: string;
      readonly supported_commands: readonly {readonly name: string; readonly enabled: boolean}[];
    };
  };
  'guest-exec': {
    readonly args: {
      readonly path: string;
      readonly arg?: readonly string[];
      readonly env?: readonly string[];
      readonly 'input-data'?: string;
      readonly 'capture-output'?: boolean;
    };
    readonly result: {readonly pid: number};
  };
  'guest-exec-status': {
    readonly args: {readonly pid: number};
    readonly result: {
      readonly exited: boolean;
      readonly exitcode?: number;
      readonly signal?: number;
      readonly 'out-data'?: string;
      readonly 'err-data'?: string;
    };
  };
  'guest-file-open': {
    readonly args: {readonly path: string; readonly mode: string};
    readonly result: number;
  };
  'guest-file-close': {readonly args: {readonly handle: number}; readonly result: unknown};
  'guest-file-read': {
    readonly args: {readonly handle: number; readonly count: number};
    readonly result: {readonly count: number; readonly 'buf-b64': string; readonly eof: boolean};
  };
  'guest-file-write': {
    readonly args: {readonly handle: number; readonly 'buf-b64': string};
    readonly result: {readonly count: number; readonly eof: boolean};
  };
  'guest-file-flush': {readonly args: {readonly handle: number}; readonly result: unknown};
  'guest-file-seek': {
    readonly args: {readonly handle: number; readonly offset: number; readonly whence: 'set'};
    readonly result: {readonly position: number; readonly eof: boolean};
  };
  'guest-shutdown': {
    readonly args: {readonly mode: 'halt' | 'powerdown' | 'reboot'};
    readonly result: unknown;
  };
  'guest-set-time': {readonly args: {readonly time?: number}; readonly result: unknown};
}

export type AgentCommand = keyof AgentCommands;

/** Commands without which no command can be run and no file moved. */
export const NEEDED_COMMANDS: readonly AgentCommand[] = [
  'guest-exec',
  'guest-exec-status',
  'guest-file-open',
  'guest-file-close',
  'guest-file-read',
  'guest-file-write',
  'guest-file-flush',
];
