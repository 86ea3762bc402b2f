import {FaultError} from '../../../faults/fault-error.ts';
import type {PowerAction} from '../../../manifest/board-spec.ts';
import type {RebootKind, SshSpec} from '../../../manifest/manifest.ts';
import type {Machine, StepContext} from '../../environment.ts';
import {nameOf} from './power-switch.ts';

/** Who switches the power, and connects anew. */
interface PowerOwner {
  setPower(action: PowerAction, context: StepContext): Promise<void>;
}

/** What can be done to a host from outside: its power can be switched, no more. */
export class HostMachine implements Machine {
  readonly #spec: SshSpec;
  readonly #owner: PowerOwner;

  constructor(spec: SshSpec, owner: PowerOwner) {
    this.#spec = spec;
    this.#owner = owner;
  }

  setPower(action: PowerAction, context: StepContext): Promise<void> {
    return this.#owner.setPower(action, context);
  }

  /** By its power; a host that is to be asked is asked by a command. */
  async reboot(how: RebootKind, context: StepContext): Promise<void> {
    if (how === 'reset') await this.#owner.setPower('cycle', context);
    else await this.#refuse('ask it to reboot');
  }

  checkpoint(): Promise<void> {
    return this.#refuse('make a checkpoint');
  }

  restore(): Promise<void> {
    return this.#refuse('restore a checkpoint');
  }

  setNetwork(): Promise<void> {
    return this.#refuse('switch its network');
  }

  attachDisk(): Promise<void> {
    return this.#refuse('attach a disk');
  }

  detachDisk(): Promise<void> {
    return this.#refuse('detach a disk');
  }

  sendNmi(): Promise<void> {
    return this.#refuse('send an NMI');
  }

  sendSysrq(): Promise<void> {
    return this.#refuse('send a SysRq key');
  }

  dumpMemory(): Promise<never> {
    return this.#refuse('dump its memory');
  }

  async #refuse(what: string): Promise<never> {
    const message = `cannot ${what}: ${nameOf(this.#spec)} is no virtual machine`;
    throw new FaultError('vm/unsupported', message, {help: 'its power can be switched, no more'});
  }
}
