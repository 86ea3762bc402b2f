/**
 * What proctor does with a package manager, as texts for a POSIX shell. Each is the body of a
 * function that gets its words in `$@`; `name=version` is one of them. Commands that change something
 * or need its locks are called through `pd_root`. A text reads no standard input, and does not
 * depend on `set -e`.
 */
export interface PackageToolText {
  /** Succeeds where it is this environment's package manager. */
  readonly detect: string;
  /** Prints `pd: + WORD` for each wanted package that is installed. */
  readonly installed: string;
  /** Prints `pd: ? WORD` for each wanted package that it could not install, as it knows none such. */
  readonly unknown: string;
  /** Succeeds where it has lists of packages that are new enough. */
  readonly fresh: string;
  /** Fetches the lists anew. */
  readonly update: string;
  /** Puts right what an interrupted run has left. */
  readonly repair: string;
  /** Installs packages; `$pd_wait` is the seconds that a lock is waited for. */
  readonly install: string;
  /** Installs package files, whose paths are given, without a network. */
  readonly installFiles: string;
  /** Prints `name=version` of the package file `$1`; nothing where that cannot be told. */
  readonly describeFile: string;
  /** How names of package files end. */
  readonly fileEnd: string;
  /** What it says where another process holds its lock. */
  readonly busy: RegExp;
  /** What it says where its lists name what is not there any more. */
  readonly stale: RegExp;
  /** What a person may look for a package's name with. */
  readonly searchCommand: string;
}
