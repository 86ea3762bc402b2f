import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {fuzzTool} from '../../../src/instrumentation/fuzz/fuzz-tool.ts';
import type {FuzzSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {type ToolTarget, ToolTargets, type WatchedCase, watch} from '../../rig/tool-places.ts';

const hasAfl = existsSync('/usr/bin/afl-fuzz');
const hasClang = existsSync('/usr/bin/clang');

let targets: ToolTargets;
beforeAll(async () => {
  targets = await ToolTargets.open();
});
afterAll(() => targets[Symbol.asyncDispose]());

function fuzz(parts: Partial<FuzzSpec> & Pick<FuzzSpec, 'engine' | 'target'>) {
  return fuzzTool(
    {
      kind: 'fuzz',
      name: 'f',
      corpus: undefined,
      dictionary: undefined,
      budgetMs: 5_000,
      extraArgs: [],
      findings: [],
      failOnFinding: true,
      ...parts,
    },
    'hunt',
  );
}

/** Writes a source to a folder of its own and builds it. @returns the program. */
function build(target: ToolTarget, name: string, source: string, command: string): string {
  const folder = join(target.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'bug.c'), source);
  const env = {...process.env, AFL_QUIET: '1'};
  execFileSync('sh', ['-c', `${command} bug.c -o bug`], {cwd: folder, env, stdio: 'pipe'});
  return join(folder, 'bug');
}

function read(ran: WatchedCase, file: string): string {
  return readFileSync(join(ran.place.folder, file), 'utf8');
}

function leftIn(target: ToolTarget): string[] {
  return readdirSync(target.connection.scratch).filter((name) => /^fuzz/.test(name));
}

/** Reads its input from a file; two bytes must fit for it to crash. */
const FILE_TARGET = `#include <stdio.h>
#include <stdlib.h>
static void parse(const char *text) { if (text[0] == 'p' && text[1] > 's') abort(); }
int main(int count, char **words)
{
  char text[64] = {0};
  FILE *file = fopen(words[1], "r");
  if (!file) return 2;
  fread(text, 1, 63, file);
  fclose(file);
  parse(text);
  return 0;
}
`;

const LIBFUZZER_TARGET = `#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
static void parse(const uint8_t *data, size_t size)
{
  if (size > 3 && data[0] == 'B' && data[1] == 'U' && data[2] == 'G') {
    char *copy = malloc(2);
    memcpy(copy, data, size);
    free(copy);
  }
}
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { parse(data, size); return 0; }
`;

