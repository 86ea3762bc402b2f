import type {KernelArch} from '../kernel-headers.ts';

/** What a guest without an image is built from. */
export interface GuestRecipe {
  readonly arch: KernelArch;
  /** The kernel it will run under: its release says which modules go in. */
  readonly kernel: string;
  /**
   * Folder that programs and libraries are taken from, as if it were `/`: for another architecture,
   * one in which its Debian packages were unpacked.
   *
   * @default '/'
   */
  readonly sysroot?: string;
  /**
   * The folder of the kernel's modules (with `modules.order` or `modules.dep`).
   *
   * @default `lib/modules/<release>` beside the kernel, above it, in the sysroot, or of this machine
   */
  readonly modulesFolder?: string;
  /** Modules to put in besides those of virtual hardware and disks. */
  readonly modules?: readonly string[];
  readonly with: {
    /** QEMU's guest agent. */
    readonly agent: boolean;
    /** dropbear. */
    readonly ssh: boolean;
    /** A shell on the console, and a second one with a terminal on hvc0. */
    readonly console: boolean;
  };
  /** Files and folders of this machine to put in, over what is there. */
  readonly files?: readonly GuestFile[];
}

/** A file or folder to put in. */
export interface GuestFile {
  /** On this machine. */
  readonly source: string;
  /** Absolute, in the guest. */
  readonly target: string;
  /** @default that of the source */
  readonly mode?: number;
}
