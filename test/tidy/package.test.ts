import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {VERSION} from '../../src/util/version.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;

describe('package.json', () => {
  it('has the version that the program says it has', () => {
    expect(manifest['version']).toBe(VERSION);
  });

  it('has a changelog entry for its version', () => {
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${VERSION}`);
  });
});
