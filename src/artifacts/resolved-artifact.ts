/** An artifact's files as they are now, with all that is known of them without an environment. */
export interface ResolvedArtifact {
  readonly id: string;
  /** Digest of targets, modes, owners and contents, in hex: alike only where all of these are. */
  readonly version: string;
  /** At least one; targets are unique within the artifact. */
  readonly files: readonly ArtifactFile[];
  readonly isSensitive: boolean;
  readonly isOptional: boolean;
}

/** One file of an artifact. */
export interface ArtifactFile {
  /** For messages, as `tests/a.sh`. */
  readonly source: string;
  /** A plain file with the content, absolute; `undefined` where it is kept encrypted. */
  readonly path: string | undefined;
  /** Path there: absolute, or relative to the scratch folder. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  readonly owner: string | undefined;
  readonly group: string | undefined;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  /** Its content. */
  open(options: {readonly signal: AbortSignal}): AsyncIterable<Buffer>;
}
