import type {ResourceLimits} from './deployment-spec.ts';
import type {Scalar} from './manifest.ts';

/** A container run by podman or docker, beside what all environments have. Paths are absolute. */
export interface ContainerSettings {
  readonly type: 'container';
  /** `auto`: podman where it works, else docker. */
  readonly engine: 'auto' | 'podman' | 'docker';
  readonly image: ContainerImage;
  readonly mounts: readonly ContainerMount[];
  /** As `--user` takes it. */
  readonly user: string | undefined;
  readonly privileged: boolean;
  readonly capabilities: {readonly add: readonly string[]; readonly drop: readonly string[]};
  readonly devices: readonly string[];
  /** `none`, `host`, `bridge`, or a network's name; `undefined` for the engine's default. */
  readonly networkMode: string | undefined;
  readonly resources: ResourceLimits | undefined;
  readonly hostname: string | undefined;
  readonly readOnly: boolean;
  readonly tmpfs: readonly string[];
  readonly sysctls: Readonly<Record<string, Scalar>>;
  /** What runs as the container's first process; empty for one of ours that only waits. */
  readonly command: readonly string[];
  /** As `linux/arm64`. */
  readonly platform: string | undefined;
  /** Appended to the engine's `run` as they are. */
  readonly extraArgs: readonly string[];
}

export type ContainerImage =
  | {
      readonly kind: 'image';
      readonly name: string;
      readonly pull: 'missing' | 'never' | 'always';
    }
  | {
      readonly kind: 'build';
      readonly context: string;
      readonly file: string | undefined;
      readonly target: string | undefined;
      readonly args: Readonly<Record<string, string>>;
    }
  /** A folder or a tar archive that becomes the image. */
  | {readonly kind: 'rootfs'; readonly path: string};

export interface ContainerMount {
  /** Absolute path here, or the name of a volume. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}
