import {didYouMean, listNames} from '../did-you-mean.ts';
import {
  CONTEXTS,
  parseExpression,
  parseTemplate,
  type Reference,
  references,
} from '../expression/expression.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';
import {SecretEnvs} from './secret-env.ts';

/** What a text is used for, which decides what it may read. */
type Use =
  /** Given to a shell. */
  | 'script'
  /** Passed on without a shell in between. */
  | 'value'
  /** Anything else. */
  | 'text'
  /** The source of a condition. */
  | 'condition'
  /** As a setting, with all that is in it. */
  | 'fixed'
  /** As a setting that is passed on without a shell in between: may read secrets, too. */
  | 'fixed-value'
  /** Filled in when the manifest is read, before there is a case: may read variables only. */
  | 'setting'
  /** Taken as it is. */
  | 'constant';

/** Uses by key; what is not named is used as what it is in. */
const USE_OF: Readonly<Record<string, Use>> = {
  run: 'script',
  until: 'script',
  watch: 'script',
  command: 'script',
  prepare: 'script',
  restore: 'script',
  debug: 'script',
  commands: 'script',
  start: 'script',
  check: 'script',
  env: 'value',
  stdin: 'value',
  password: 'value',
  passphrase: 'value',
  if: 'condition',
  shell: 'constant',
  kernel: 'constant',
  output: 'constant',
  outputs: 'constant',
  xfail: 'constant',
  quarantine: 'constant',
  metrics: 'constant',
  console: 'constant',
  'login-prompt': 'constant',
  prompt: 'constant',
  'attach-disk': 'setting',
  dependencies: 'fixed',
  readiness: 'fixed',
};

/** As `USE_OF`, in what is filled in as a whole before there is a case. */
const FIXED_USE_OF: Readonly<Record<string, Use>> = {
  env: 'fixed-value',
  shell: 'constant',
  checksum: 'constant',
  console: 'constant',
  config: 'constant',
  finding: 'constant',
};

/** As `USE_OF`, in settings: `kernel` is the path of one there, `command` a container's. */
const USE_IN_SETTINGS: Readonly<Record<string, Use>> = {kernel: 'setting', command: 'setting'};

/** As `USE_OF`, for the tools of an instrumentation: they are set up before there is a case. */
const TOOL_USE_OF: Readonly<Record<string, Use>> = {
  'kernel-config': 'constant',
  'kernel-parameters': 'fixed',
  'kernel-gcov': 'fixed',
  gcov: 'fixed',
  ftrace: 'fixed',
  perf: 'fixed',
  monitors: 'fixed',
  fuzz: 'fixed',
  scan: 'fixed',
};

function useOf(key: string, around: Use): Use {
  if (around === 'fixed') {
    return (Object.hasOwn(FIXED_USE_OF, key) && FIXED_USE_OF[key]) || around;
  }
  if (around === 'setting' && Object.hasOwn(USE_IN_SETTINGS, key)) {
    return USE_IN_SETTINGS[key] ?? around;
  }
  return (Object.hasOwn(USE_OF, key) && USE_OF[key]) || around;
}

/** Parts of a manifest that hold texts with expressions, and what their texts are. */
const PARTS: Readonly<Record<string, Use>> = {
  name: 'constant',
  env: 'value',
  defaults: 'text',
  environments: 'setting',
  templates: 'setting',
  boards: 'fixed',
  artifacts: 'fixed',
  dependencies: 'fixed',
};

