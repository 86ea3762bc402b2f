import {createHash} from 'node:crypto';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {JournalLine} from '../rig/cli.ts';
import {TargetFolder, Targets} from '../rig/targets.ts';

let targets: Targets;

beforeAll(async () => {
  targets = await Targets.start();
});

afterAll(() => targets[Symbol.asyncDispose]());

/** A folder with one SSH environment `board`, whose keys are `keys`. */
function boardFolder(keys: string, scenarios: string): TargetFolder {
  return new TargetFolder(targets, {
    'proctor.yaml': `proctor: 1\nenvironments:\n  board: {type: ssh, ${keys}}\n${scenarios}`,
  });
}

const ONE = 'scenarios:\n  one: {steps: [{run: "true"}]}\n';

describe('logging in', () => {
  const server = (): string =>
    `host: 127.0.0.1, port: ${targets.sshd.port}, key: ${targets.lab.key}, config: false`;

  it('D27 is refused for a host whose key is not known, which exits with 3 and says what to do', async () => {
    using folder = boardFolder(`${server()}, known-hosts: ${targets.lab.write('empty', '')}`, ONE);
    const {exitCode, stdout} = await folder.run();
    expect(exitCode).toBe(3);
    expect(folder.verdicts()).toEqual({'one@board': 'error'});
    expect(stdout).toMatch(/SHA256:/);
    expect(stdout).toContain('help:');
  });

  it('D27 is refused for a host whose key has changed, with both fingerprints', async () => {
    const other = targets.lab.newKey('another-host');
    const [type, key] = readFileSync(`${other}.pub`, 'utf8').split(' ');
    const line = `[127.0.0.1]:${targets.sshd.port} ${type} ${key}\n`;
    for (const checking of ['strict', 'accept-new']) {
      const known = targets.lab.write('changed', line);
      using folder = boardFolder(
        `${server()}, known-hosts: ${known}, host-key-checking: ${checking}`,
        ONE,
      );
      expect(await folder.run()).toMatchObject({exitCode: 3});
      expect(folder.reasons()['one@board']?.match(/SHA256:[\w+/]+/g)?.length).toBe(2);
      expect(readFileSync(known, 'utf8')).toBe(line);
    }
  });

  it('D27 accepts a new host where that is asked for, and knows it from then on', async () => {
    const known = targets.lab.path('accepted');
    using folder = boardFolder(
      `${server()}, known-hosts: ${known}, host-key-checking: accept-new`,
      ONE,
    );
    expect(await folder.run()).toMatchObject({exitCode: 0});
    expect(readFileSync(known, 'utf8')).toContain(targets.sshd.hostKey);
    using strict = boardFolder(`${server()}, known-hosts: ${known}`, ONE);
    expect(await strict.run()).toMatchObject({exitCode: 0});
  });

  it('D27 is refused for a wrong key, which names the key that was offered', async () => {
    const wrong = targets.lab.newKey('wrong');
    const keys = targets
      .ssh(targets.sshd)
      .replace(/^type: ssh, /, '')
      .replace(targets.lab.key, wrong);
    using folder = boardFolder(keys, ONE);
    expect(await folder.run()).toMatchObject({exitCode: 3});
    expect(folder.reasons()['one@board']).toContain(wrong);
  });

  it('exits with 3 for a host that nobody answers at, and says where', async () => {
    using folder = boardFolder(
      `host: 127.0.0.1, port: 1, key: ${targets.lab.key}, config: false`,
      ONE,
    );
    const {exitCode} = await folder.run();
    expect(exitCode).toBe(3);
    expect(folder.verdicts()).toEqual({'one@board': 'error'});
    expect(folder.reasons()['one@board']).toContain('127.0.0.1:1');
  });

  it('exits with 3 before anything starts where the key is not there', async () => {
    using folder = boardFolder('host: 127.0.0.1, key: /no/such/key, config: false', ONE);
    const {exitCode, stdout, stderr} = await folder.proctor(['run']);
    expect(exitCode).toBe(3);
    expect(`${stdout}${stderr}`).toContain('/no/such/key');
  });
});