describe('a fuzzer', () => {
  it.skipIf(!hasAfl)(
    `D9 D10 of AFL++ finds a planted bug within its budget${hasAfl ? '' : ' (skipped: needs afl++)'}`,
    async () => {
      const target = targets.local;
      const program = build(target, 'afl', FILE_TARGET, 'afl-cc -O1');
      // It would go on looking for others, which this test need not wait for.
      const env = {AFL_BENCH_UNTIL_CRASH: '1'};
      const tool = fuzz({engine: 'afl', target: `${program} @@`, budgetMs: 20_000});
      expect(await tool.setUp(target.place({env}))).toMatchObject({
        fuzzer: expect.stringMatching(/^afl-fuzz/),
        edges: expect.any(Number),
      });
      const ran = await watch(tool, target.place({env}), 'true');
      expect(ran).toMatchObject({
        findings: ['SIGABRT in bug'],
        failsCase: true,
        doubt: undefined,
      });
      expect(ran.facts['executions']).toBeGreaterThan(0);
      const [list] = JSON.parse(read(ran, 'fuzz/hunt.f/findings.json'));
      expect(read(ran, list.inputs[0])).toMatch(/^p[^\0-s]/);
      expect(ran.files.some((file) => file.includes('/queue/'))).toBe(true);
      expect(leftIn(target)).toEqual([]);
    },
    60_000,
  );

  it.skipIf(!hasAfl)(
    `D9 of AFL++ goes on with a corpus that is given, and is ended at its budget${hasAfl ? '' : ' (skipped: needs afl++)'}`,
    async () => {
      const target = targets.ssh;
      const program = build(target, 'calm', FILE_TARGET.replace('abort()', '(void)0'), 'afl-cc');
      const corpus = join(target.folder, 'seeds');
      mkdirSync(corpus);
      writeFileSync(join(corpus, 'one'), 'x');
      const dictionary = join(target.folder, 'words');
      writeFileSync(dictionary, 'word="proctor"\n');
      const tool = fuzz({
        engine: 'afl',
        target: `${program} @@`,
        corpus,
        dictionary,
        budgetMs: 1000,
      });
      const ran = await watch(tool, target.place(), 'true');
      expect(ran).toMatchObject({findings: [], failsCase: false, doubt: undefined});
      const seed = ran.files.find((file) => file.includes('orig%3Aone'));
      expect(read(ran, seed ?? 'none')).toBe('x');
      expect(leftIn(target)).toEqual([]);
    },
    60_000,
  );

  it.skipIf(!hasClang)(
    `D9 D10 of libFuzzer finds a planted bug and names it${hasClang ? '' : ' (skipped: needs clang)'}`,
    async () => {
      const target = targets.ssh;
      const program = build(
        target,
        'libfuzzer',
        LIBFUZZER_TARGET,
        'clang -g -fsanitize=fuzzer,address',
      );
      const tool = fuzz({engine: 'libfuzzer', target: program, budgetMs: 20_000});
      expect(await tool.setUp(target.place())).toMatchObject({fuzzer: 'libFuzzer'});
      const ran = await watch(tool, target.place(), 'true');
      expect(ran).toMatchObject({
        findings: ['AddressSanitizer: heap-buffer-overflow in parse (bug.c:9)'],
        failsCase: true,
        doubt: undefined,
      });
      const [list] = JSON.parse(read(ran, 'fuzz/hunt.f/findings.json'));
      expect(read(ran, list.inputs[0])).toMatch(/^BUG/);
      expect(read(ran, list.report)).toContain('ERROR: AddressSanitizer');
      expect(ran.files.some((file) => file.includes('/corpus/'))).toBe(true);
      expect(leftIn(target)).toEqual([]);
      const quiet = fuzz({engine: 'libfuzzer', target: program, failOnFinding: false});
      expect((await watch(quiet, target.place(), 'true')).failsCase).toBe(false);
    },
    60_000,
  );

  it('D9 of any kind is told its budget, ended at it, and has its findings brought back', async () => {
    let number = 8_000_000;
    const one = fc.record({
      target: fc.constantFrom(...targets.all),
      names: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), {maxLength: 3}),
      how: fc.constantFrom('goes on', 'ends', 'fails'),
      failOnFinding: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, {minLength: 10, maxLength: 10}), async (batch) => {
        await Promise.all(
          batch.map(async ({target, names, how, failOnFinding}) => {
            const mark = String(++number);
            const script = [
              'test "$PROCTOR_BUDGET" = 1; test -s "$PROCTOR_FUZZ_CORPUS/seed"',
              'mkdir "$PROCTOR_FUZZ_FOLDER/bugs" "$PROCTOR_FUZZ_FOLDER/corpus"; echo c >"$PROCTOR_FUZZ_FOLDER/corpus/new"',
              ...names.map((name) => `echo '${name}!' >"$PROCTOR_FUZZ_FOLDER/bugs/${name}"`),
              {'goes on': `sleep ${mark} & sleep ${mark}`, ends: 'exit 0', fails: 'exit 9'}[how],
            ].join('\n');
            const tool = fuzz({
              engine: 'command',
              target: script,
              findings: ['bugs/*'],
              budgetMs: 600,
              failOnFinding,
            });
            const ran = await watch(tool, target.place(), 'true');
            expect([...ran.findings].sort()).toEqual(names.map((name) => `f: ${name}`).sort());
            expect(ran.failsCase).toBe(failOnFinding && names.length > 0);
            for (const name of names) {
              expect(read(ran, `fuzz/hunt.f/bugs/${name}`)).toBe(`${name}!\n`);
            }
            expect(read(ran, 'fuzz/hunt.f/corpus/new')).toBe('c\n');
            if (how === 'fails' && names.length === 0) {
              expect(ran.doubt).toMatch(/^it ended after \d+ms of 600ms with exit code 9/);
            } else {
              expect(ran.doubt).toBeUndefined();
            }
            expect(processesWith(`sleep ${mark}`)).toEqual([]);
          }),
        );
      }),
      {numRuns: 10},
    );
    for (const target of targets.all) expect(leftIn(target)).toEqual([]);
  }, 60_000);

  it('D9 that is cut off before its budget is used up leaves a doubt', async () => {
    const ran = await watch(
      fuzz({engine: 'command', target: 'sleep 600', budgetMs: 600_000}),
      targets.ssh.place(),
      'true',
      {waits: false},
    );
    expect(ran.doubt).toBe('it was ended with the case, before its budget of 10m00s was used up');
  });

  it('D9 of syzkaller is run with its own configuration; what was found before is left', async () => {
    const {target, env, work} = syzkaller(
      `mkdir -p "$w/crashes/new/" && printf 'KASAN: use-after-free Read in foo\\n' >"$w/crashes/new/description" && echo log >"$w/crashes/new/log0"
echo '{"exec total": 10, "coverage": 3}' >"$4"; echo '{"exec total": 1200, "coverage": 77, "corpus": 5}' >>"$4"
echo db >"$w/corpus.db"; sleep 600`,
    );
    mkdirSync(join(work, 'crashes/old'), {recursive: true});
    writeFileSync(join(work, 'crashes/old/description'), 'INFO: task hung in bar\n');
    execFileSync('touch', ['-d', '1 hour ago', join(work, 'crashes/old/description')]);
    const config = join(target.folder, 'syz.cfg');
    writeFileSync(config, `{\n  "target": "linux/amd64",\n  "workdir": "${work}"\n}\n`);
    const tool = fuzz({engine: 'syzkaller', target: config, budgetMs: 1000});
    expect(await tool.setUp(target.place({env}))).toMatchObject({workdir: work});
    const ran = await watch(tool, target.place({env}), 'true');
    expect(ran).toMatchObject({
      findings: ['KASAN: use-after-free Read in foo'],
      facts: {executions: 1200, coverage: 77, corpus: 5, findings: 1},
      failsCase: true,
      doubt: undefined,
    });
    expect(read(ran, 'fuzz/hunt.f/crashes/new/log0')).toBe('log\n');
    expect(read(ran, 'fuzz/hunt.f/corpus.db')).toBe('db\n');
    expect(ran.files.join()).not.toContain('/old/');
  });

  it('D9 D10 is refused, with what is missing, where it cannot fuzz', async () => {
    const target = targets.local;
    const plain = build(target, 'plain', FILE_TARGET, 'gcc');
    const cases = [
      [{engine: 'libfuzzer', target: plain}, /is no program of libFuzzer's/, /-fsanitize=fuzzer/],
      [{engine: 'syzkaller', target: 'x.cfg'}, /there is no syz-manager/, /build syzkaller/],
      [{engine: 'command', target: 'no-such-fuzzer -x'}, /no program 'no-such-fuzzer'/, /install/],
      ...(hasAfl
        ? ([[{engine: 'afl', target: `${plain} @@`}, /no coverage to AFL\+\+/, /afl-cc/]] as const)
        : []),
    ] as const;
    for (const [parts, message, help] of cases) {
      await expect(fuzz(parts).setUp(target.place())).rejects.toMatchObject({
        code: 'instrumentation/unavailable',
        message: expect.stringMatching(message),
        help: expect.stringMatching(help),
      });
    }
    expect(leftIn(target)).toEqual([]);
  });
});

/** A program in the place of syz-manager, which no package has; it is given syz-manager's words. */
function syzkaller(script: string) {
  const target = targets.local;
  const bin = join(target.folder, 'syz-bin');
  const work = join(target.folder, 'syz-work');
  mkdirSync(bin);
  mkdirSync(work);
  const file = join(bin, 'syz-manager');
  writeFileSync(
    file,
    `#!/bin/sh\n[ "$1" = -config ] && [ "$3" = -bench ] || exit 2\nw='${work}'\n${script}\n`,
  );
  chmodSync(file, 0o755);
  return {target, work, env: {PATH: `${bin}:${process.env['PATH']}`}};
}

/** Command lines of processes, of all targets, that hold `text`. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return line.includes(text) ? [line] : [];
    } catch {
      return [];
    }
  });
}
