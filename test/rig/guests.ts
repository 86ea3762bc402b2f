import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** A kernel for tests with virtual machines, or why there is none. */
export type TestKernel =
  | {readonly path: string; readonly why?: undefined}
  | {readonly path: undefined; readonly why: string};

const ROOT = resolve(import.meta.dirname, '../..');

/** Where kernels that were built for tests are, if they are. */
const SHARED = resolve(ROOT, '../shared/kernels');

/** The smallest kernel that is there for x86_64: it boots in two seconds without KVM. */
export function testKernel(): TestKernel {
  const tiny = join(SHARED, 'tiny/bzImage');
  return existsSync(tiny) ? {path: tiny} : debianKernel('amd64');
}

/** A kernel with KASAN, lockdep and more: wants 512 MiB and a minute to boot. */
export function debugKernel(): TestKernel {
  const path = join(SHARED, 'debug/bzImage');
  return existsSync(path) ? {path} : {path: undefined, why: `${path} is not there`};
}

/** Debian's kernel for virtual machines, with its modules beside it. */
export function debianKernel(arch: 'amd64' | 'arm64'): TestKernel {
  const path = join(debianSysroot(arch), 'vmlinuz');
  if (existsSync(path)) return {path};
  return {path: undefined, why: `run scripts/fetch-kernel.sh ${arch} first`};
}

/** Folder with the programs of a guest for that architecture. */
export function debianSysroot(arch: 'amd64' | 'arm64'): string {
  return join(ROOT, 'build', `guest-${arch}`);
}
