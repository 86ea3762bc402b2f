import type {ManifestPath} from './locate.ts';
import {mappingOf, mappingsIn, type RawMapping} from './raw-values.ts';

/**
 * The keys of `environment` over those of its template: a key of its own replaces the template's
 * as a whole. Itself where it has none. Both must have been checked: unknown keys are many.
 */
export function mergeTemplate(environment: RawMapping, templates: unknown): RawMapping {
  const template = templateOf(environment, templates);
  return template === undefined ? environment : {...template, ...environment};
}

/** An environment of a manifest that may be wrong, with what it takes from its template. */
export class MergedEnvironment {
  readonly id: string;
  readonly #own: RawMapping;
  readonly #template: RawMapping | undefined;

  constructor(id: string, environment: RawMapping, templates: unknown) {
    this.id = id;
    this.#own = environment;
    this.#template = templateOf(environment, templates);
  }

  /** All environments that the manifest names. */
  static in(root: RawMapping): readonly MergedEnvironment[] {
    return mappingsIn(root['environments']).map(
      ([id, environment]) => new MergedEnvironment(id, environment, root['templates']),
    );
  }

  get isMachine(): boolean {
    return this.#own['type'] === 'qemu';
  }

  /** Whether what it takes from a template is not known, since there is none of that name. */
  get isIncomplete(): boolean {
    return this.#own['template'] !== undefined && this.#template === undefined;
  }

  get(key: string): unknown {
    return this.#holder(key)?.[key];
  }

  /** Where the value of a key stands, or would stand: in the environment or in its template. */
  pathOf(key: string): ManifestPath {
    return this.#holder(key) === this.#template && this.#template !== undefined
      ? ['templates', String(this.#own['template']), key]
      : ['environments', this.id, key];
  }

  #holder(key: string): RawMapping | undefined {
    if (Object.hasOwn(this.#own, key)) return this.#own;
    const isTaken = this.#template !== undefined && Object.hasOwn(this.#template, key);
    return isTaken ? this.#template : this.#own;
  }
}

function templateOf(environment: RawMapping, templates: unknown): RawMapping | undefined {
  const {type, template} = environment;
  if (type !== 'qemu' || typeof template !== 'string') return undefined;
  const all = mappingOf(templates);
  return Object.hasOwn(all, template) ? mappingOf(all[template]) : undefined;
}
