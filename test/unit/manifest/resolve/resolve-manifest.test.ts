import {expect, it} from 'vitest';
import type {Manifest} from '../../../../src/manifest/manifest.ts';
import {parseManifest} from '../../../../src/manifest/parse-manifest.ts';
import {resolveManifest} from '../../../../src/manifest/resolve/resolve-manifest.ts';

function resolve(text: string, variables: Readonly<Record<string, string>> = {}): Manifest {
  const parsed = parseManifest({path: 'p', text}, {today: '2026-06-01', variables});
  if (!parsed.ok) throw new Error(parsed.diagnostics.map(({message}) => message).join('\n'));
  return resolveManifest(parsed.document, {
    path: '/srv/suite/proctor.yaml',
    folder: '/srv/suite',
    homeFolder: '/home/me',
    availableParallelism: 4,
    today: '2026-06-01',
    variables,
    sha256: () => 'abc',
  });
}

it('fills in what a manifest does not say', () => {
  const manifest = resolve('proctor: 1\nscenarios: {a: {steps: [{run: "true\\nmore"}]}}\n');
  expect(manifest).toMatchInlineSnapshot(`
    {
      "artifacts": Map {},
      "concurrency": {
        "deploy": 4,
        "perHost": 4,
        "provision": 4,
        "run": 4,
        "total": 4,
      },
      "environments": Map {
        "local" => {
          "debug": [],
          "env": {},
          "id": "local",
          "inheritEnv": [],
          "instances": 4,
          "isolation": "shared",
          "prepare": [],
          "restore": [],
          "shell": undefined,
          "stageTimeoutMs": 300000,
          "type": "local",
          "workingDirectory": undefined,
        },
      },
      "folder": "/srv/suite",
      "instrumentation": Map {},
      "name": "suite",
      "path": "/srv/suite/proctor.yaml",
      "scenarios": Map {
        "a" => {
          "artifacts": [],
          "capture": [],
          "debug": [],
          "description": undefined,
          "env": {},
          "environments": [
            "local",
          ],
          "id": "a",
          "instrumentation": [],
          "killGraceMs": 5000,
          "matrix": undefined,
          "metrics": {},
          "needs": [],
          "prepare": [],
          "quarantine": undefined,
          "requires": undefined,
          "restore": [],
          "retries": {
            "delayMs": 500,
            "infrastructure": 1,
            "maxDelayMs": 30000,
            "test": 0,
          },
          "shell": undefined,
          "steps": [
            {
              "action": {
                "background": false,
                "kind": "run",
                "ready": undefined,
                "script": "true
    more",
              },
              "continueOnError": false,
              "env": {},
              "expect": undefined,
              "id": undefined,
              "idleTimeoutMs": undefined,
              "if": undefined,
              "index": 0,
              "name": "true",
              "outputs": {},
              "results": undefined,
              "shell": undefined,
              "slowAfterMs": 60000,
              "stdin": undefined,
              "timeoutMs": undefined,
              "workingDirectory": undefined,
            },
          ],
          "tags": [],
          "timeoutMs": 900000,
          "workingDirectory": undefined,
          "xfail": undefined,
        },
      },
      "secrets": {},
      "sha256": "abc",
      "timeoutMs": undefined,
      "variables": {},
    }
  `);
});

it('reads paths from the manifest, the home folder or the root', () => {
  const manifest = resolve(
    'proctor: 1\nsecrets: {s: {file: ~/s}}\nenvironments: {b: {type: ssh, host: h, key: [../k, /k], known-hosts: ~/kh, config: false}}\n',
  );
  expect(manifest.secrets['s']).toEqual({kind: 'file', path: '/home/me/s'});
  expect(manifest.environments.get('b')).toMatchObject({
    keys: ['/srv/k', '/k'],
    knownHosts: ['/home/me/kh'],
    config: false,
    instances: 1,
    sessionsMax: 10,
  });
});

it('overrides variables with values of the same type', () => {
  const text = 'proctor: 1\nvariables: {N: 1, B: true, T: a, K: 2}\n';
  expect({...resolve(text, {N: '7', B: 'false', T: '7', K: 'x'}).variables}).toEqual({
    N: 7,
    B: false,
    T: '7',
    K: 'x',
  });
});

it('takes retries from the scenario, then the defaults', () => {
  const manifest = resolve(
    'proctor: 1\ndefaults: {retries: {infrastructure: 3, delay: 1s}, timeout: 1m}\nscenarios: {a: {retries: 2, timeout: 2m, steps: [{run: b}]}, c: {steps: [{run: b}]}}\n',
  );
  expect(manifest.scenarios.get('a')).toMatchObject({
    timeoutMs: 120_000,
    retries: {test: 2, infrastructure: 3, delayMs: 1000, maxDelayMs: 30_000},
  });
  expect(manifest.scenarios.get('c')).toMatchObject({timeoutMs: 60_000, retries: {test: 0}});
});

