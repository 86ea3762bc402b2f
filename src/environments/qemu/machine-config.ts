import type {QemuSpec} from '../../manifest/manifest.ts';
import type {Architecture} from './architectures.ts';
import type {DiskFile} from './host/disks.ts';

/** A file on tmpfs that has no name any more, which the guest's memory is kept in. */
export interface RamFile {
  /** Open for reading and writing, as long as the guest's memory; it stays the caller's. */
  readonly fd: number;
  /** Whether what the guest writes goes to the file: for templates, whose clones read it. */
  readonly share: boolean;
}

/** A network card. */
export interface Nic {
  /** Of QEMU's device; its backend is called `<id>-net`. */
  readonly id: string;
  readonly mac: string;
  /**
   * QEMU's `-netdev`, without the id, as `user,restrict=on`; `undefined` for a card of a private
   * network, whose frames come and go by `VirtualMachine.nicChannel`.
   */
  readonly backend: string | undefined;
  /** Name of its private network. */
  readonly network: string | undefined;
  /** What the guest is told to have there, as `10.64.1.1/16`. @default nothing */
  readonly address?: string | undefined;
}

/** What the machine starts with. */
export type MachineBoot =
  | {
      readonly kind: 'kernel';
      readonly kernel: string;
      readonly initrd: string | undefined;
      /** Whole: nothing is added to it. */
      readonly cmdline: string;
      readonly dtb: string | undefined;
    }
  | {
      readonly kind: 'disk';
      /** UEFI code image; `undefined` for what the machine has. */
      readonly firmware: string | undefined;
      /** A copy of the firmware's variables, of this VM; `undefined` where it has none. */
      readonly firmwareVariables: string | undefined;
    };

/**
 * Everything one QEMU process is started with, settled. Paths are absolute. Machines whose memory
 * is to be moved from one to the other must have the same but for `folder`, the paths of `disks`,
 * `ram`, and `isIncoming`. Forwards are opened when QEMU runs: see host/ports.ts.
 */
export interface MachineConfig {
  readonly spec: QemuSpec;
  /** Program: a path, or a name on the PATH. */
  readonly binary: string;
  readonly accelerator: 'kvm' | 'tcg';
  readonly architecture: Architecture;
  /** The VM's own, of mode 0700. */
  readonly folder: string;
  readonly boot: MachineBoot;
  readonly disks: readonly DiskFile[];
  readonly nics: readonly Nic[];
  /** `undefined` for memory that nothing else can see. */
  readonly ram: RamFile | undefined;
  /** Files with the values of `spec.fwCfg`. */
  readonly fwCfg: readonly {readonly name: string; readonly path: string}[];
  /** Told to the guest on its kernel's command line, and in fw_cfg `opt/proctor/nonce`. */
  readonly nonce: string;
  /** Whether there is a channel for the guest agent. @default true */
  readonly hasAgent?: boolean;
  /** Whether it waits for `migrate-incoming` instead of booting. */
  readonly isIncoming: boolean;
  /** Whether the guest waits for `cont`. @default false */
  readonly isPaused?: boolean;
}
