import type {GuestArch} from '../../../manifest/manifest.ts';
import {reseedProgram} from './reseed-program.ts';

/** What a guest can do about being a copy; found out before it is frozen, so that copies need not. */
export interface GuestTraits {
  /** Whether its kernel reseeds by itself as soon as the machine's generation id has changed. */
  readonly hasVmGenId: boolean;
  /** A program of ours that reseeds its kernel; absolute path there, of letters and slashes. */
  readonly reseedProgram: string | undefined;
  /** Another that can: one that calls ioctl(2). */
  readonly reseedTool: 'perl' | 'python3' | undefined;
  /** Whether its `date` takes fractions of a second. */
  readonly takesFractions: boolean;
  /** Whether commands are run by root. */
  readonly isRoot: boolean;
}

/**
 * Has a guest tell its traits; sh.
 *
 * Source: drivers/virt/vmgenid.c of Linux: an ACPI driver called `vmgenid` (since 5.18), also for
 * device trees (since 6.10).
 */
export const TRAITS_SCRIPT = `
for each in /sys/bus/acpi/drivers/vmgenid/*:* /sys/bus/platform/drivers/vmgenid/*vmgenid*; do
  if [ -e "$each" ]; then echo vmgenid; fi
done
for each in perl python3; do
  if command -v "$each" >/dev/null 2>&1; then echo "$each"; fi
done
if date -u -d @1.5 >/dev/null 2>&1; then echo fractions; fi
if [ "$(id -u)" = 0 ]; then echo root; fi
`;

/**
 * The same before it is frozen: what has been written goes to the disks, as whoever boots from a
 * copy finds only that.
 */
export const SETTLE_SCRIPT = `sync\n${TRAITS_SCRIPT}`;

/** Reads what `TRAITS_SCRIPT` has printed. */
export function parseTraits(output: string): GuestTraits {
  const words = new Set(output.split(/\s+/));
  return {
    hasVmGenId: words.has('vmgenid'),
    reseedProgram: undefined,
    reseedTool: words.has('perl') ? 'perl' : words.has('python3') ? 'python3' : undefined,
    takesFractions: words.has('fractions'),
    isRoot: words.has('root'),
  };
}

/**
 * Puts the program that reseeds a kernel where it can be started from, and tries it; sh. It prints
 * its path if it works.
 */
export function installReseedScript(arch: GuestArch): string {
  const bytes = [...reseedProgram(arch)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
  return `
for folder in /run /dev/shm /tmp /var/tmp; do
  path=$folder/proctor-reseed
  if { printf '${bytes.join('')}' >$path && chmod 700 $path && echo seed | $path; } 2>/dev/null; then
    echo $path
    break
  fi
  rm -f $path 2>/dev/null || :
done
`;
}

/** Whether a copy's kernel can be made to forget the random numbers that it has in common. */
export function canReseed(traits: GuestTraits): boolean {
  if (traits.hasVmGenId || traits.reseedProgram !== undefined) return true;
  return traits.reseedTool !== undefined && traits.isRoot;
}
