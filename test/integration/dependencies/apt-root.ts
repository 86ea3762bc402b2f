import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inTemporaryFolder, PackageRoot, type TinyPackage} from './package-root.ts';

/** With apt and dpkg. */
export class AptRoot extends PackageRoot {
  readonly tool = 'apt';

  constructor() {
    super();
    for (const folder of [
      ...['var/lib/dpkg/info', 'var/lib/dpkg/updates', 'var/lib/dpkg/triggers'],
      ...['var/lib/apt/lists/partial', 'var/cache/apt/archives/partial', 'var/log/apt'],
      ...['etc/apt/apt.conf.d', 'etc/apt/preferences.d', 'etc/dpkg/dpkg.cfg.d'],
    ]) {
      mkdirSync(this.path(folder), {recursive: true});
    }
    this.write('var/lib/dpkg/status', '');
    this.write('opt/repository/Packages', '');
    this.write('etc/apt/sources.list', 'deb [trusted=yes] copy:/opt/repository ./\n');
    // There is no other user to fetch as.
    this.write('etc/apt/apt.conf.d/test', 'APT::Sandbox::User "root";\n');
    this.write('etc/dpkg/dpkg.cfg.d/test', 'force-unsafe-io\n');
  }

  publish(packages: readonly TinyPackage[]): void {
    for (const tiny of packages) {
      const path = this.build(tiny, 'opt/repository');
      appendFileSync(this.path('opt/repository/Packages'), indexEntry(this.path(path), tiny));
    }
  }

  build(tiny: TinyPackage, folder = 'opt'): string {
    const path = `/${folder}/${tiny.name}_${tiny.version ?? '1.0'}_all.deb`;
    buildDeb(this.path(path), tiny);
    return path;
  }

  /** Names of packages that dpkg has as installed whole. */
  installed(): ReadonlySet<string> {
    const entries = readFileSync(this.path('var/lib/dpkg/status'), 'utf8').split('\n\n');
    return new Set(
      entries.flatMap((entry) => {
        const name = /^Package: (.*)$/m.exec(entry)?.[1];
        return name !== undefined && /^Status: .* ok installed$/m.test(entry) ? [name] : [];
      }),
    );
  }

  reset(): void {
    this.write('var/lib/dpkg/status', '');
    rmSync(this.path('var/lib/dpkg/info'), {recursive: true});
    mkdirSync(this.path('var/lib/dpkg/info'));
  }
}

/** Makes a package as dpkg and opkg have them at `path`. */
export function buildDeb(path: string, tiny: TinyPackage): void {
  inTemporaryFolder((source) => {
    mkdirSync(join(source, 'DEBIAN'));
    mkdirSync(join(source, 'opt/tiny'), {recursive: true});
    writeFileSync(join(source, 'opt/tiny', tiny.name), '');
    writeFileSync(join(source, 'DEBIAN/control'), `${control(tiny)}\n`);
    if (tiny.afterwards !== undefined) {
      const script = `#!/bin/sh\n${tiny.afterwards}\n`;
      writeFileSync(join(source, 'DEBIAN/postinst'), script, {mode: 0o755});
    }
    execFileSync('dpkg-deb', ['-Zgzip', '--root-owner-group', '-b', source, path], {
      stdio: 'ignore',
    });
  });
}

/** What a list of packages has of one that is at `path`. */
export function indexEntry(path: string, tiny: TinyPackage): string {
  const content = readFileSync(path);
  const hash = (name: string): string => createHash(name).update(content).digest('hex');
  return [
    control(tiny),
    `Filename: ./${path.slice(path.lastIndexOf('/') + 1)}`,
    `Size: ${content.length}`,
    `MD5Sum: ${hash('md5')}`,
    `SHA256: ${hash('sha256')}\n\n`,
  ].join('\n');
}

function control({name, version = '1.0', depends, provides}: TinyPackage): string {
  return [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: all',
    'Maintainer: nobody <nobody@example.org>',
    ...(depends === undefined ? [] : [`Depends: ${depends}`]),
    ...(provides === undefined ? [] : [`Provides: ${provides}`]),
    `Description: ${name}`,
  ].join('\n');
}
