import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import type {LockWork} from './lock-worker.ts';

/** Where a crowd's locks are. */
export type LockPlace = Pick<LockWork, 'stateFolder' | 'url'>;

/** Processes that want one lock, and what they saw. */
export class LockCrowd implements Disposable {
  readonly folder: string;
  readonly #program: string;
  readonly #members = new Set<LockMember>();

  private constructor(folder: string) {
    this.folder = folder;
    this.#program = join(folder, 'worker.mjs');
  }

  /** @param parent Its folder is in there. @default the temporary folder */
  static async make(parent: string = tmpdir()): Promise<LockCrowd> {
    const crowd = new LockCrowd(mkdtempSync(join(parent, 'lock-crowd-')));
    await build({
      entryPoints: [join(import.meta.dirname, 'lock-worker.ts')],
      outfile: crowd.#program,
      ...{bundle: true, format: 'esm', platform: 'node', target: 'node22.13', logLevel: 'error'},
      external: ['pg-native'],
      // What comes as CommonJS calls it.
      banner: {
        js: "import {createRequire} from 'node:module'; const require = createRequire('/');",
      },
    });
    return crowd;
  }

  /** @param user Whose the process is. @default ours */
  start(
    place: LockPlace,
    work: Pick<LockWork, 'name' | 'rounds' | 'leaseMs'>,
    user?: {readonly uid: number; readonly gid: number},
  ): LockMember {
    const whole: LockWork = {...place, ...work, folder: this.folder};
    const member = new LockMember(
      spawn(process.execPath, [this.#program, JSON.stringify(whole)], {
        stdio: ['ignore', 'pipe', 'pipe'],
        ...user,
      }),
    );
    this.#members.add(member);
    return member;
  }

  /** Everything that members have said, by kind; `overlap` is what must not be. */
  said(pattern: RegExp): string[] {
    return [...this.#members].flatMap(({lines}) => lines.filter((line) => pattern.test(line)));
  }

  /** Tokens of those who have done what they went in for, in that order. */
  book(): number[] {
    try {
      const text = readFileSync(join(this.folder, 'book'), 'latin1').trimEnd();
      return text === '' ? [] : text.split('\n').map(Number);
    } catch {
      return [];
    }
  }

  [Symbol.dispose](): void {
    for (const {child} of this.#members) child.kill('SIGKILL');
    rmSync(this.folder, {recursive: true, force: true});
  }
}

/** One process of a crowd. */
export class LockMember {
  readonly child: ChildProcess;
  readonly lines: string[] = [];
  /** Its exit code, or the signal that ended it; and what it complained of. */
  readonly ended: Promise<string>;
  #listeners: Array<() => void> = [];

  constructor(child: ChildProcess) {
    this.child = child;
    let errors = '';
    let rest = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      this.lines.push(...lines);
      for (const listener of this.#listeners) listener();
    });
    this.ended = new Promise((resolve) => {
      child.on('close', (code, signal) => {
        resolve(`${signal ?? code}${errors}`);
        for (const listener of this.#listeners) listener();
      });
    });
  }

  /** The first line that begins with `word`. @throws when it ends without. */
  async says(word: string): Promise<string> {
    const gate = Promise.withResolvers<string>();
    const look = (): void => {
      const line = this.lines.find((each) => each.startsWith(word));
      if (line !== undefined) gate.resolve(line);
      else if (this.child.exitCode !== null || this.child.signalCode !== null) {
        this.ended.then((how) => gate.reject(new Error(`no "${word}", but ${how}`)), gate.reject);
      }
    };
    this.#listeners.push(look);
    look();
    return gate.promise;
  }

  /** @returns its last words. */
  async kill(): Promise<string> {
    this.child.kill('SIGKILL');
    return this.ended;
  }
}
