import {parseTemplate, references} from '../expression/expression.ts';
import {mappingOf, type RawMapping} from '../raw-values.ts';

/**
 * Whether `env.NAME` holds a secret in a step or hook of `scenario`, on any of its environments:
 * directly, or by way of variables below it.
 */
export function envHoldsSecret(
  root: RawMapping,
  name: string,
  place: {readonly scenario: RawMapping; readonly step: RawMapping | undefined},
): boolean {
  const {scenario, step} = place;
  const tools = namesOf(scenario['instrumentation']).map((tool) =>
    envOf(mappingOf(root['instrumentation'])[tool]),
  );
  const environments = mappingOf(root['environments']);
  const named = namesOf(scenario['environment']);
  const ids = named.length > 0 ? named : Object.keys(environments);
  const specs = ids.length > 0 ? ids.map((id) => envOf(environments[id])) : [{}];
  // As cases have them, lowest first.
  const upper = [...tools, {...envOf(root['defaults']), ...envOf(scenario)}, envOf(step)];
  return specs.some((spec) => holds([{...envOf(root), ...spec}, ...upper], name));
}

function holds(layers: readonly RawMapping[], name: string): boolean {
  const at = layers.findLastIndex((layer) => Object.hasOwn(layer, name));
  const text = layers[at]?.[name];
  if (typeof text !== 'string' || !text.includes('${{')) return false;
  const parsed = parseTemplate(text);
  if (!parsed.ok) return false;
  return references(parsed.value).some(({path: [context, member]}) => {
    if (context === 'secrets') return true;
    return context === 'env' && member !== undefined && holds(layers.slice(0, at), member);
  });
}

function envOf(holder: unknown): RawMapping {
  return mappingOf(mappingOf(holder)['env']);
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
