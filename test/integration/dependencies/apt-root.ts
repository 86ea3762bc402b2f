import {execFileSync} from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';

/** What a package manager and the scripts of packages need of a system. */
const PROGRAMS = [
  ...[
    'sh',
    'bash',
    'cat',
    'chmod',
    'chown',
    'cp',
    'cut',
    'echo',
    'env',
    'false',
    'find',
    'grep',
    'id',
  ],
  ...[
    'ln',
    'ls',
    'mkdir',
    'mktemp',
    'mv',
    'readlink',
    'rm',
    'rmdir',
    'sed',
    'sleep',
    'sort',
    'stat',
  ],
  ...[
    'tail',
    'tar',
    'touch',
    'true',
    'tty',
    'uname',
    'gzip',
    'xz',
    'diff',
    'printf',
    'test',
    'flock',
  ],
  ...['ldconfig', 'start-stop-daemon', 'setsid', 'mkfifo', 'head', 'tr', 'kill', 'mount', 'date'],
];
const APT_PROGRAMS = [
  ...['apt-get', 'apt-cache', 'apt-config', 'dpkg', 'dpkg-deb', 'dpkg-query', 'dpkg-split'],
];

/** A small package of a test's own. */
export interface TinyPackage {
  readonly name: string;
  readonly version?: string;
  /** As in `Depends:` */
  readonly depends?: string;
  readonly provides?: string;
  readonly conflicts?: string;
  /** Text of its `postinst`. */
  readonly postinst?: string;
}

