import type {ProcessIdentity} from '../util/process-identity.ts';

/** A container engine's command line client, as it has to be called again. */
export interface EngineCall {
  /** Absolute path. */
  readonly program: string;
  /** Its whole environment; nothing secret. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Something that is made for a run and must not outlive it, described so that another process can
 * find and remove it, knowing nothing else. JSON-only; nothing secret.
 *
 * What belongs to nobody but this resource is meant: a name that a stranger may have taken over
 * since must come with what tells them apart (start time, marker file, label, lock token).
 */
export type Resource =
  /** A process and its group; `mark` is in its environment, and finds it before its identity is known. */
  | {readonly kind: 'process'; readonly label: string; readonly mark: string}
  /**
   * All processes that have the text `mark` anywhere in their initial environment, whatever session
   * they are in: a whole variable, or a part of a value that is in nobody else's.
   */
  | {readonly kind: 'processes'; readonly mark: string}
  /**
   * A folder with all that is in it, links not followed, mounts not entered. Absolute. With
   * `undoes`, scripts in it called `undo-…` put back what was changed elsewhere: /bin/sh runs them
   * in the order of their names once all processes have gone and folders without such have been
   * removed.
   */
  | {readonly kind: 'folder'; readonly path: string; readonly undoes?: true}
  | {readonly kind: 'file'; readonly path: string}
  /** Control groups (absolute paths): what runs in them and in groups below is killed. */
  | {readonly kind: 'cgroup'; readonly paths: readonly string[]}
  | {readonly kind: 'mount'; readonly path: string}
  | {readonly kind: 'network-namespace'; readonly name: string}
  | {readonly kind: 'container'; readonly engine: EngineCall; readonly name: string}
  | {readonly kind: 'image'; readonly engine: EngineCall; readonly name: string}
  /**
   * Processes and a folder on another machine. That machine's own lease ends them: nothing here
   * has the credentials to. It is listed so that it can be told of.
   */
  | {readonly kind: 'remote'; readonly host: string; readonly root: string}
  /** A lock of `Locks`; released last, when what it protects is undone. */
  | {
      readonly kind: 'lock';
      readonly name: string;
      readonly token: number;
      /** As `lockBookName` says. @default the database in `folder` */
      readonly book?: string;
      /** Absolute: where the machine's database of locks is. @default the state folder */
      readonly folder?: string;
    };

/** What is known of a resource once it is there. */
export interface ResourceDetail {
  readonly process?: ProcessIdentity;
}
