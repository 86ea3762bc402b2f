import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {FOREIGN_KEYS} from '../../../../src/manifest/check/foreign-keys.ts';
import {parseManifest} from '../../../../src/manifest/parse-manifest.ts';

function helpsFor(text: string): readonly string[] {
  const parsed = parseManifest({path: 'p', text}, {today: '2026-06-01', variables: {}});
  if (parsed.ok) throw new Error('the manifest is valid');
  return parsed.diagnostics.map(({help}) => help ?? '');
}

function box(keys: string): string {
  return `proctor: 1\nenvironments: {b: {type: container, image: i, ${keys}}}\n`;
}

it.each([
  ['jobs', 'proctor: 1\njobs: {}\n', 'write "scenarios"'],
  [
    'runs-on',
    'proctor: 1\nscenarios:\n  a:\n    runs-on: x\n    steps: [{run: x}]\n',
    'write "environment"',
  ],
  [
    'uses',
    'proctor: 1\nscenarios:\n  a:\n    steps: [{uses: x, run: x}]\n',
    'there are no actions; write "run"',
  ],
  [
    'exit-code in a step',
    'proctor: 1\nscenarios:\n  a:\n    steps: [{run: x, exit-code: 3}]\n',
    'write expect: { exit-code: … }',
  ],
  [
    'hostname',
    'proctor: 1\nenvironments: {b: {type: ssh, host: a, hostname: b}}\n',
    'write "host"',
  ],
  [
    'a step that is a text',
    'proctor: 1\nscenarios:\n  a:\n    steps: [make test]\n',
    'write run: make test',
  ],
  [
    'stdout that is a text',
    'proctor: 1\nscenarios:\n  a:\n    steps: [{run: x, expect: {stdout: ok}}]\n',
    'write { contains: ok } or { equals: ok }',
  ],
  [
    'a metric that is a number',
    'proctor: 1\nscenarios:\n  a:\n    metrics: {m: 5}\n    steps: [{run: x}]\n',
    'write { max: 5 } or { min: 5 }',
  ],
  ['volumes', box('volumes: [a]'), 'write "mounts"'],
  [
    'another kind',
    'proctor: 1\nenvironments: {b: {type: docker}}\n',
    'write type: container, engine: docker',
  ],
  ['dest', 'proctor: 1\nartifacts: {a: {source: s, target: t, dest: t}}\n', 'write "target"'],
  ['yum', 'proctor: 1\ndependencies: {yum: [jq]}\n', 'write "dnf"'],
  ['yum for a container', box('dependencies: {yum: [jq]}'), 'write "dnf"'],
  ['port', box('readiness: [{port: 80}]'), 'write "tcp"'],
  ['coverage', 'proctor: 1\ninstrumentation: {a: {coverage: true}}\n', 'write "gcov"'],
  ['a tool that is off', 'proctor: 1\ninstrumentation: {a: {kasan: false}}\n', 'leave it out'],
  [
    'net',
    'proctor: 1\nscenarios: {a: {namespaces: [net], steps: [{run: x}]}}\n',
    'did you mean "network"?',
  ],
])('says what to write in place of %s', (_title, text, help) => {
  expect(helpsFor(text)).toEqual([help]);
});

it('calls no key foreign that is known', () => {
  const schema = JSON.parse(readFileSync('schema/manifest.schema.json', 'utf8')) as {
    readonly properties: object;
    readonly definitions: Readonly<Record<string, {readonly properties?: object}>>;
  };
  const known = {
    manifest: schema.properties,
    scenario: schema.definitions['scenario']?.properties,
    container: schema.definitions['container-environment']?.properties,
    artifact: schema.definitions['artifact']?.properties,
    board: schema.definitions['board']?.properties,
    dependencies: schema.definitions['dependencies']?.properties,
    readiness: schema.definitions['readiness-check']?.properties,
    instrumentation: schema.definitions['instrumentation']?.properties,
    step: schema.definitions['step']?.properties,
    environment: schema.definitions['ssh-environment']?.properties,
    machine: schema.definitions['qemu-environment']?.properties,
  };
  for (const [kind, keys] of Object.entries(FOREIGN_KEYS)) {
    const properties = known[kind as keyof typeof known];
    expect(properties).toBeDefined();
    expect(Object.keys(keys).filter((key) => Object.hasOwn(properties ?? {}, key))).toEqual([]);
  }
});
