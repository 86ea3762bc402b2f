import {randomBytes} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import {cmdlineWords} from '../../kernel/kernel-facts.ts';
import type {ToolSpec} from '../../manifest/instrumentation-spec.ts';
import type {Scalar} from '../../manifest/manifest.ts';
import {quoted} from '../beside/run-there.ts';
import type {ToolFacts, ToolOutcome, ToolPlace} from '../tool.ts';
import {
  type KernelPart,
  NEEDS_ROOT,
  NO_OUTCOME,
  type PartSession,
  unavailable,
} from './kernel-part.ts';
import {HELD_VALUES_FOLDER, HOLD_FUNCTIONS} from './parameter-script.ts';

type Spec = Extract<ToolSpec, {kind: 'kernel-parameters'}>;

const NAME = 'kernel-parameters';

/** One parameter that is set for a case. */
interface Parameter {
  /** As in the manifest. */
  readonly name: string;
  readonly file: string;
  readonly value: string;
}

/**
 * Words on the kernel's command line that must be there, and parameters that are set for each case
 * and put back after it. Who sets one holds it, by a file on the environment: cases at the same time
 * that want the same value share it, and the last one puts back what was there before the first.
 */
export function kernelParametersPart(spec: Spec): KernelPart {
  const hasValues = Object.keys({...spec.sysctl, ...spec.modules}).length > 0;
  return {
    name: NAME,
    needs: [],
    // Set and put back at once: that shows that it can be, and that the kernel takes the value.
    proveScript: (place) => {
      const id = randomBytes(8).toString('hex');
      return hasValues ? `${holdScript(place, spec, id)}\n${releaseScript(place, spec, id)}` : '';
    },
    proven(answer, kernel): ToolFacts {
      const words = spec.boot.map((word) => kernel.place.expand(word));
      const problems = [
        ...bootProblems(words, kernel.cmdline),
        ...valueProblems(parametersOf(kernel.place, spec), answer),
      ];
      if (problems.length > 0) {
        throw unavailable(
          NAME,
          problems.map(({why}) => why).join(', '),
          helpOf(problems, kernel.isRoot),
        );
      }
      return {
        ...(words.length > 0 && {boot: words.join(' ')}),
        ...factsOf(parametersOf(kernel.place, spec)),
      };
    },
    begin: (place) => (hasValues ? parameterSession(place, spec) : bootSession(place, spec)),
  };
}

function parameterSession(place: ToolPlace, spec: Spec): PartSession {
  const id = randomBytes(8).toString('hex');
  const parameters = parametersOf(place, spec);
  return {
    beginScript: holdScript(place, spec, id),
    begun(answer) {
      const [problem] = valueProblems(parameters, answer, {isHeldOnly: true});
      if (problem === undefined) return;
      throw new FaultError(
        'instrumentation/lost',
        `cannot set the parameters of the kernel: ${problem.why}`,
        {
          ...(problem.help !== undefined && {help: problem.help}),
        },
      );
    },
    endScript: () => releaseScript(place, spec, id),
    undoScript: () => releaseScript(place, spec, id),
    ended(answer, {before, after}): ToolOutcome {
      const facts = factsOf(parameters);
      if (before.bootId !== after.bootId) {
        return {
          ...NO_OUTCOME,
          facts,
          doubt: 'the machine was booted anew, with the values that it has then',
        };
      }
      const doubts = parameters.flatMap(({name, value}) => {
        const was = lineOf(answer, 'was', name);
        if (was !== undefined && isSame(was, value)) return [];
        return [
          was === undefined
            ? `${name} was put back by others`
            : `${name} was ${was} in the end, not ${value}`,
        ];
      });
      doubts.push(...stuckProblems(parameters, answer));
      return {...NO_OUTCOME, facts, doubt: doubts.length > 0 ? doubts.join(', ') : undefined};
    },
  };
}

function bootSession(place: ToolPlace, spec: Spec): PartSession {
  return {
    beginScript: '',
    begun: () => undefined,
    endScript: () => '',
    ended(_, {after}): ToolOutcome {
      // It may have been booted anew, by other words.
      const words = spec.boot.map((word) => place.expand(word));
      const [problem] = bootProblems(words, after.cmdline);
      return {...NO_OUTCOME, doubt: problem?.why};
    },
  };
}

interface Problem {
  readonly why: string;
  readonly help?: string;
}

function bootProblems(words: readonly string[], cmdline: string): readonly Problem[] {
  const there = cmdlineWords(cmdline);
  return words.flatMap((word): Problem[] => {
    if (there.includes(word)) return [];
    const name = word.split('=', 1)[0] ?? word;
    const others = there.filter((other) => other.split('=', 1)[0] === name);
    const found = others.length === 0 ? '' : ` (${others.join(' ')} does)`;
    const why = `"${word}" does not stand on the kernel command line${found}`;
    return [{why, help: `boot the kernel with ${word}`}];
  });
}