it('has no name that was not written', () => {
  const manifest = resolve('proctor: 1\nvariables: {A: 1}\nenv: {B: 1}\n');
  expect(manifest.variables['toString']).toBeUndefined();
  expect(manifest.environments.get('local')?.env['constructor']).toBeUndefined();
});

it('fills variables into settings of environments and artifacts', () => {
  const manifest = resolve(
    'proctor: 1\nvariables: {HOST: board-7, DIR: keys}\n' +
      'environments: {b: {type: ssh, host: "${{ variables.HOST }}.lab", key: "${{ variables.DIR }}/id"}}\n' +
      'artifacts: {a: {source: "${{ variables.DIR }}/*", target: x}}\n',
    {HOST: 'board-8'},
  );
  expect(manifest.environments.get('b')).toMatchObject({
    host: 'board-8.lab',
    keys: [expect.stringMatching(/\/keys\/id$/)],
  });
  expect(manifest.artifacts.get('a')).toMatchObject({sources: ['keys/*']});
});

it('reads the parts of a deployment as people write them', () => {
  const manifest = resolve(`proctor: 1
environments:
  here: {type: local}
  box: {type: container, image: "localhost/box:latest", engine: podman, isolation: shared}
instrumentation:
  kernel-debug: {kasan: true, lockdep: true, kernel-config: {CONFIG_PROVE_LOCKING: y}}
  coverage: {gcov: {source: ./src, objects: build/obj}}
  profile: {perf: {events: [cycles]}, ftrace: {tracer: function_graph}}
artifacts:
  suite: {type: script, source: tests/**/*.sh, target: /opt/tests/, mode: "0755"}
  config: {type: config, source: app.toml, target: /etc/app.toml, owner: root, sensitive: true, needs: [suite]}
  deb: {source: jq.deb, target: /tmp/jq.deb}
dependencies: {packages: [jq], optional: [strace]}
scenarios:
  swap:
    environment: [here, box]
    artifacts: [suite, config]
    dependencies: {bundles: deb}
    instrumentation: [kernel-debug]
    readiness:
      - {name: disk, disk: {path: /, free: 50MiB}}
      - {tcp: 8080}
    capture: {files: [/var/log/**/*.log], file-size: 10MiB, cores: true}
    steps: [{run: x}]
`);
  const {artifacts, instrumentation, environments, scenarios} = manifest;
  expect(artifacts.get('config')).toMatchObject({owner: 'root', sensitive: true, needs: ['suite']});
  expect(instrumentation.get('kernel-debug')?.tools?.map(({kind}) => kind)).toEqual([
    'kernel-config',
    'kasan',
    'lockdep',
  ]);
  expect(instrumentation.get('profile')?.tools?.map(({kind}) => kind)).toEqual(['ftrace', 'perf']);
  expect(environments.get('box')).toMatchObject({isolation: 'shared', instances: 1});
  expect(environments.get('box')?.dependencies).toMatchObject({
    packages: ['jq'],
    optional: ['strace'],
  });
  const swap = scenarios.get('swap');
  expect(swap?.readiness?.map(({name}) => name)).toEqual(['disk', 'tcp 8080']);
  // What is installed from must be there.
  expect(swap?.artifacts).toEqual(['suite', 'config', 'deb']);
  expect(swap?.capture).toEqual(['/var/log/**/*.log']);
  expect(swap?.captureLimits).toEqual({fileBytesMax: 10 * 1024 ** 2, cores: true});
});

it('fills variables into what is put on environments, and leaves no other expression there', () => {
  const manifest = resolve(
    `proctor: 1
variables: {V: "1"}
secrets: {k: {env: K}}
artifacts:
  a: {target: "t\${{ variables.V }}", build: {run: "make V=\${{ variables.V }}", outputs: "o\${{ variables.V }}", env: {K: "\${{ secrets.k }}"}}}
dependencies: {apt: "gcc-\${{ variables.V }}", commands: [{name: n, check: "x \${{ variables.V }}", install: y}]}
instrumentation:
  i: {monitors: [{name: m, run: "top \${{ variables.V }}"}], fuzz: {f: {command: "f \${{ variables.V }}"}}}
environments:
  box: {type: container, image: "i:\${{ variables.V }}", command: ["c", "\${{ variables.V }}"], mounts: ["./\${{ variables.V }}:/x"]}
`,
    {V: '2'},
  );
  const texts = JSON.stringify([
    [...manifest.artifacts.values()],
    [...manifest.environments.values()],
    [...manifest.instrumentation.values()],
  ]);
  expect(texts.match(/\$\{\{.*?\}\}/g)).toEqual(['${{ secrets.k }}']);
  expect(manifest.environments.get('box')).toMatchObject({
    image: {kind: 'image', name: 'i:2'},
    mounts: [{source: '/srv/suite/2', target: '/x'}],
    command: ['c', '2'],
    dependencies: {byTool: {apt: ['gcc-2']}},
  });
  expect(manifest.artifacts.get('a')?.build).toMatchObject({script: 'make V=2', outputs: ['o2']});
});