/** A root file system of its own with programs of this machine in it; removed at the end. */
export class ToolRoot implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'proctor-root-'));

  constructor(programs: readonly string[]) {
    // As Debian has it: one set of folders under two names.
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
      mkdirSync(this.path(`usr/${name}`), {recursive: true});
      symlinkSync(`usr/${name}`, this.path(name));
    }
    for (const name of ['etc', 'proc', 'dev', 'root', 'run', 'tmp', 'opt', 'var/tmp']) {
      mkdirSync(this.path(name), {recursive: true});
    }
    writeFileSync(this.path('etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
    writeFileSync(this.path('etc/group'), 'root:x:0:\n');
    execFileSync('mknod', ['-m', '666', this.path('dev/null'), 'c', '1', '3']);
    for (const program of [...PROGRAMS, ...programs]) this.addProgram(program);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Copies a program and its libraries in. */
  addProgram(name: string): void {
    const found = execFileSync('sh', ['-c', `command -v ${name} || ls /usr/sbin/${name}`], {
      encoding: 'utf8',
      env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin'},
    }).trim();
    // A builtin of the shell may have no program.
    if (found.startsWith('/')) this.#addFile(found);
  }

  /** Copies a file in, or a folder with all in it, and the libraries of programs. */
  add(path: string): void {
    if (!lstatSync(path).isDirectory()) {
      this.#addFile(path);
      return;
    }
    cpSync(path, this.path(path), {recursive: true, verbatimSymlinks: true});
  }

  /** Copies the libraries in that a program or a library needs. */
  addLibrariesOf(path: string): void {
    let text = '';
    try {
      text = execFileSync('ldd', [path], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
    } catch {
      return;
    }
    for (const library of text.match(/\/\S+/g) ?? []) {
      if (!existsSync(this.path(library))) this.#copy(library);
    }
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(this.path(name)), {recursive: true});
    writeFileSync(this.path(name), text);
    chmodSync(this.path(name), mode);
  }

  append(name: string, text: string): void {
    appendFileSync(this.path(name), text);
  }

  /** Runs a command within. @returns what it prints. */
  run(...argv: readonly string[]): string {
    return execFileSync('/usr/sbin/chroot', [this.folder, ...argv], {
      encoding: 'utf8',
      env: {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C'},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, {recursive: true, force: true});
  }

  #addFile(path: string): void {
    this.#copy(path);
    this.addLibrariesOf(path);
  }

  /** A link's file is copied to the link's place. */
  #copy(path: string): void {
    const target = this.path(path);
    mkdirSync(dirname(target), {recursive: true});
    if (!existsSync(target)) cpSync(realpathSync(path), target);
  }
}

/** A root with apt and dpkg, none of whose packages is known to be installed, and a repository. */
export class AptRoot extends ToolRoot {
  constructor() {
    super(APT_PROGRAMS);
    for (const folder of ['/usr/lib/apt', '/usr/share/dpkg']) this.add(folder);
    for (const name of ['methods/file', 'methods/store', 'methods/copy', 'methods/gpgv']) {
      this.addLibrariesOf(`/usr/lib/apt/${name}`);
    }
    for (const folder of [
      ...['var/lib/dpkg/info', 'var/lib/dpkg/updates', 'var/lib/dpkg/triggers'],
      ...['var/lib/apt/lists/partial', 'var/cache/apt/archives/partial', 'var/log/apt'],
      ...['etc/apt/apt.conf.d', 'etc/apt/preferences.d', 'etc/dpkg/dpkg.cfg.d', 'opt/repository'],
    ]) {
      mkdirSync(this.path(folder), {recursive: true});
    }
    this.write('var/lib/dpkg/status', '');
    this.write('etc/apt/sources.list', 'deb [trusted=yes] file:/opt/repository ./\n');
    // There is no other user to fetch as.
    this.write('etc/apt/apt.conf.d/test', 'APT::Sandbox::User "root";\n');
    this.write('etc/dpkg/dpkg.cfg.d/test', 'force-unsafe-io\n');
  }

  /** Makes packages and puts them into the repository. */
  publish(packages: readonly TinyPackage[]): void {
    for (const spec of packages) this.append('opt/repository/Packages', this.#entry(spec));
  }

  /** What the package manager knows is forgotten, and nothing is installed. */
  reset(): void {
    this.write('var/lib/dpkg/status', '');
    rmSync(this.path('var/lib/dpkg/info'), {recursive: true});
    mkdirSync(this.path('var/lib/dpkg/info'));
  }

  /** Makes a package's file. @returns its path within the root. */
  build({name, version = '1.0', ...spec}: TinyPackage, folder = 'opt'): string {
    const source = mkdtempSync(join(tmpdir(), 'proctor-deb-'));
    try {
      mkdirSync(join(source, 'DEBIAN'));
      mkdirSync(join(source, 'opt/tiny'), {recursive: true});
      writeFileSync(join(source, 'opt/tiny', name), `${name} ${version}\n`);
      writeFileSync(join(source, 'DEBIAN/control'), `${control({name, version, ...spec})}\n`);
      if (spec.postinst !== undefined) {
        writeFileSync(join(source, 'DEBIAN/postinst'), spec.postinst, {mode: 0o755});
      }
      const path = `/${folder}/${name}_${version}_all.deb`;
      execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '-b', source, this.path(path)], {
        stdio: 'ignore',
      });
      return path;
    } finally {
      rmSync(source, {recursive: true});
    }
  }

  #entry(spec: TinyPackage): string {
    const path = this.path(this.build(spec, 'opt/repository'));
    const sum = execFileSync('sha256sum', [path], {encoding: 'utf8'}).slice(0, 64);
    const {size} = lstatSync(path);
    const text = control({version: '1.0', ...spec});
    return `${text}\nFilename: ./${basename(path)}\nSize: ${size}\nSHA256: ${sum}\n\n`;
  }

  /** Names of packages that are installed whole. */
  get installed(): string[] {
    const status = readFileSync(this.path('var/lib/dpkg/status'), 'utf8');
    return status.split('\n\n').flatMap((entry) => {
      const name = /^Package: (.*)$/m.exec(entry)?.[1];
      return name !== undefined && / ok installed$/m.test(entry) ? [name] : [];
    });
  }
}

function control({name, version, ...spec}: TinyPackage): string {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: all',
    'Maintainer: nobody <nobody@example.org>',
    ...(spec.depends === undefined ? [] : [`Depends: ${spec.depends}`]),
    ...(spec.provides === undefined ? [] : [`Provides: ${spec.provides}`]),
    ...(spec.conflicts === undefined ? [] : [`Conflicts: ${spec.conflicts}`]),
    `Description: ${name}`,
  ].join('\n');
}
