import type {QemuSpec} from '../../manifest/manifest.ts';
import type {Architecture} from './architectures.ts';

/** A disk's file, as it is given to QEMU: never an image of the user's. */
export interface DiskFile {
  /** Of `QemuSpec.disks`; QEMU's names are made of it, and the guest sees it as serial number. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly format: 'qcow2' | 'raw';
  readonly readOnly: boolean;
  readonly boot: boolean;
}

/** A port of this machine that leads to one of the guest's. */
export interface Forward {
  readonly protocol: 'tcp' | 'udp';
  /** On 127.0.0.1. */
  readonly host: number;
  readonly guest: number;
}

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
  /** QEMU's `-netdev`, without the id: `user,restrict=on`, `socket,mcast=…`. */
  readonly backend: string;
  /** For backends of user networking. */
  readonly forwards: readonly Forward[];
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
 * `ram`, host ports of forwards, and `isIncoming`.
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