/** Names that the other contexts have. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  environment: ['name', 'type', 'instance', 'host'],
  case: ['id', 'scenario', 'environment', 'attempt', 'repetition'],
  run: ['id'],
};
const STEP_MEMBERS = ['outputs', 'outcome', 'conclusion'];

/** Reports `${{ }}` that cannot be read, name what is not there, or are not safe where they are. */
export function checkTemplates(
  root: RawMapping,
  variables: Readonly<Record<string, string>>,
  report: ReportAt,
): void {
  const checker = new TemplateChecker(root, Object.keys(variables), report);
  checker.walk(root['variables'], ['variables'], 'constant');
  for (const [key, use] of Object.entries(PARTS)) checker.walk(root[key], [key], use);
  for (const [id, spec] of mappingsIn(root['instrumentation'])) {
    for (const key of Object.keys(spec)) {
      const use = (Object.hasOwn(TOOL_USE_OF, key) && TOOL_USE_OF[key]) || useOf(key, 'text');
      checker.walk(spec[key], ['instrumentation', id, key], use);
    }
  }
  for (const [id, scenario] of mappingsIn(root['scenarios'])) checker.walkScenario(id, scenario);
}

interface Names {
  readonly matrix: () => ReadonlySet<string>;
  /** Ids of the steps before; `undefined` outside scenarios. */
  readonly steps: readonly string[] | undefined;
  /** Ids of all steps of the scenario. */
  readonly allSteps: readonly string[];
}

class TemplateChecker {
  readonly #root: RawMapping;
  readonly #secretEnvs: SecretEnvs;
  readonly #report: ReportAt;
  readonly #variables: ReadonlySet<string>;
  readonly #secrets: ReadonlySet<string>;
  #env: ReadonlySet<string> | undefined;
  #anyMatrix: ReadonlySet<string> | undefined;
  #names: Names;
  /** The scenario, and its step, that is looked at. */
  #within: {readonly scenario: RawMapping; readonly step: RawMapping | undefined} | undefined;

  constructor(root: RawMapping, overridden: readonly string[], report: ReportAt) {
    this.#root = root;
    this.#secretEnvs = new SecretEnvs(root);
    this.#report = report;
    this.#variables = new Set([...Object.keys(mappingOf(root['variables'])), ...overridden]);
    this.#secrets = new Set(Object.keys(mappingOf(root['secrets'])));
    this.#names = {matrix: () => this.#matrixOfAll(), steps: undefined, allSteps: []};
  }

  walkScenario(id: string, scenario: RawMapping): void {
    const before = this.#names;
    const steps: readonly unknown[] = Array.isArray(scenario['steps']) ? scenario['steps'] : [];
    this.#within = {scenario, step: undefined};
    let axes: ReadonlySet<string> | undefined;
    const matrix = () => {
      axes ??= keysOfMatrix(scenario['matrix']);
      return axes;
    };
    const allSteps = idsOf(steps);
    for (const key of Object.keys(scenario)) {
      if (key === 'steps' || key === 'description') continue;
      // What runs around the steps: before them nothing is known of them, after them all is.
      const isAfter = key === 'restore' || key === 'debug' || key === 'capture';
      this.#names = {matrix, steps: isAfter ? allSteps : [], allSteps};
      const use = key === 'matrix' ? 'constant' : (USE_OF[key] ?? 'text');
      this.walk(scenario[key], ['scenarios', id, key], use);
    }
    const earlier: string[] = [];
    this.#names = {matrix, steps: earlier, allSteps};
    steps.forEach((step, index) => {
      this.#within = {scenario, step: mappingOf(step)};
      this.walk(step, ['scenarios', id, 'steps', index], 'text');
      const stepId = mappingOf(step)['id'];
      if (typeof stepId === 'string') earlier.push(stepId);
    });
    this.#names = before;
    this.#within = undefined;
  }

