import {execFileSync} from 'node:child_process';
import {createHash, createSign, generateKeyPairSync, type KeyObject} from 'node:crypto';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {findProgram, inTemporaryFolder, PackageRoot, type TinyPackage} from './package-root.ts';

/** With apk-tools 2, which this machine must have. */
export class ApkRoot extends PackageRoot {
  readonly tool = 'apk';
  readonly #key: KeyObject;

  constructor() {
    super();
    this.addTool(findProgram('apk') ?? '');
    const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
    this.#key = privateKey;
    this.write(
      'etc/apk/keys/test.rsa.pub',
      publicKey.export({type: 'spki', format: 'pem'}) as string,
    );
    this.write('etc/apk/repositories', '/opt/repository\n');
    this.write('etc/apk/arch', 'x86_64\n');
    mkdirSync(this.path('opt/repository/x86_64'));
    this.reset();
  }

  publish(packages: readonly TinyPackage[]): void {
    const folder = 'opt/repository/x86_64';
    for (const tiny of packages) this.build(tiny, folder);
    const files = readdirSync(this.path(folder)).filter((name) => name.endsWith('.apk'));
    const index = execFileSync(
      findProgram('apk') ?? '',
      ['index', '--allow-untrusted', '--rewrite-arch', 'x86_64', ...files],
      {cwd: this.path(folder), stdio: ['ignore', 'pipe', 'ignore']},
    );
    const signature = createSign('sha1').update(index).sign(this.#key);
    const sealed = [gzipSync(tarOf({'.SIGN.RSA.test.rsa.pub': signature}, false)), index];
    writeFileSync(this.path(`${folder}/APKINDEX.tar.gz`), Buffer.concat(sealed));
  }

  build({name, version = '1.0', ...tiny}: TinyPackage, folder = 'opt'): string {
    const data = gzipSync(tarOf({[`opt/tiny/${name}`]: Buffer.from(name)}, true));
    const info = [
      `pkgname = ${name}`,
      `pkgver = ${version}-r0`,
      'arch = noarch',
      'size = 1',
      `pkgdesc = ${name}`,
      ...(tiny.depends === undefined ? [] : [`depend = ${tiny.depends}`]),
      ...(tiny.provides === undefined ? [] : [`provides = ${tiny.provides}`]),
      `datahash = ${createHash('sha256').update(data).digest('hex')}\n`,
    ].join('\n');
    const scripts =
      tiny.afterwards === undefined
        ? {}
        : {'.post-install': Buffer.from(`#!/bin/sh\n${tiny.afterwards}\n`)};
    const path = `/${folder}/${name}-${version}-r0.apk`;
    const head = gzipSync(tarOf({'.PKGINFO': Buffer.from(info), ...scripts}, false));
    writeFileSync(this.path(path), Buffer.concat([head, data]));
    return path;
  }

  reset(): void {
    for (const name of ['installed', 'triggers', 'scripts.tar'])
      this.write(`lib/apk/db/${name}`, '');
    this.write('etc/apk/world', '');
  }
}

/** @param ends Whether it is an archive's end, all below `/opt`; another part follows otherwise. */
function tarOf(files: Readonly<Record<string, Buffer>>, ends: boolean): Buffer {
  return inTemporaryFolder((folder) => {
    let bytes = 0;
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), {recursive: true});
      writeFileSync(join(folder, name), content, {mode: 0o755});
      bytes += 512 + Math.ceil(content.length / 512) * 512;
    }
    const tar = execFileSync(
      'tar',
      [
        '-c',
        '--format=ustar',
        '--owner=0',
        '--group=0',
        '-b',
        '1',
        '-C',
        folder,
        ...(ends ? ['opt'] : Object.keys(files)),
      ],
      {maxBuffer: 2 ** 24},
    );
    return ends ? tar : tar.subarray(0, bytes);
  });
}
