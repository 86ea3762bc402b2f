import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import {extname} from 'node:path';
import {FaultError} from '../../../faults/fault-error.ts';

export type ImageFormat = 'qcow2' | 'raw';

/** "QFI\xfb". Source: docs/interop/qcow2.txt of QEMU. */
const QCOW2_MAGIC = Buffer.from([0x51, 0x46, 0x49, 0xfb]);
/** Bit 2 of a version 3 header's incompatible features: the data is in another file. */
const EXTERNAL_DATA_FILE = 4n;

/** Containers that would be taken for raw. Source: `bdrv_probe` of QEMU's block/*.c. */
const FOREIGN: ReadonlyArray<readonly [name: string, at: number, magic: string]> = [
  ['vmdk', 0, 'KDMV'],
  ['vmdk', 0, 'COWD'],
  ['vmdk', 0, '# Disk DescriptorFile'],
  ['vdi', 0x40, '\x7f\x10\xda\xbe'],
  ['vhdx', 0, 'vhdxfile'],
  ['vpc', 0, 'conectix'],
  ['qed', 0, 'QED\0'],
  ['parallels', 0, 'WithoutFreeSpace'],
  ['luks', 0, 'LUKS\xba\xbe'],
];

/** Compressed files, which are no disk before they are unpacked. */
const PACKED: ReadonlyArray<readonly [name: string, tool: string, magic: string]> = [
  ['gzip', 'gunzip', '\x1f\x8b\x08'],
  ['xz', 'unxz', '\xfd7zXZ\0'],
  ['zstd', 'unzstd', '\x28\xb5\x2f\xfd'],
];

/**
 * Format of the disk image at `path`, found without letting QEMU guess.
 *
 * A guest can write a qcow2 header that names any file of the host onto its raw disk; who then
 * guesses the format hands that file to the next guest (CVE-2008-2004, CVE-2014-0190). So what
 * begins like a qcow2 file counts as one only where nothing can be gained by that: when it names
 * no other file, and is not called raw. For the rest, `format` must be stated.
 *
 * @param stated What the manifest says; taken as it is, but for a qcow2 file that is none.
 * @throws {FaultError} `qemu/image-failed`.
 */
export async function imageFormat(
  path: string,
  stated: ImageFormat | undefined,
): Promise<ImageFormat> {
  const head = await readHead(path);
  const isQcow2 = head.subarray(0, 4).equals(QCOW2_MAGIC);
  if (stated === 'raw') return 'raw';
  if (!isQcow2) {
    if (stated === 'qcow2' || extname(path) === '.qcow2') {
      throw failure(path, 'it is no qcow2 file', 'Is it whole, and not a Git LFS pointer?');
    }
    refuseForeign(path, head);
    return 'raw';
  }
  if (stated === 'qcow2') return 'qcow2';
  if (extname(path) === '.raw') {
    throw failure(path, 'it is called raw, but begins like a qcow2 file', STATE_IT);
  }
  if (namesOtherFile(head)) {
    throw failure(path, 'it is a qcow2 file that stands on another file', STATE_IT);
  }
  return 'qcow2';
}

const STATE_IT = 'State its `format` if you trust it.';

/** A backing file (offset at 8), or an external data file (features at 72, from version 3 on). */
function namesOtherFile(head: Buffer): boolean {
  if (head.length < 80) return true;
  if (head.readBigUInt64BE(8) !== 0n) return true;
  return head.readUInt32BE(4) >= 3 && (head.readBigUInt64BE(72) & EXTERNAL_DATA_FILE) !== 0n;
}

function refuseForeign(path: string, head: Buffer): void {
  const text = head.toString('latin1');
  for (const [name, at, magic] of FOREIGN) {
    if (!text.startsWith(magic, at)) continue;
    const help = `qemu-img convert -f ${name} -O qcow2 ${path} disk.qcow2`;
    throw failure(path, `it is a ${name} file`, `Convert it: ${help}`);
  }
  for (const [name, tool, magic] of PACKED) {
    if (text.startsWith(magic)) {
      throw failure(path, `it is packed with ${name}`, `Unpack it first: ${tool} ${path}`);
    }
  }
}

async function readHead(path: string): Promise<Buffer> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer.
    await using handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile() && !stats.isBlockDevice()) throw new Error('it is not a regular file');
    if (stats.isFile() && stats.size === 0) throw new Error('it is empty');
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw new FaultError('qemu/image-failed', `cannot read the disk image "${path}"`, {
      cause: error,
      details: {path},
    });
  }
}

function failure(path: string, why: string, help: string): FaultError {
  return new FaultError('qemu/image-failed', `cannot use the disk image "${path}"`, {
    cause: new Error(why),
    details: {path},
    help,
  });
}
