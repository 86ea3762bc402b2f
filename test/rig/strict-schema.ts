import {readFileSync} from 'node:fs';
import {Ajv, type ValidateFunction} from 'ajv';
import {expect} from 'vitest';

/**
 * Published schemas let fields be added; here one that they do not describe is a mistake, so
 * that code and schema cannot drift apart.
 */
export function strictly(name: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'));
  const close = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const child of Object.values(value)) close(child);
    if ('properties' in value && 'required' in value && !('additionalProperties' in value)) {
      Object.assign(value, {additionalProperties: false});
    }
  };
  close(schema.definitions);
  if (schema.properties !== undefined) schema.additionalProperties = false;
  const isoTime = (text: string) => !Number.isNaN(Date.parse(text));
  return new Ajv({allErrors: true, allowUnionTypes: true, formats: {'date-time': isoTime}}).compile(
    schema,
  );
}

/** Says what `validate` finds wrong. */
export function expectValid(validate: ValidateFunction, value: unknown): void {
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
}
