import {parseTemplate, references} from '../expression/expression.ts';
import {MergedEnvironment} from '../merge-template.ts';
import {mappingOf, type RawMapping} from '../raw-values.ts';

/** Environment variables that hold secrets, of all steps of one manifest. */
export class SecretEnvs {
  readonly #root: RawMapping;
  readonly #stacks = new WeakMap<RawMapping, readonly EnvStack[]>();

  constructor(root: RawMapping) {
    this.#root = root;
  }

  /**
   * Whether `env.NAME` holds a secret in a step or hook of `scenario`, on any of its environments:
   * directly, or by way of variables below it.
   */
  holds(
    name: string,
    {scenario, step}: {readonly scenario: RawMapping; readonly step: RawMapping | undefined},
  ): boolean {
    let stacks = this.#stacks.get(scenario);
    if (stacks === undefined) {
      stacks = this.#stacksOf(scenario);
      this.#stacks.set(scenario, stacks);
    }
    const own = envOf(step);
    return stacks.some((stack) =>
      Object.hasOwn(own, name) ? stack.isSecret(own[name]) : stack.holds(name),
    );
  }

  /** What is below a step's own variables in each environment of a scenario, lowest first. */
  #stacksOf(scenario: RawMapping): readonly EnvStack[] {
    const root = this.#root;
    const tools = namesOf(scenario['instrumentation']).map((tool) => [
      envOf(mappingOf(root['instrumentation'])[tool]),
    ]);
    const environments = mappingOf(root['environments']);
    const ownEnvOf = (id: string): RawMapping =>
      mappingOf(
        new MergedEnvironment(id, mappingOf(environments[id]), root['templates']).get('env'),
      );
    const named = namesOf(scenario['environment']);
    // A scenario that names none beside several is reported.
    const ids = named.length > 0 ? named : Object.keys(environments).slice(0, 1);
    const specs = ids.length > 0 ? ids.map(ownEnvOf) : [{}];
    const upper = [...tools, [envOf(scenario), envOf(root['defaults'])]];
    return specs.map((spec) => new EnvStack([[spec, envOf(root)], ...upper]));
  }
}

/** Layers of variables, lowest first; of the mappings of one layer the first that has a name counts. */
class EnvStack {
  readonly #layers: ReadonlyArray<readonly RawMapping[]>;
  readonly #known = new Map<string, boolean>();

  constructor(layers: ReadonlyArray<readonly RawMapping[]>) {
    this.#layers = layers;
  }

  /** Whether `name`, as the layers below `top` have it, holds a secret. */
  holds(name: string, top = this.#layers.length): boolean {
    const has = (mapping: RawMapping): boolean => Object.hasOwn(mapping, name);
    const at = this.#layers.slice(0, top).findLastIndex((layer) => layer.some(has));
    const key = `${at} ${name}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.isSecret(this.#layers[at]?.find(has)?.[name], at);
      this.#known.set(key, known);
    }
    return known;
  }

  /** Whether `text` names a secret, or a variable below `top` that holds one. */
  isSecret(text: unknown, top = this.#layers.length): boolean {
    if (typeof text !== 'string' || !text.includes('${{')) return false;
    const parsed = parseTemplate(text);
    if (!parsed.ok) return false;
    return references(parsed.value).some(({path: [context, member]}) => {
      if (context === 'secrets') return true;
      return context === 'env' && member !== undefined && this.holds(member, top);
    });
  }
}

function envOf(holder: unknown): RawMapping {
  return mappingOf(mappingOf(holder)['env']);
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
