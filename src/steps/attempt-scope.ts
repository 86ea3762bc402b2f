import {FaultError} from '../faults/fault-error.ts';
import {expandTemplate, type Scope, type StepScope} from '../manifest/expression/expression.ts';
import type {Env, EnvironmentSpec} from '../manifest/manifest.ts';
import type {AttemptInput} from './attempt.ts';

const OPEN = '${{';

/** A step's environment variables. */
export interface StepEnv {
  /** For the process; may hold secrets. */
  readonly values: Readonly<Record<string, string>>;
  /** For expressions where secrets must not be used: reading one that holds a secret throws. */
  readonly shown: Readonly<Record<string, string>>;
}

/**
 * What the expressions of one attempt can read, and the environment variables of its steps: the
 * environment's, then instrumentation's, the scenario's, the step's, and last proctor's own.
 */
export class AttemptScope {
  readonly #base: Omit<Scope, 'env' | 'steps' | 'status'>;
  readonly #secret: (name: string) => string;
  readonly #layers: readonly Env[];
  #own: Readonly<Record<string, string>>;
  readonly #steps: Record<string, StepScope> = {};
  #caseEnv: StepEnv | undefined;
  status: Scope['status'] = 'success';

  constructor(input: AttemptInput, spec: EnvironmentSpec) {
    const {case: item, manifest, context, instance} = input;
    this.#secret = context.secret;
    this.#base = {
      variables: manifest.variables,
      matrix: item.matrix,
      environment: {
        name: spec.id,
        type: spec.type,
        instance: Number(instance.name.slice(instance.name.lastIndexOf('#') + 1)),
        ...(spec.type === 'ssh' && {host: spec.host}),
      },
      case: {
        id: item.id,
        scenario: item.scenario.id,
        environment: item.environment,
        attempt: input.attempt,
        repetition: item.repetition,
      },
      run: {id: context.runId},
    };
    const tools = item.scenario.instrumentation.map(
      (name) => manifest.instrumentation.get(name)?.env ?? {},
    );
    this.#layers = [spec.env, ...tools, item.scenario.env];
    this.#own = {
      ...input.env,
      PROCTOR_RUN_ID: context.runId,
      PROCTOR_CASE: item.id,
      PROCTOR_SCENARIO: item.scenario.id,
      PROCTOR_ENVIRONMENT: item.environment,
      PROCTOR_ATTEMPT: String(input.attempt),
      PROCTOR_SCRATCH: instance.connection.scratch,
    };
  }

  /** The folder that is the instance's own is another one now. */
  set scratch(path: string) {
    this.#own = {...this.#own, PROCTOR_SCRATCH: path};
  }

  /** Variables that tools set for the steps; they win over the manifest's. */
  addTools(env: Readonly<Record<string, string>>): void {
    this.#own = {...env, ...this.#own};
  }

  /** Makes what a step left readable for later ones. */
  setStep(id: string, left: StepScope): void {
    this.#steps[id] = left;
  }

  /**
   * The variables of a step.
   *
   * @param own Variables that proctor sets for this step; they win.
   * @throws {FaultError} as expressions do.
   */
  stepEnv(layer: Env, own: Readonly<Record<string, string>>): StepEnv {
    this.#caseEnv ??= this.#layers.reduce<StepEnv>((below, next) => this.#addLayer(below, next), {
      values: {},
      shown: {},
    });
    const {values, shown} = this.#addLayer(this.#caseEnv, layer);
    const all = {...values, ...this.#own, ...own};
    if (shown === values) return {values: all, shown: all};
    const shownAll = cloned(shown);
    for (const [name, value] of Object.entries({...this.#own, ...own})) {
      define(shownAll, name, value);
    }
    return {values: all, shown: shownAll};
  }

  /** What texts that may not hold secrets can read. */
  plain(env: StepEnv): Scope {
    return {...this.#base, env: env.shown, steps: this.#steps, status: this.status};
  }

  /** What values that may hold secrets can read, as `stdin`. */
  withSecrets(env: StepEnv): Scope {
    const {status} = this;
    return {...this.#base, env: env.values, steps: this.#steps, status, secrets: this.#secret};
  }

  #addLayer(below: StepEnv, layer: Env): StepEnv {
    const names = Object.keys(layer);
    if (names.length === 0) return below;
    const values: Record<string, string> = {...below.values};
    const hidden = new Set<string>();
    for (const name of names) {
      const template = layer[name] ?? '';
      if (!template.includes(OPEN)) {
        values[name] = template;
        continue;
      }
      let isSecret = false;
      const scope: Scope = {
        ...this.#base,
        env: watched(below, () => {
          isSecret = true;
        }),
        steps: this.#steps,
        status: this.status,
        secrets: (secret) => {
          isSecret = true;
          return this.#secret(secret);
        },
      };
      values[name] = expandTemplate(template, scope);
      if (isSecret) hidden.add(name);
    }
    if (hidden.size === 0 && below.shown === below.values) return {values, shown: values};
    const shown = cloned(below.shown);
    for (const name of names) {
      if (hidden.has(name)) refuse(shown, name);
      else define(shown, name, values[name] ?? '');
    }
    return {values, shown};
  }
}

/** `env.values`, telling when one is read that holds a secret. */
function watched(env: StepEnv, onSecret: () => void): Readonly<Record<string, string>> {
  if (env.shown === env.values) return env.values;
  const copy = cloned(env.shown);
  for (const [name, {get}] of Object.entries(Object.getOwnPropertyDescriptors(env.shown))) {
    if (get === undefined) continue;
    Object.defineProperty(copy, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        onSecret();
        return env.values[name];
      },
    });
  }
  return copy;
}

function cloned(shown: Readonly<Record<string, string>>): Record<string, string> {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(shown)) as Record<
    string,
    string
  >;
}

function define(target: Record<string, string>, name: string, value: string): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function refuse(target: Record<string, string>, name: string): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: () => {
      throw new FaultError('secret/unavailable', `cannot use env.${name} here: it holds a secret`, {
        help: `read the variable $${name} in the script, so that the value is on no command line`,
      });
    },
  });
}
