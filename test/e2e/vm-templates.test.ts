import {describe, expect, it} from 'vitest';
import {CliFolder, type JournalLine} from '../rig/cli.ts';
import {NO_VM, vmEnvironment} from '../rig/vm-cli.ts';

const TIMEOUT_MS = 400_000;

function stages(journal: readonly JournalLine[]): string[] {
  return journal.flatMap((event) =>
    event.type === 'stage-ended' && event['ok'] === true ? [String(event['stage'])] : [],
  );
}

describe.skipIf(NO_VM !== undefined)(`templates${NO_VM ? ` (skipped: ${NO_VM})` : ''}`, () => {
  it('E10 are shared by cases with the same artifacts and instrumentation, from one boot', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const environment = vmEnvironment(`isolation: fork
    instances: 2
    prepare: echo prepared > /tmp/prepared`);
    using folder = new CliFolder({
      'tool.sh': '#!/bin/sh\necho tool\n',
      'proctor.yaml': `proctor: 1
name: sets
environments:${environment}
artifacts:
  tool: {type: script, source: tool.sh, target: /opt/tool.sh}
instrumentation:
  probe:
    start: setsid sleep 1000 < /dev/null > /dev/null 2>&1 & echo $! > /tmp/probe.pid
    check: grep -q sleep /proc/$(cat /tmp/probe.pid)/comm
    stop: kill $(cat /tmp/probe.pid)
scenarios:
  plain: {environment: vm, steps: [{run: 'test -e /tmp/prepared && test ! -e /opt/tool.sh'}]}
  tooled: {environment: vm, artifacts: [tool], steps: [{run: /opt/tool.sh}]}
  probed:
    environment: vm
    artifacts: [tool]
    instrumentation: [probe]
    matrix: {n: [1, 2]}
    steps: [{run: '/opt/tool.sh && test -e /tmp/prepared'}]
`,
    });
    const {exitCode, stdout, stderr} = await folder.proctor(['run']);
    expect(exitCode, stdout + stderr).toBe(0);
    const done = stages(folder.journal());
    const count = (stage: string) => done.filter((name) => name === stage).length;
    expect({
      provision: count('provision'),
      checkpoint: count('checkpoint'),
      fork: count('fork'),
      instrument: count('instrument'),
    }).toEqual({provision: 1, checkpoint: 4, fork: 7, instrument: 1});
  });

  it('are kept for later runs where the manifest says so, until what they were made of changes', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const environment = vmEnvironment('isolation: fork\n    cache: true');
    const scenarios =
      'scenarios: {one: {environment: vm, artifacts: [data], steps: [{run: cat /opt/data}]}}';
    const artifacts = 'artifacts: {data: {type: data, source: data, target: /opt/data}}';
    using folder = new CliFolder({
      data: 'first',
      'proctor.yaml': `proctor: 1\nname: kept\nenvironments:${environment}\n${artifacts}\n${scenarios}\n`,
    });
    const env = {XDG_CACHE_HOME: `${folder.path}/cache`};
    const run = async (): Promise<boolean> => {
      const {exitCode, stdout, stderr} = await folder.proctor(['run'], env);
      expect(exitCode, stdout + stderr).toBe(0);
      return stages(folder.journal()).includes('provision');
    };
    expect(await run()).toBe(true);
    expect(await run()).toBe(false);
    folder.write('data', 'second');
    expect(await run()).toBe(true);
  });
});
