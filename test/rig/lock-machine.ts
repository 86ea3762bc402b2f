import type {LockHost} from '../../src/state/locks/lock-host.ts';

/** A machine with processes and clocks that tests have in hand, as locks see it. */
export class LockMachine {
  readonly name: string;
  boot = 'first';
  nowMs = 1_000_000;
  wallMs = 1_800_000_000_000;
  /** How long it was suspended; `nowMs` stands still meanwhile. */
  asleepMs = 0;
  /** Pid → start of each process that lives. */
  readonly processes = new Map<number, number>();
  #lastStart = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Starts a process, also with a pid that another one had before. */
  start(pid: number): LockHost {
    this.#lastStart += 1;
    this.processes.set(pid, this.#lastStart);
    return new HostOf(this, pid, this.#lastStart);
  }

  /** All processes are gone, and the clock that never jumps begins anew. */
  reboot(): void {
    this.processes.clear();
    this.boot = `${this.boot}+`;
    this.nowMs = 1;
  }
}

class HostOf implements LockHost {
  readonly name: string;
  readonly boot: string;
  readonly pids = 'pid:[1]';
  readonly self: LockHost['self'];
  readonly #machine: LockMachine;

  constructor(machine: LockMachine, pid: number, startTicks: number) {
    this.#machine = machine;
    this.name = machine.name;
    this.boot = machine.boot;
    this.self = {pid, startTicks};
  }

  nowMs(): number {
    return this.#machine.nowMs;
  }

  asleepMs(): number {
    return this.#machine.asleepMs;
  }

  wallMs(): number {
    return this.#machine.wallMs;
  }

  hasEnded({pid, startTicks}: LockHost['self']): boolean {
    return this.#machine.processes.get(pid) !== startTicks;
  }

  find(pid: number): LockHost['self'] | undefined {
    const startTicks = this.#machine.processes.get(pid);
    return startTicks === undefined ? undefined : {pid, startTicks};
  }
}
