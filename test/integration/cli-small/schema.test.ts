import {Ajv} from 'ajv';
import {describe, expect, it} from 'vitest';
import {schemaCommand} from '../../../src/cli/commands/schema.ts';
import {CapturedIo} from './captured-io.ts';

describe('proctor schema', () => {
  for (const name of ['manifest', 'report', 'journal-event']) {
    it(`prints the schema of the ${name} as a valid draft-07 document`, async () => {
      const io = new CapturedIo('/');
      expect(await schemaCommand({name}, io)).toBe(0);
      const schema = JSON.parse(io.stdoutText) as Record<string, unknown>;
      expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
      expect(new Ajv({strict: false}).validateSchema(schema)).toBe(true);
    });
  }

  it('names the schemas that there are when asked for another', async () => {
    const io = new CapturedIo('/');
    expect(await schemaCommand({name: 'plan'}, io)).toBe(2);
    expect(io.stderrText).toBe(
      'proctor: expected one of manifest, report, journal-event, found "plan"\n',
    );
  });
});
