import {describe, expect, it} from 'vitest';
import {wireOf} from '../../../../src/environments/container/engine/find-engine.ts';
import {runArguments} from '../../../../src/environments/container/run-arguments.ts';
import {containerSpec} from '../../../rig/containers.ts';

const PLAN = {
  name: 'proctor-box-1-abc',
  image: 'sha256:1234',
  labels: {'dev.proctor.run': 'r 1'},
  initScript: 'INIT',
};

describe('the command line of an engine', () => {
  it('starts a first process of ours that reads from us', () => {
    expect(runArguments(containerSpec('/root'), PLAN)).toEqual([
      ...['--rm', '--interactive', '--sig-proxy=false', '--log-driver', 'none'],
      ...['--pull', 'never', '--name', 'proctor-box-1-abc', '--label', 'dev.proctor.run=r 1'],
      ...['--entrypoint', 'sh', 'sha256:1234', '-c', 'INIT'],
    ]);
  });

  it('says all that a spec can, and no value of its environment', () => {
    const spec = containerSpec('/root', {
      hostname: 'boxed',
      user: '1:2',
      platform: 'linux/arm64',
      privileged: true,
      capabilities: {add: ['SYS_PTRACE'], drop: ['ALL']},
      devices: ['/dev/fuse'],
      networkMode: 'none',
      sysctls: {'net.ipv4.ip_forward': 1},
      resources: {memoryBytes: 1_048_576, cpus: 0.5, pids: 7},
      readOnly: true,
      tmpfs: ['/run:size=1m', '/cache'],
      mounts: [
        {source: '/a,b', target: '/say "hi"', readOnly: true},
        {source: 'cache', target: '/c', readOnly: false},
      ],
      env: {TOKEN: 'secret value', LATER: '${{ case.id }}'},
      extraArgs: ['--cap-add=NET_ADMIN'],
      command: ['serve', '--all'],
    });
    expect(runArguments(spec, {...PLAN, labels: {}})).toEqual([
      ...['--detach', '--pull', 'never', '--name', 'proctor-box-1-abc'],
      ...['--hostname', 'boxed', '--user', '1:2', '--platform', 'linux/arm64'],
      ...['--privileged', '--cap-add', 'SYS_PTRACE', '--cap-drop', 'ALL'],
      ...['--device', '/dev/fuse', '--network', 'none'],
      ...['--sysctl', 'net.ipv4.ip_forward=1'],
      ...['--memory', '1048576b', '--memory-swap', '1048576b', '--cpus', '0.5'],
      ...['--pids-limit', '7', '--read-only'],
      ...['--tmpfs', '/tmp', '--tmpfs', '/run:size=1m', '--tmpfs', '/cache'],
      ...['--mount', 'type=bind,"source=/a,b","target=/say ""hi""",readonly'],
      ...['--mount', 'type=volume,source=cache,target=/c'],
      ...['--env', 'TOKEN', '--cap-add=NET_ADMIN', 'sha256:1234', 'serve', '--all'],
    ]);
  });

  it('D26 leads to an engine here, or encrypted, or for anyone on the way to read', () => {
    const wires = [
      [undefined, undefined],
      ['unix:///run/podman/podman.sock', undefined],
      ['ssh://user@host', undefined],
      ['tcp://host:2376', '1'],
      ['tcp://127.0.0.1:2375', undefined],
      ['tcp://host:2375', ''],
    ].map(([address, verify]) => wireOf(address, verify));
    expect(wires).toEqual(['local', 'local', 'encrypted', 'encrypted', 'clear', 'clear']);
  });
});