describe('a lost connection', () => {
  it('D23 is an infrastructure error of the attempt, and the case is tried again', async () => {
    const mark = targets.lab.path('tried');
    using folder = boardFolder(
      targets.ssh(targets.sshd).replace(/^type: ssh, /, ''),
      `scenarios:
  torn:
    retries: {infrastructure: 1, delay: 1ms}
    restore: echo restored
    steps: [{run: 'if mkdir ${mark}; then echo waiting; sleep 881.25; fi'}]
`,
    );
    const cli = folder.start(['run', '--verbose']);
    await cli.shows('waiting');
    for (const pid of targets.sshd.connections()) process.kill(pid, 'SIGKILL');
    expect(await cli.ended).toMatchObject({exitCode: 0});
    const attempts = folder.journal().filter(({type}) => type === 'case-ended');
    expect(attempts.map(({verdict, final}) => [verdict, final])).toEqual([
      ['error', false],
      ['passed', true],
    ]);
    expect(attempts[0]?.['fault']).toMatchObject({code: 'ssh/connection-lost'});
  });
});

describe('what is deployed', () => {
  it('D1 D2 D4 arrives on every target, with its mode, needed ones first, whole folders and globs', async () => {
    const scenarios = `
artifacts:
  tool: {type: script, source: tool.sh, target: bin/}
  data: {source: data, target: data/, needs: [tool]}
  logs: {source: "globs/**/*.txt", target: texts/, mode: "0640"}
  one: {source: tool.sh, target: renamed, mode: "0751"}
scenarios:
  look:
    environment: [${targets.names}]
    artifacts: [data, logs, one]
    steps:
      - run: 'cd "$PROCTOR_SCRATCH"; bin/tool.sh; stat -c "%a %n" bin/tool.sh texts/a.txt texts/deep/b.txt renamed; cat "data/with space" data/sub/blob | sha256sum; test ! -e texts/c.bin'
        expect: {stdout: {contains: ["tool ran", "755 bin/tool.sh", "640 texts/a.txt", "640 texts/deep/b.txt", "751 renamed", "@SUM@"]}}
`;
    using folder = targets.folder('');
    folder.write('tool.sh', '#!/bin/sh\necho tool ran\n');
    folder.write('data/with space', 'spaced\n');
    folder.write('data/sub/blob', '');
    const blob = Buffer.alloc(300_000, 'blob\0\xff', 'latin1');
    writeFileSync(join(folder.path, 'data/sub/blob'), blob);
    folder.write('globs/a.txt', 'a');
    folder.write('globs/deep/b.txt', 'b');
    folder.write('globs/c.bin', 'c');
    const input = Buffer.concat([Buffer.from('spaced\n'), blob]);
    const sum = createHash('sha256').update(input).digest('hex');
    folder.write(
      'proctor.yaml',
      `proctor: 1\n${targets.environments()}${scenarios.replace('@SUM@', sum)}`,
    );
    const ran = await folder.run();
    expect(ran.exitCode, ran.stdout).toBe(0);
    expect(folder.verdicts()).toEqual(targets.each('look', 'passed'));
  });
});