/** What is wrong with what the scripts say of each parameter. */
function valueProblems(
  parameters: readonly Parameter[],
  answer: string,
  options: {readonly isHeldOnly?: boolean} = {},
): readonly Problem[] {
  const problems = parameters.flatMap((parameter): Problem[] => {
    const {name, file, value} = parameter;
    if (hasLine(answer, 'absent', name)) return [{why: `there is no ${file}`}];
    const held = lineOf(answer, 'held', name);
    if (held !== undefined) {
      const help = `it is set by another case or run; if there is none any more, remove ${HELD_VALUES_FOLDER} there`;
      return [{why: `${name} is held at ${held} by others, wanted ${value}`, help}];
    }
    const refused = lineOf(answer, 'refused', name);
    if (refused !== undefined) return [{why: `${name} cannot be set to ${value}: ${refused}`}];
    const set = lineOf(answer, 'set', name);
    if (set === undefined) return [{why: `${name} cannot be set: ${lastWords(answer)}`}];
    if (!isSame(set, value)) return [{why: `${name} is ${set} after it was set to ${value}`}];
    return [];
  });
  if (options.isHeldOnly === true) return problems;
  return [...problems, ...stuckProblems(parameters, answer).map((why) => ({why}))];
}

function stuckProblems(parameters: readonly Parameter[], answer: string): readonly string[] {
  return parameters.flatMap(({name}) => {
    const stuck = lineOf(answer, 'stuck', name);
    return stuck === undefined ? [] : [`${name} cannot be put back: ${stuck}`];
  });
}

function helpOf(problems: readonly Problem[], isRoot: boolean): string | undefined {
  const helps = new Set(problems.flatMap(({help}) => help ?? []));
  if (!isRoot && problems.some(({help}) => help === undefined)) helps.add(NEEDS_ROOT);
  return helps.size === 0 ? undefined : [...helps].join('; ');
}

function parametersOf(place: ToolPlace, spec: Spec): readonly Parameter[] {
  const sysctls = Object.entries(spec.sysctl).map(([name, value]) => ({
    name,
    // As sysctl(8): dots part the name, but where it has slashes.
    file: `/proc/sys/${name.includes('/') ? name : name.replaceAll('.', '/')}`,
    value: place.expand(textOf(value, '1', '0')),
  }));
  const modules = Object.entries(spec.modules).map(([name, value]) => {
    const [module = '', parameter = ''] = name.split(/\.(.*)/s, 2);
    return {
      name,
      file: `/sys/module/${module.replaceAll('-', '_')}/parameters/${parameter}`,
      value: place.expand(textOf(value, 'Y', 'N')),
    };
  });
  return [...sysctls, ...modules];
}

function textOf(value: Scalar, yes: string, no: string): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return String(value);
}

function factsOf(parameters: readonly Parameter[]): ToolFacts {
  return Object.fromEntries(parameters.map(({name, value}) => [name, value]));
}

function holdScript(place: ToolPlace, spec: Spec, id: string): string {
  const lines = parametersOf(place, spec).map(
    ({name, file, value}) =>
      `hold ${id} ${quoted(name)} ${quoted(file)} ${quoted(value)} ${quoted(keyOf(name))}`,
  );
  return [HOLD_FUNCTIONS, 'lock', ...lines, 'unlock'].join('\n');
}

function releaseScript(place: ToolPlace, spec: Spec, id: string): string {
  const lines = parametersOf(place, spec)
    .toReversed()
    .map(({name, file}) => `release ${id} ${quoted(name)} ${quoted(file)} ${quoted(keyOf(name))}`);
  return [HOLD_FUNCTIONS, 'lock', ...lines, 'unlock'].join('\n');
}

/** As the name of a file. */
function keyOf(name: string): string {
  return name.replaceAll('/', ':');
}

/** What a line `WORD NAME VALUE` of an answer says. */
function lineOf(answer: string, word: string, name: string): string | undefined {
  const start = `${word} ${name} `;
  const line = `${answer}\n`.split('\n').find((text) => `${text} `.startsWith(start));
  return line?.slice(start.length).trim();
}

function hasLine(answer: string, word: string, name: string): boolean {
  return lineOf(answer, word, name) !== undefined;
}

function lastWords(answer: string): string {
  return answer.split('\n').at(-1)?.trim() || 'it says nothing';
}

/** The kernel writes values in its own way: blanks as tabs, yes and no as `Y` and `N`. */
function isSame(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((text) => text.trim().replace(/\s+/g, ' '));
  if (a === b) return true;
  const truth = /^(?:(y|yes|on|1|true)|(n|no|off|0|false))$/i;
  const [inA, inB] = [truth.exec(a ?? ''), truth.exec(b ?? '')];
  if (!/^[YN]$/.test(a ?? '') || inA === null || inB === null) return false;
  return (inA[1] === undefined) === (inB[1] === undefined);
}
