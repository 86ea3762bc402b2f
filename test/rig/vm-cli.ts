import {readdirSync, readFileSync} from 'node:fs';
import {testKernel} from './guests.ts';

/** Why no virtual machine can be run by tests here; `undefined` where they can. */
export const NO_VM: string | undefined = testKernel().why;

/** An environment `vm` of a manifest, small and quick to boot; `more` are further keys of it. */
export function vmEnvironment(more: string, name = 'vm'): string {
  return `
  ${name}:
    type: qemu
    accel: tcg
    memory: 128MiB
    cpus: 1
    boot: {kernel: ${testKernel().path ?? 'none'}, rootfs: minimal, cmdline: quiet}
    ${more}`;
}

/** The QEMU processes that `pid` has started, directly or not. */
export function qemuBelow(pid: number): number[] {
  const parents = new Map<number, {readonly parent: number; readonly name: string}>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] !== 'Z') parents.set(Number(entry), {parent: Number(fields[1]), name});
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (at: number): boolean => {
    const parent = parents.get(at)?.parent;
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return [...parents]
    .filter(([at, {name}]) => name.startsWith('qemu-system') && isBelow(at))
    .map(([at]) => at);
}
