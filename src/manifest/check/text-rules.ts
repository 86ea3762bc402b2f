import {posix} from 'node:path';
import type {DiagnosticCode} from '../../diagnostics/diagnostic.ts';
import {parseDuration} from '../../util/duration.ts';

/** How to say that a text is not of a form. */
export interface TextRule {
  readonly code: DiagnosticCode;
  readonly expected: string;
  /** How to mend what was found. */
  readonly help: (found: string) => string | undefined;
}

function none(): undefined {
  return undefined;
}

/** By the title of the schema that asks for the form. */
const RULES: Readonly<Record<string, TextRule>> = {
  Name: {
    code: 'manifest/bad-name',
    expected: 'a name of letters, digits, "_", "." and "-" that begins with a letter',
    help: repairName,
  },
  StepId: {
    code: 'manifest/bad-name',
    expected: 'a name of letters, digits, "_" and "-" that begins with a letter',
    help: (found) => repairName(found.replaceAll('.', '-')),
  },
  VariableName: {
    code: 'manifest/bad-name',
    expected: 'a variable name of letters, digits and "_"',
    help: (found) => repairName(found.replace(/[-.]/g, '_')),
  },
  LockName: {
    code: 'manifest/bad-name',
    expected: 'a name of letters, digits and any of "_.:@/+-" that begins with a letter or digit',
    help: (found) => repairName(found),
  },
  Duration: {
    code: 'manifest/bad-duration',
    expected: 'a duration such as 500ms, 90s, 5m or 1h30m',
    help: repairDuration,
  },
  Size: {
    code: 'manifest/bad-size',
    expected: 'a size such as 512KiB, 256MiB or 1.5GiB',
    help: repairSize,
  },
  DiskName: {
    code: 'manifest/bad-name',
    expected: 'a name of at most 20 letters, digits, "_" and "-" that begins with a letter',
    help: none,
  },
  FileName: {
    code: 'manifest/bad-name',
    expected: 'the name of a file, without a folder',
    help: (found) => {
      const name = found.replace(/^.*\//s, '');
      return name === found || name === '' ? repairName(name) : `did you mean "${name}"?`;
    },
  },
  FwCfgName: {
    code: 'manifest/bad-name',
    expected:
      'a name that begins with "opt/" and has at most 55 letters, digits, ".", "_", "-", "/"',
    help: (found) =>
      /^[A-Za-z0-9_.-][A-Za-z0-9_./-]*$/.test(found) && !found.startsWith('opt/')
        ? `did you mean "opt/${found}"?`
        : undefined,
  },
  GuestPath: {
    code: 'manifest/bad-value',
    expected: 'a path there that begins with "/"',
    help: (found) => (found.includes('\0') ? undefined : `did you mean "/${found}"?`),
  },
  SysrqKey: {
    code: 'manifest/bad-value',
    expected: 'one of the keys that Linux knows: a letter from b to z, or a digit',
    help: (found) => (/^\d$/.test(found) ? `quote it: "${found}"` : undefined),
  },
  DevicePath: {
    code: 'manifest/bad-value',
    expected: 'the path of a device',
    help: (found) => (/^[\w-]+$/.test(found) ? `did you mean "/dev/${found}"?` : undefined),
  },
  Mount: {
    code: 'manifest/bad-value',
    expected: 'a mount as "SOURCE:/TARGET" or "SOURCE:/TARGET:ro"',
    help: (found) =>
      /^[^:]+$/.test(found) ? `did you mean "${found}:${posix.resolve('/', found)}"?` : undefined,
  },
  NetworkName: {
    code: 'manifest/bad-name',
    expected: 'host, none, private, bridge or the name of a network',
    help: none,
  },
  HostName: {
    code: 'manifest/bad-name',
    expected: 'a host name of at most 63 letters, digits, "-" and "."',
    help: (found) => repairHost(found),
  },
  Platform: {
    code: 'manifest/bad-value',
    expected: 'a platform such as linux/arm64',
    help: none,
  },
  Capability: {
    code: 'manifest/bad-name',
    expected: 'a capability such as SYS_PTRACE, or ALL',
    help: (found) => {
      const name = found.toUpperCase().replace(/[^A-Z0-9_]+/g, '_');
      return name === found ? undefined : `did you mean "${name}"?`;
    },
  },
  SysctlName: {
    code: 'manifest/bad-name',
    expected: 'a parameter of the kernel, such as kernel.panic_on_warn',
    help: none,
  },
  ModuleParameter: {
    code: 'manifest/bad-name',
    expected: 'a parameter of a module, as module.parameter',
    help: none,
  },
  ConfigOption: {
    code: 'manifest/bad-name',
    expected: 'an option of the kernel such as CONFIG_KASAN',
    help: (found) => {
      const name = `CONFIG_${found.replace(/^CONFIG_?/i, '').toUpperCase()}`;
      return /^CONFIG_[A-Z0-9_]+$/.test(name) && name !== found
        ? `did you mean "${name}"?`
        : undefined;
    },
  },
  Checksum: {
    code: 'manifest/bad-checksum',
    expected: 'a SHA-256 of 64 hex digits, as sha256:e3b0…',
    help: checksumHelp,
  },
  UserName: {
    code: 'manifest/bad-name',
    expected: 'the name or number of a user or group',
    help: (found) => (/^\d+$/.test(found) ? `quote it: "${found}"` : ownerHelp(found)),
  },
  PackageName: {
    code: 'manifest/bad-name',
    expected: 'the name of a package',
    help: (found) =>
      /^[\w.+-]+(?:[\s,]+[\w.+-]+)+$/.test(found.trim())
        ? `make it a list: [${found
            .trim()
            .split(/[\s,]+/)
            .join(', ')}]`
        : undefined,
  },
  RelativePath: {
    code: 'manifest/bad-value',
    expected: 'a folder below /sys/kernel/debug/gcov, without ".."',
    help: (found) => {
      const rest = found.replace(/^(?:\/sys\/kernel\/debug\/gcov)?\/+/, '');
      return rest === found || rest === '' ? undefined : `did you mean "${rest}"?`;
    },
  },
  TracerName: {
    code: 'manifest/bad-name',
    expected: 'the name of a tracer, such as function_graph',
    help: none,
  },
  CallGraph: {
    code: 'manifest/bad-value',
    expected: 'fp, dwarf or lbr',
    help: none,
  },
  KernelRange: {
    code: 'manifest/bad-version',
    expected: 'kernel releases such as ">=5.10 <7"',
    help: (found) =>
      /^\d+(\.\d+)*$/.test(found)
        ? `quote it: ">=${found}"`
        : 'write each as an operator and a release, with blanks between them',
  },
  Date: {
    code: 'manifest/bad-date',
    expected: 'a date as YYYY-MM-DD',
    help: none,
  },
  Percentage: {
    code: 'manifest/bad-value',
    expected: 'a share such as 10%',
    help: (found) => (/^\d+(\.\d+)?$/.test(found) ? `did you mean "${found}%"?` : undefined),
  },
  FileMode: {
    code: 'manifest/bad-value',
    expected: 'a file mode in octal, such as "0755"',
    help: (found) =>
      /^[0-7]{3,4}$/.test(found) ? `quote it: "${found.padStart(4, '0')}"` : undefined,
  },
};

/** The rule for texts that the schema titled `title` asks for. */
export function ruleOf(title: string | undefined): TextRule | undefined {
  return title !== undefined && Object.hasOwn(RULES, title) ? RULES[title] : undefined;
}

function ownerHelp(found: string): string | undefined {
  const [owner, group, more] = found.split(':');
  return owner && group && more === undefined
    ? `write owner: ${owner}, and group: ${group}`
    : undefined;
}

function checksumHelp(found: string): string | undefined {
  const [kind, value] = found.includes(':') ? found.split(':') : ['', found];
  if (kind !== '' && kind !== 'sha256') return `"sha256sum FILE" prints it; ${kind} is not known`;
  const digits = value?.trim() ?? '';
  return /^[0-9a-f]+$/i.test(digits)
    ? `it has ${digits.length} digits; "sha256sum FILE" prints it`
    : '"sha256sum FILE" prints it';
}

function repairHost(found: string): string | undefined {
  const name = found.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  return name === '' || name === found || name.length > 63 ? undefined : `did you mean "${name}"?`;
}

const NAME_LENGTH_MAX = 100;

function repairName(found: string): string | undefined {
  if (found.length > NAME_LENGTH_MAX) return `names have at most ${NAME_LENGTH_MAX} characters`;
  const name = found
    .trim()
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[^A-Za-z_]+/, '')
    .replace(/-+$/, '');
  return name === '' || name === found ? undefined : `did you mean "${name}"?`;
}

function repairSize(found: string): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(found)) return `did you mean "${found}MiB"?`;
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt])i?b?$/i.exec(found.trim());
  return match === null
    ? 'units are KiB, MiB, GiB and TiB'
    : `did you mean "${match[1]}${match[2]?.toUpperCase()}iB"?`;
}

const UNIT_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/, 'ms'],
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:m|mins?|minutes?)$/, 'm'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
  [/^(?:d|days?)$/, 'd'],
];

function repairDuration(found: string): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(found)) return `did you mean "${found}s"?`;
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(found.trim().toLowerCase());
  const unit = UNIT_WORDS.find(([word]) => word.test(match?.[2] ?? ''))?.[1];
  const repaired = unit === undefined ? undefined : `${match?.[1]}${unit}`;
  if (repaired === undefined || repaired === found) {
    return 'units are d, h, m, s and ms, largest first';
  }
  return parseDuration(repaired) === undefined ? undefined : `did you mean "${repaired}"?`;
}
