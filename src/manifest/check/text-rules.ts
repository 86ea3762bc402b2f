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
    expected: 'a path in the guest that begins with "/"',
    help: (found) => (found.includes('\0') ? undefined : `did you mean "/${found}"?`),
  },
  SysrqKey: {
    code: 'manifest/bad-value',
    expected: 'one of the keys that Linux knows: a letter from b to z, or a digit',
    help: (found) => (/^\d$/.test(found) ? `quote it: "${found}"` : undefined),
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