  walk(value: unknown, path: ManifestPath, use: Use): void {
    if (typeof value === 'string') {
      if (use === 'condition' || value.includes('${{')) this.#checkText(value, path, use);
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        if (typeof item === 'object') this.walk(item, [...path, index], use);
        else if (typeof item === 'string' && item.includes('${{')) {
          this.#checkText(item, [...path, index], use);
        }
      });
    } else if (isMapping(value)) {
      // Within variables of the environment and the like all keys are names.
      const isNamed = use === 'value' || use === 'fixed-value' || use === 'constant';
      for (const key of Object.keys(value)) {
        const child = value[key];
        if (typeof child !== 'string' && typeof child !== 'object') continue;
        const childUse = isNamed ? use : useOf(key, use);
        if (typeof child === 'string' && childUse !== 'condition' && !child.includes('${{')) {
          continue;
        }
        this.walk(child, [...path, key], childUse);
      }
    }
  }

  #checkText(text: string, path: ManifestPath, use: Use): void {
    if (use === 'constant') {
      const message = 'expected a constant, found an expression';
      this.#report('manifest/bad-expression', message, {
        path,
        help: 'expressions are filled in only where a case runs',
      });
      return;
    }
    const parsed = use === 'condition' ? parseExpression(text) : parseTemplate(text);
    if (!parsed.ok) {
      const {message, start, end, help} = parsed.error;
      this.#report('manifest/bad-expression', message, {path, within: {text, start, end}, help});
      return;
    }
    for (const reference of references(parsed.value)) {
      this.#checkReference(reference, {text, path, use});
    }
  }

  #checkReference(reference: Reference, found: FoundText): void {
    const [context = '', name] = reference.path;
    const within = {text: found.text, start: reference.start, end: reference.end};
    const at = {path: found.path, within};
    const unknown = (known: Iterable<string>, what: string): void => {
      const written = reference.path.join('.');
      this.#report('manifest/unknown-name', `expected ${what}, found "${written}"`, {
        ...at,
        help: () => {
          const names = [...known];
          const help = didYouMean(name ?? context, names);
          return help ?? (names.length === 0 ? undefined : `known: ${listNames(names)}`);
        },
      });
    };
    const isSetting = found.use === 'setting' || found.use === 'fixed';
    const isSecret = found.use === 'fixed-value' && context === 'secrets';
    if ((isSetting || found.use === 'fixed-value') && context !== 'variables' && !isSecret) {
      const what = isSetting ? 'variables' : 'variables and secrets';
      const message = `expected ${what} only, found "${reference.path.join('.')}"`;
      this.#report('manifest/bad-expression', message, {
        ...at,
        help: 'it is filled in when the manifest is read, before there is a case',
      });
      return;
    }
    switch (context) {
      case 'variables':
        if (name !== undefined && !this.#variables.has(name))
          unknown(this.#variables, 'a variable of the manifest');
        return;
      case 'matrix':
        if (name !== undefined && !this.#names.matrix().has(name))
          unknown(this.#names.matrix(), 'a key of the matrix');
        return;
      case 'env':
        if (name !== undefined && !this.#hasEnv(name))
          unknown(this.#env ?? [], 'a variable of some "env"');
        else if (name !== undefined) this.#checkEnv(name, found.use, at);
        return;
      case 'secrets':
        this.#checkSecret(name, found.use, at);
        return;
      case 'steps':
        this.#checkStep(reference, found.use, at);
        return;
      case 'environment':
      case 'case':
      case 'run': {
        const members = MEMBERS[context] ?? [];
        if (name !== undefined && !members.includes(name))
          unknown(members, `a value of "${context}"`);
        return;
      }
      default:
        unknown(CONTEXTS, 'a known name');
    }
  }

  #checkSecret(name: string | undefined, use: Use, at: Place): void {
    if (name !== undefined && !this.#secrets.has(name)) {
      const known = this.#secrets.size === 0 ? 'declare it under "secrets"' : undefined;
      this.#report(
        'manifest/unknown-secret',
        `expected a secret of the manifest, found "${name}"`,
        {
          ...at,
          help: () =>
            didYouMean(name, this.#secrets) ?? known ?? `known: ${listNames(this.#secrets)}`,
        },
      );
    } else if (use !== 'value' && use !== 'fixed-value') {
      const message = `expected secrets only in env, stdin and passwords, found one in ${placeOf(use)}`;
      this.#report('manifest/secret-misplaced', message, {
        ...at,
        help: `pass it in env, as NAME: \${{ secrets.${name ?? 'NAME'} }}, and read $NAME`,
      });
    }
  }

  /** A variable that holds a secret is one, wherever it is read. */
  #checkEnv(name: string, use: Use, at: Place): void {
    if (use === 'value' || this.#secrets.size === 0 || this.#within === undefined) return;
    if (!this.#secretEnvs.holds(name, this.#within)) return;
    const message = `expected secrets only in env, stdin and passwords, found env.${name}, which holds one, in ${placeOf(use)}`;
    this.#report('manifest/secret-misplaced', message, {
      ...at,
      help: `read $${name} in the script, so that the value is on no command line`,
    });
  }

  #checkStep({path}: Reference, use: Use, at: Place): void {
    const [, id, member] = path;
    const {steps, allSteps} = this.#names;
    if (id !== undefined && !(steps ?? []).includes(id)) {
      const why =
        steps === undefined
          ? 'outside a scenario'
          : allSteps.includes(id)
            ? 'which does not come before'
            : 'which no step is called';
      this.#report(
        'manifest/unknown-step',
        `expected the id of an earlier step, found "${id}", ${why}`,
        {
          ...at,
          help: () => didYouMean(id, steps ?? []),
        },
      );
      return;
    }
    if (member !== undefined && !STEP_MEMBERS.includes(member)) {
      this.#report(
        'manifest/unknown-name',
        `expected one of ${STEP_MEMBERS.join(', ')}, found "${member}"`,
        {
          ...at,
          help: didYouMean(member, STEP_MEMBERS) ?? `did you mean "steps.${id}.outputs.${member}"?`,
        },
      );
      return;
    }
    if (use !== 'script' || (member !== undefined && member !== 'outputs')) return;
    const name = path[3] ?? 'NAME';
    this.#report(
      'manifest/unsafe-expression',
      'expected no output of a step in a script, found one',
      {
        ...at,
        help: `what a program printed would run as code: pass it in env, as NAME: \${{ steps.${id ?? 'ID'}.outputs.${name} }}`,
      },
    );
  }

  #hasEnv(name: string): boolean {
    if (name.startsWith('PROCTOR_')) return true;
    this.#env ??= envNames(this.#root);
    return this.#env.has(name);
  }

  #matrixOfAll(): ReadonlySet<string> {
    this.#anyMatrix ??= new Set(
      mappingsIn(this.#root['scenarios']).flatMap(([, {matrix}]) => [...keysOfMatrix(matrix)]),
    );
    return this.#anyMatrix;
  }
}

