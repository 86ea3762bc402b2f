import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {readdir, readFile, realpath, stat} from 'node:fs/promises';
import {release} from 'node:os';
import {join} from 'node:path';
import type {DiskSpec, QemuSpec} from '../../../manifest/manifest.ts';
import {VERSION} from '../../../util/version.ts';
import {DEVICES_FORM} from '../command-line.ts';

/** Everything that a template's contents come from. */
export interface TemplateSource {
  readonly spec: QemuSpec;
  readonly accelerator: 'kvm' | 'tcg';
  /** What `qemu --version` prints. */
  readonly qemuVersion: string;
  /**
   * Files that it boots from, as they are used: kernel, initramfs (that which is built for it, too),
   * firmware. Their contents count, not their names.
   */
  readonly files: readonly string[];
  /** Digest of what was done to it after it had booted: artifacts, instrumentation, hooks. */
  readonly preparation: string;
}

/**
 * A name for what comes of `source`: the same whenever the same comes of it, and another as soon as
 * anything in it differs. Disk images count by path, size and time, since they are large.
 *
 * @throws when a file cannot be read.
 */
export async function templateKey(source: TemplateSource, signal: AbortSignal): Promise<string> {
  const {spec, accelerator, qemuVersion, files, preparation} = source;
  const {boot} = spec;
  const fwCfg = spec.fwCfg.flatMap(({value}) => (value.kind === 'file' ? [value.path] : []));
  const rootfs = boot.kind === 'kernel' ? Object.values(boot.rootfs?.files ?? {}) : [];
  const digests: string[] = [];
  for (const path of [...files, ...fwCfg, ...rootfs]) digests.push(await digestOf(path, signal));
  return createHash('sha256')
    .update(
      JSON.stringify({
        proctor: VERSION,
        devices: DEVICES_FORM,
        preparation,
        qemuVersion,
        accelerator,
        // A guest under KVM keeps what it has seen of the processor, and of KVM's own clock.
        host: accelerator === 'kvm' ? await hostProcessor() : undefined,
        machine: machinePart(spec),
        digests,
        disks: await Promise.all(spec.disks.map(diskPart)),
      }),
    )
    .digest('hex');
}

/** What of a spec the machine depends on; the rest says how many there are, and for what. */
function machinePart(spec: QemuSpec): unknown {
  const {arch, cpus, memoryBytes, machine, cpu, binary, boot, network, connect, extraArgs} = spec;
  const cmdline = boot.kind === 'kernel' ? boot.cmdline : undefined;
  const {mode, restrict} = network;
  return [
    {arch, cpus, memoryBytes, machine, cpu, binary, kind: boot.kind, cmdline, extraArgs},
    {mode, restrict, private: network.private, places: network.places},
    {via: connect.via, user: 'user' in connect ? connect.user : undefined},
    spec.fwCfg.map(({name, value}) => [name, value.kind === 'text' ? value.text : undefined]),
    boot.kind === 'kernel' ? Object.keys(boot.rootfs?.files ?? {}) : [],
  ];
}

async function diskPart({image, ...disk}: DiskSpec): Promise<unknown> {
  if (image === undefined) return disk;
  const path = await realpath(image);
  const {size, mtimeNs, ino} = await stat(path, {bigint: true});
  return {...disk, path, size: String(size), mtimeNs: String(mtimeNs), ino: String(ino)};
}

async function digestOf(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if ((await stat(path)).isDirectory()) {
    for (const entry of (await readdir(path, {recursive: true, withFileTypes: true})).sort(
      byPath,
    )) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      hash.update(`${file.slice(path.length)}\0${await digestOf(file, signal)}\0`);
    }
    return hash.digest('hex');
  }
  for await (const chunk of createReadStream(path, {signal})) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function byPath(
  a: {readonly parentPath: string; readonly name: string},
  b: {readonly parentPath: string; readonly name: string},
): number {
  return join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1;
}

/** Source: proc_cpuinfo(5); names of lines differ between architectures. */
async function hostProcessor(): Promise<string> {
  const text = await readFile('/proc/cpuinfo', 'latin1').catch(() => '');
  const first = text.split('\n\n')[0] ?? '';
  const lines = first
    .split('\n')
    .filter((line) => !/MHz|bogomips|processor|core id|apicid/i.test(line));
  return `${release()}\n${lines.join('\n')}`;
}
