/** What a guest can do about being a copy; found out before it is frozen, so that copies need not. */
export interface GuestTraits {
  /** Whether its kernel reseeds by itself as soon as the machine's generation id has changed. */
  readonly hasVmGenId: boolean;
  /** A program that can call ioctl(2). */
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
    reseedTool: words.has('perl') ? 'perl' : words.has('python3') ? 'python3' : undefined,
    takesFractions: words.has('fractions'),
    isRoot: words.has('root'),
  };
}

/** Whether a copy's kernel can be made to forget the random numbers that it has in common. */
export function canReseed(traits: GuestTraits): boolean {
  return traits.hasVmGenId || (traits.reseedTool !== undefined && traits.isRoot);
}
