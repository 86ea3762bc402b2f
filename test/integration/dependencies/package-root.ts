import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Command, Connection, ExecOptions} from '../../../src/environments/environment.ts';
import type {PackageTool} from '../../../src/manifest/deployment-spec.ts';

/** A small package of a test's own, for all machines; its one file is `/opt/tiny/NAME`. */
export interface TinyPackage {
  readonly name: string;
  /** @default 1.0, with what a tool must have behind it */
  readonly version?: string;
  /** Names. */
  readonly depends?: string;
  readonly provides?: string;
  /** Text of what runs once its files are in place. */
  readonly afterwards?: string;
}

/**
 * A system of its own, without any package but those that a test puts there: this machine's
 * programs, read-only, under a root whose other folders are a test's own. Removed at the end.
 */
export abstract class PackageRoot implements Disposable {
  abstract readonly tool: PackageTool;
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-root-'));

  constructor() {
    // For users who are not root.
    chmodSync(this.folder, 0o755);
    mkdirSync(this.path('usr'));
    for (const name of ['bin', 'sbin', 'lib64']) symlinkSync(`usr/${name}`, this.path(name));
    // Package managers may keep something in `/lib` itself.
    mkdirSync(this.path('lib'));
    for (const name of readdirSync('/usr/lib').filter((entry) => entry.includes('-linux-'))) {
      symlinkSync(`../usr/lib/${name}`, this.path(`lib/${name}`));
    }
    for (const name of ['proc', 'dev', 'root', 'run', 'tmp', 'var/tmp', 'opt/repository']) {
      mkdirSync(this.path(name), {recursive: true});
    }
    mkdirSync(this.path('opt/tools'));
    this.write('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n');
    this.write('etc/group', 'root:x:0:\nnogroup:x:65534:\n');
    this.write('etc/ld.so.conf', 'include /etc/ld.so.conf.d/*.conf\n');
    copyFileSync('/etc/ld.so.cache', this.path('etc/ld.so.cache'));
    mkdirSync(this.path('etc/alternatives'));
  }

  /** Makes packages and puts them into the repository that the package manager knows. */
  abstract publish(packages: readonly TinyPackage[]): void;

  /** Makes a package's file beside the repository. @returns its path within the root. */
  abstract build(tiny: TinyPackage): string;

  /** Nothing is installed any more. */
  abstract reset(): void;

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(this.path(name)), {recursive: true});
    writeFileSync(this.path(name), text, {mode});
  }

  /** A program that this machine has somewhere else than under `/usr`, or of a test's own. */
  addTool(path: string): void {
    const name = path.slice(path.lastIndexOf('/') + 1);
    execFileSync('install', ['-m', '755', path, this.path(`opt/tools/${name}`)]);
  }

  /** Runs a command in it. @returns what it prints. */
  run(script: string): string {
    return execFileSync('sh', ['-c', this.entering(script)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** `connection`, but that commands run in it; all of them scripts for sh. */
  through(connection: Connection, user = 'root'): Connection {
    const exec = (command: Command, options: ExecOptions) =>
      connection.exec(
        {...command, script: this.entering(command.script, user), shell: 'sh'},
        options,
      );
    return {
      transport: connection.transport,
      facts: connection.facts,
      scratch: '/tmp',
      workingDirectory: '/',
      exec,
      put: (files, options) => connection.put(files, options),
      get: (patterns, destination, options) => connection.get(patterns, destination, options),
      dial: (host, port, options) => connection.dial(host, port, options),
      [Symbol.asyncDispose]: async () => undefined,
    };
  }

  /** The script that runs `script` in it. */
  entering(script: string, user = 'root'): string {
    const {folder} = this;
    const become = user === 'root' ? '' : 'setpriv --reuid 65534 --regid 65534 --clear-groups ';
    const inner = [
      'set -e',
      `mount --bind /usr ${folder}/usr`,
      `mount -o remount,bind,ro ${folder}/usr`,
      `mount --bind /etc/alternatives ${folder}/etc/alternatives`,
      `mount --rbind /proc ${folder}/proc`,
      `mount --rbind /dev ${folder}/dev`,
      'export HOME=/root TMPDIR=/tmp PATH=/opt/tools:/usr/sbin:/usr/bin:/sbin:/bin',
      `exec /usr/sbin/chroot ${folder} ${become}/bin/sh -e -c "$1"`,
    ].join('\n');
    return `exec unshare --mount --propagation private sh -c ${quoted(inner)} sh ${quoted(script)}`;
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, {recursive: true, force: true});
  }
}

/** A fresh folder that `use` may fill; gone afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-tiny-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Where a program of this machine is; `undefined` where it has none such. */
export function findProgram(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8'}).trim();
  } catch {
    return undefined;
  }
}

/** Whether a root can be entered here; the reason where it cannot. */
export function canEnterRoots(): true | string {
  try {
    execFileSync('unshare', ['--mount', 'true'], {stdio: 'ignore'});
    return true;
  } catch {
    return 'needs root and mount namespaces';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