describe('secrets', () => {
  it('D28 reach steps and hooks of a target in variables and stdin, and stand on no command line', async () => {
    const secret = 'pa55-phrase-of-the-e2e';
    const go = `/tmp/proctor-hooks-go-${process.pid}`;
    const scenarios = `
concurrency: 9
secrets: {token: {env: E2E_TOKEN}}
scenarios:
  use:
    environment: [${targets.names}]
    env: {TOKEN: "\${{ secrets.token }}"}
    prepare: test "$TOKEN"
    steps:
      - {run: 'read -r line; test "$line" = "$TOKEN"', stdin: "\${{ secrets.token }}\\n"}
      - {run: 'echo waiting here; until test -e ${go}; do sleep 0.02; done', env: {AGAIN: "x \${{ secrets.token }}"}}
`;
    using folder = targets.folder(scenarios, `env: {HOST_TOKEN: "\${{ secrets.token }}"}`);
    const cli = folder.start(['run', '--verbose'], {E2E_TOKEN: secret});
    for (const name of targets.names) await cli.shows(`use@${name}`);
    for (let seen = 0; seen < 20; seen += 1) {
      expect(targets.processesWith(secret)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const name of targets.names) writeFileSync(targets.pathOn(name, go), '');
    const result = await cli.ended;
    for (const name of targets.names) rmSync(targets.pathOn(name, go), {force: true});
    expect(folder.verdicts()).toEqual(targets.each('use', 'passed'));
    expect(result.stdout).not.toContain(secret);
    expect(JSON.stringify(folder.journal())).not.toContain(secret);
  });
});

describe('limits', () => {
  const times = Array.from({length: 6}, (_, index) => index);

  it('D21 hold: one case at a time on an instance, two in all on a host, and each case gets its turn', async () => {
    const keys = `${targets.ssh(targets.sshd)}, instances: 3`;
    using folder = new TargetFolder(targets, {
      'proctor.yaml': `proctor: 1
concurrency: {total: 10, per-host: 2}
environments:
  left: {${keys}}
  right: {${keys}}
scenarios:
  busy: {environment: [left, right], matrix: {number: [${times}]}, steps: [{run: sleep 0.05}]}
`,
    });
    expect(await folder.run()).toMatchObject({exitCode: 0});
    expect(Object.keys(folder.verdicts()).length).toBe(12);
    expect(mostAtOnce(folder.journal(), () => 'host')).toEqual({host: 2});
    for (const count of Object.values(
      mostAtOnce(folder.journal(), ({instance}) => String(instance)),
    )) {
      expect(count).toBe(1);
    }
  });

  it('hold by kind: one deployment and one case at once', async () => {
    using folder = targets.folder(
      `concurrency: {total: 10, deploy: 1, provision: 1, run: 1}
artifacts: {it: {source: proctor.yaml, target: it}}
scenarios:
  busy: {environment: [${targets.names}], artifacts: it, matrix: {number: [${times}]}, steps: [{run: sleep 0.01}]}
`,
      'instances: 3',
    );
    expect(await folder.run()).toMatchObject({exitCode: 0});
    expect(mostAtOnce(folder.journal(), () => 'all')).toEqual({all: 1});
    const stages = mostAtOnce(folder.journal(), ({stage}) => String(stage), 'stage');
    expect(stages).toMatchObject({provision: 1, deploy: 1});
  });

  it('E9 give each case a fresh instance where isolation is fresh', async () => {
    using folder = targets.folder(
      `scenarios:
  lonely: {environment: [${targets.names}], matrix: {number: [1, 2, 3]}, steps: [{run: 'test ! -e "$PROCTOR_SCRATCH/mine"; touch "$PROCTOR_SCRATCH/mine"', shell: sh -e}]}
`,
      'isolation: fresh, instances: 2',
    );
    expect(await folder.run()).toMatchObject({exitCode: 0});
    const cleaned = folder
      .journal()
      .filter(({type, stage}) => type === 'stage-ended' && stage === 'cleanup');
    expect(cleaned.length).toBe(3 * targets.names.length);
  });
});

/** By group, how many of the spans that `kind` begins and ends were open at once, at most. */
function mostAtOnce(
  events: readonly JournalLine[],
  groupOf: (event: JournalLine) => string,
  kind: 'case' | 'stage' = 'case',
): Record<string, number> {
  const most: Record<string, number> = {};
  const open = new Map<string, string>();
  for (const event of events) {
    const id = `${event['case'] ?? ''} ${event['instance'] ?? ''}${event['stage'] ?? ''}`;
    const key = kind === 'case' ? String(event['case']) : id;
    if (event.type === `${kind}-started`) {
      const group = groupOf(event);
      open.set(key, group);
      const count = [...open.values()].filter((other) => other === group).length;
      most[group] = Math.max(most[group] ?? 0, count);
    } else if (event.type === `${kind}-ended`) open.delete(key);
  }
  return most;
}
