import {randomBytes, randomUUID} from 'node:crypto';
import {wallClockMs} from '../../../util/clock.ts';
import type {GuestTraits} from './guest-traits.ts';

/** What makes a copy a machine of its own. */
export interface IndividualizeOptions {
  readonly traits: GuestTraits;
  readonly machineId: 'keep' | 'new';
  /** Addresses of network cards that others on their network must not have, too; `ip` with it. */
  readonly macChanges: readonly {
    readonly from: string;
    readonly to: string;
    readonly ip?: {readonly from: string; readonly to: string} | undefined;
  }[];
  /** Time from when the script is made until it sets the clock, as far as is known. */
  readonly latencyMs: number;
}

/** What came of it. */
export interface Individuality {
  /**
   * The first random number that the copy drew after its seed. Two copies with the same have not
   * been told apart yet: their kernels reseed a moment after they go on.
   */
  readonly witness: string | undefined;
  /** What did not work: words of `PARTS`. */
  readonly failed: readonly IndividualPart[];
}

/** What the script does, part by part, with what it means for a copy when it does not work. */
export const PARTS = {
  seed: 'its random numbers are not seeded anew',
  reseed: 'its kernel goes on with random numbers that other copies draw, too',
  clock: 'its clock stands where it was frozen',
  'machine-id': 'it has the machine id of what it is a copy of',
  'boot-id': 'it has the boot id of what it is a copy of',
  mac: 'a network card has the address of what it is a copy of',
  ip: 'it has the address on a private network of what it is a copy of',
} as const;

export type IndividualPart = keyof typeof PARTS;

/** Twice what the kernel's own key has; as text, since it is part of a script. */
const SEED_BYTES = 64;

/**
 * ioctl(2) numbers: `RNDADDENTROPY`, _IOW('R', 3, int[2]), and `RNDRESEEDCRNG`, _IO('R', 7), on all
 * architectures that there are guests of. Source: linux/random.h, asm-generic/ioctl.h.
 */
const RESEED = {
  perl:
    'perl -e \'$s=<STDIN>;open(F,">","/dev/urandom")or exit 1;$b=pack("ii",8*length$s,length$s).$s;' +
    "ioctl(F,0x40085203,$b)and ioctl(F,0x5207,0)or exit 1'",
  python3:
    'python3 -c \'import fcntl,struct,sys;s=sys.stdin.readline().encode();f=open("/dev/urandom","wb");' +
    'fcntl.ioctl(f,0x40085203,struct.pack("ii",8*len(s),len(s))+s);fcntl.ioctl(f,0x5207,0)\'',
} as const;

/**
 * Makes the one script that a copy is given before its first command. It uses the shell's own
 * commands where it can: each program that is started costs an emulated guest 10 ms or more.
 *
 * The kernel itself reseeds when it is told of its new generation id, a moment after the copy goes
 * on; what is written to /dev/urandom before that goes into the new seed, what is written after it
 * into the one after that.
 *
 * Source: Firecracker's docs/snapshotting/random-for-clones.md; random(4).
 */
export function individualizeScript(options: IndividualizeOptions): string {
  const {traits, machineId, macChanges, latencyMs} = options;
  const lines = [
    `seed='${randomBytes(SEED_BYTES).toString('base64')}'`,
    `{ printf '%s' "$seed" >/dev/urandom; } 2>/dev/null || echo failed seed`,
  ];
  const reseed = reseedCommand(traits);
  if (reseed !== undefined) lines.push(`printf '%s\\n' "$seed" | ${reseed} || echo failed reseed`);
  for (const change of macChanges) lines.push(...macLines(change));
  if (machineId === 'new') lines.push(...identityLines());
  lines.push(clockScript(traits, latencyMs));
  lines.push('IFS= read -r uuid </proc/sys/kernel/random/uuid && echo "witness $uuid"', ':');
  return lines.join('\n');
}

/** Sets the guest's clock; busybox's `date` takes whole seconds only. */
export function clockScript({takesFractions}: GuestTraits, latencyMs: number): string {
  const setAtMs = wallClockMs() + latencyMs;
  const seconds = takesFractions ? (setAtMs / 1000).toFixed(3) : Math.round(setAtMs / 1000);
  return `date -s @${seconds} >/dev/null 2>&1 || echo failed clock`;
}

/** Reads what the script has printed; line ends may have become blanks. */
export function parseIndividuality(output: string): Individuality {
  const failed = [...output.matchAll(/\bfailed (\S+)/g)].map(([, part = '']) => part);
  return {
    witness: /\bwitness (\S+)/.exec(output)?.[1],
    failed: failed.filter((part): part is IndividualPart => part in PARTS),
  };
}

/** `undefined` where the kernel needs none, or there is none. */
function reseedCommand(traits: GuestTraits): string | undefined {
  if (traits.hasVmGenId) return undefined;
  if (traits.reseedProgram !== undefined) return traits.reseedProgram;
  return traits.reseedTool === undefined ? undefined : RESEED[traits.reseedTool];
}

function macLines({from, to, ip}: IndividualizeOptions['macChanges'][number]): string[] {
  const ipLines =
    ip === undefined
      ? []
      : [
          `    ip address del ${ip.from} dev "$nic" 2>/dev/null &&`,
          `      { ip address add ${ip.to} dev "$nic" 2>/dev/null || echo failed ip; }`,
        ];
  return [
    'for each in /sys/class/net/*/address; do',
    '  IFS= read -r mac <"$each" || continue',
    `  if [ "$mac" = '${from}' ]; then`,
    '    nic=${each%/address}; nic=${nic##*/}',
    `    ip link set dev "$nic" address '${to}' 2>/dev/null ||`,
    `      { ip link set dev "$nic" down && ip link set dev "$nic" address '${to}' &&`,
    '        ip link set dev "$nic" up; } 2>/dev/null || echo failed mac',
    ...ipLines,
    '  fi',
    'done',
  ];
}

/** Files that are read-only, or in the kernel, are covered by another. */
function identityLines(): string[] {
  const machineId = randomUUID().replaceAll('-', '');
  const cover = (path: string, value: string, name: string): string =>
    `{ echo ${value} >"$d/${name}" && mount --bind "$d/${name}" ${path}; } 2>/dev/null`;
  return [
    'for d in /run /dev/shm /tmp; do [ -w "$d" ] && break; done || :',
    `{ echo ${machineId} >/etc/machine-id; } 2>/dev/null ||`,
    `  ${cover('/etc/machine-id', machineId, 'proctor-machine-id')} || echo failed machine-id`,
    `${cover('/proc/sys/kernel/random/boot_id', randomUUID(), 'proctor-boot-id')} ||`,
    '  echo failed boot-id',
  ];
}
