import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inTemporaryFolder, PackageRoot, type TinyPackage} from './package-root.ts';

/** With rpm and dnf, which this machine must have, and `createrepo_c`. */
export class RpmRoot extends PackageRoot {
  readonly tool = 'dnf';

  constructor() {
    super();
    this.write('etc/dnf/dnf.conf', '[main]\ngpgcheck=0\nkeepcache=0\n');
    this.write(
      'etc/yum.repos.d/test.repo',
      '[test]\nname=test\nbaseurl=file:///opt/repository\nenabled=1\nmetadata_expire=1\n',
    );
    // Of a system that is no Fedora: what `$releasever` stands for is told.
    this.write('etc/dnf/vars/releasever', '1\n');
    mkdirSync(this.path('var/lib/dnf'), {recursive: true});
    this.reset();
  }

  publish(packages: readonly TinyPackage[]): void {
    for (const tiny of packages) this.build(tiny, 'opt/repository');
    execFileSync('createrepo_c', ['-q', this.path('opt/repository')], {stdio: 'ignore'});
  }

  build({name, version = '1.0', ...tiny}: TinyPackage, folder = 'opt'): string {
    const path = `/${folder}/${name}-${version}-1.noarch.rpm`;
    inTemporaryFolder((top) => {
      const spec = join(top, 'tiny.spec');
      const lines = [
        `Name: ${name}`,
        `Version: ${version}`,
        'Release: 1',
        `Summary: ${name}`,
        'License: none',
        'BuildArch: noarch',
        ...(tiny.depends === undefined ? [] : [`Requires: ${tiny.depends}`]),
        ...(tiny.provides === undefined ? [] : [`Provides: ${tiny.provides}`]),
        '%description',
        name,
        '%install',
        `mkdir -p %{buildroot}/opt/tiny; touch %{buildroot}/opt/tiny/${name}`,
        ...(tiny.afterwards === undefined ? [] : ['%post', tiny.afterwards]),
        '%files',
        `/opt/tiny/${name}\n`,
      ];
      writeFileSync(spec, lines.join('\n'));
      const args = [
        '-bb',
        '--quiet',
        '--define',
        `_topdir ${top}`,
        '--define',
        '_buildhost test',
        spec,
      ];
      execFileSync('rpmbuild', args, {stdio: 'ignore'});
      const made = join(top, 'RPMS/noarch');
      copyFileSync(join(made, readdirSync(made)[0] ?? ''), this.path(path));
    });
    return path;
  }

  reset(): void {
    rmSync(this.path('root/.rpmdb'), {recursive: true, force: true});
    rmSync(this.path('var/lib/rpm'), {recursive: true, force: true});
    // Debian's rpm provides no shell, which a package's script needs.
    this.run('mkdir -p /var/lib/rpm; rpm --initdb');
  }
}
