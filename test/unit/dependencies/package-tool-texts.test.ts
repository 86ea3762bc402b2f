import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {dependencyQuery, readDependencyQuery} from '../../../src/dependencies/dependency-query.ts';
import {parsePackageName} from '../../../src/dependencies/package-name.ts';
import {PACKAGE_TOOLS} from '../../../src/dependencies/tools/package-tools.ts';
import type {DependencySpec} from '../../../src/manifest/deployment-spec.ts';

const SPEC: DependencySpec = {
  packages: ['jq', 'g++', 'gcc=4:12*', 'perl(Foo::Bar)', '-y', "a'b"],
  byTool: {apk: ['jq', 'build-base']},
  optional: ['strace', 'jq'],
  commands: [{name: 'it', check: "test 'a' = \"$x\" # it's", install: ':', optional: true}],
  bundles: [],
  update: 'when-needed',
  timeoutMs: 1000,
};
const WANTED = {
  spec: SPEC,
  bundles: ['/opt/a b.deb', "/opt/it's.apk", '/opt/$x.rpm', '/opt/`x`.ipk'],
};

describe('what package managers are told', () => {
  it.each([
    ['dash', ['dash', '-n']],
    ['bash', ['bash', '-n']],
    ['BusyBox', ['busybox', 'sh', '-n']],
  ])('is text for %s', (_, [file = '', ...args]) => {
    const texts = [...PACKAGE_TOOLS.values()].flatMap((tool) => [
      `if ${tool.detect}; then :; fi`,
      ...[tool.installed, tool.unknown, tool.fresh, tool.update, tool.repair, tool.install],
      ...[tool.installFiles, tool.describeFile],
    ]);
    for (const text of [
      dependencyQuery(WANTED),
      ...texts.map((body) => `f() {\n${body.trim()}\n}`),
    ]) {
      execFileSync(file, args, {input: text, stdio: ['pipe', 'pipe', 'pipe']});
    }
  });
});

describe('the question what is there', () => {
  it('is answered by each shell where nothing is there, whatever the names hold', () => {
    for (const [file, ...args] of [['dash'], ['bash'], ['busybox', 'sh']] as const) {
      const script = `PATH=/nowhere\n${dependencyQuery(WANTED)}\necho "after: $?"`;
      const output = execFileSync(file, [...args, '-e', '-c', script], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      expect(output).toBe('pd: tool \nafter: 0\n');
    }
  });

  it('is read for the manager that is there, with other lines between', () => {
    const state = readDependencyQuery(
      'pd: c 0\nother\npd: tool apk\npd: + jq\npd: f 1 own=1-r0\npd: + own=1-r0\nend\n',
      WANTED,
    );
    expect(state).toEqual({
      tool: 'apk',
      installed: ['own=1-r0', 'jq', 'it'],
      missing: ['a b.deb', '$x.rpm', '`x`.ipk', 'build-base'],
      missingOptional: ['strace'],
      missingFiles: [
        {path: '/opt/a b.deb', name: 'a b.deb'},
        {path: '/opt/$x.rpm', name: '$x.rpm'},
        {path: '/opt/`x`.ipk', name: '`x`.ipk'},
      ],
    });
  });
});

describe('a package’s name', () => {
  it.each([
    ['jq', 'jq', undefined],
    ['jq=1.6-2', 'jq', '1.6-2'],
    ['libc6:i386=2.36-9+deb12u1', 'libc6:i386', '2.36-9+deb12u1'],
    ['g++', 'g++', undefined],
    ['gcc=4:12*', 'gcc', '4:12*'],
    ['/usr/bin/env', '/usr/bin/env', undefined],
  ])('"%s" has its parts', (text, name, version) => {
    expect(parsePackageName(text)).toEqual({text, name, version});
  });

  it.each(['', '-y', '--purge', 'jq-', 'a b', 'a;b', 'a=', 'a=-1', '$x', 'a*', '=1', 'a\nb'])(
    '"%s" is none, and no tool gets it',
    (text) => {
      expect(parsePackageName(text)).toBeUndefined();
    },
  );
});