interface FoundText {
  readonly text: string;
  readonly path: ManifestPath;
  readonly use: Use;
}

interface Place {
  readonly path: ManifestPath;
  readonly within: {readonly text: string; readonly start: number; readonly end: number};
}

function placeOf(use: Use): string {
  return use === 'script' ? 'a script' : use === 'condition' ? 'a condition' : 'a text';
}

function idsOf(steps: readonly unknown[]): readonly string[] {
  return steps.map((step) => mappingOf(step)['id']).filter((id) => typeof id === 'string');
}

function keysOfMatrix(matrix: unknown): ReadonlySet<string> {
  const {include, exclude: _, ...axes} = mappingOf(matrix);
  const names = new Set(Object.keys(axes));
  if (!Array.isArray(include)) return names;
  for (const entry of include) for (const name of Object.keys(mappingOf(entry))) names.add(name);
  return names;
}

/** All variables that any `env` of the manifest sets. */
function envNames(root: RawMapping): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (holder: unknown): void => {
    for (const name of Object.keys(mappingOf(mappingOf(holder)['env']))) names.add(name);
  };
  add(root);
  add(root['defaults']);
  for (const kind of ['environments', 'templates', 'instrumentation', 'scenarios']) {
    for (const [, holder] of mappingsIn(root[kind])) {
      add(holder);
      const {steps} = holder;
      if (Array.isArray(steps)) for (const step of steps) add(step);
    }
  }
  return names;
}
