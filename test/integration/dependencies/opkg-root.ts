import {appendFileSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {buildDeb, indexEntry} from './apt-root.ts';
import {findProgram, PackageRoot, type TinyPackage} from './package-root.ts';

/** With opkg, which this machine must have. */
export class OpkgRoot extends PackageRoot {
  readonly tool = 'opkg';

  constructor() {
    super();
    this.addTool(findProgram('opkg') ?? '');
    this.write(
      'etc/opkg/opkg.conf',
      'src test file:///opt/repository\ndest root /\noption lists_dir /var/lib/opkg/lists\narch all 1\n',
    );
    this.write('opt/repository/Packages', '');
    for (const name of ['var/lib/opkg/lists', 'var/lib/opkg/info', 'var/cache/opkg', 'run/lock']) {
      mkdirSync(this.path(name), {recursive: true});
    }
  }

  publish(packages: readonly TinyPackage[]): void {
    for (const tiny of packages) {
      const path = this.path(this.build(tiny, 'opt/repository'));
      appendFileSync(this.path('opt/repository/Packages'), indexEntry(path, tiny));
    }
  }

  build(tiny: TinyPackage, folder = 'opt'): string {
    const path = `/${folder}/${tiny.name}_${tiny.version ?? '1.0'}_all.ipk`;
    buildDeb(`${this.path(path)}.deb`, tiny);
    renameSync(`${this.path(path)}.deb`, this.path(path));
    return path;
  }

  reset(): void {
    rmSync(this.path('var/lib/opkg/status'), {force: true});
    rmSync(this.path('var/lib/opkg/info'), {recursive: true});
    mkdirSync(this.path('var/lib/opkg/info'));
  }
}
