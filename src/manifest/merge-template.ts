import type {ManifestPath} from './locate.ts';
import {mappingOf, mappingsIn, type RawMapping} from './raw-values.ts';

/** An environment with the keys that it takes from its template. */
export interface MergedEnvironment {
  readonly id: string;
  /** The template's keys, then its own: a key of its own replaces the template's as a whole. */
  readonly spec: RawMapping;
  /** Where the value of a key stands: in the environment or in its template. */
  readonly placeOf: (key: string) => ManifestPath;
}

/** The keys of `environment` over those of its template; itself where it has none. */
export function mergeTemplate(environment: RawMapping, templates: unknown): RawMapping {
  const template = templateOf(environment, templates);
  if (template === undefined) return environment;
  const merged = Object.create(null) as Record<string, unknown>;
  return Object.assign(merged, template, environment);
}

/** All environments that a manifest names, right or not, with their templates' keys. */
export function mergedEnvironments(root: RawMapping): readonly MergedEnvironment[] {
  return mappingsIn(root['environments']).map(([id, environment]) => ({
    id,
    spec: mergeTemplate(environment, root['templates']),
    placeOf: (key) => {
      const template = templateOf(environment, root['templates']);
      const isOwn = Object.hasOwn(environment, key) || !Object.hasOwn(template ?? {}, key);
      return isOwn
        ? ['environments', id, key]
        : ['templates', String(environment['template']), key];
    },
  }));
}

function templateOf(environment: RawMapping, templates: unknown): RawMapping | undefined {
  const {type, template} = environment;
  if (type !== 'qemu' || typeof template !== 'string') return undefined;
  const all = mappingOf(templates);
  return Object.hasOwn(all, template) ? mappingOf(all[template]) : undefined;
}
