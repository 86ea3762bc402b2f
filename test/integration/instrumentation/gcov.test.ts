import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CoverageData} from '../../../src/instrumentation/coverage/coverage-data.ts';
import {gcovTool} from '../../../src/instrumentation/coverage/gcov-tool.ts';
import {readTracefile} from '../../../src/instrumentation/coverage/read-tracefile.ts';
import type {GcovSpec} from '../../../src/manifest/instrumentation-spec.ts';
import {ResourceStack} from '../../../src/util/resource-stack.ts';
import {canStartBareTarget, labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';
import {openContext} from '../../rig/step-context.ts';
import {type ToolTarget, ToolTargets, type WatchedCase, watch} from '../../rig/tool-places.ts';

const {signal} = new AbortController();
const hasClang = existsSync('/usr/bin/clang') && existsSync('/usr/bin/llvm-cov-14');
const hasLcov = existsSync('/usr/bin/lcov');

/** Counts the letters of its arguments, a function each; `odd` is in a header. */
const PROGRAM = `#include "letters.h"
static int total;
static void on_a(void) { total += 1; }
static void on_b(void) { total += 2; }
static void on_other(int letter)
{
  if (odd(letter))
    total += 3;
}
int main(int count, char **words)
{
  for (int index = 1; index < count; index++)
    for (const char *letter = words[index]; *letter != 0; letter++)
      switch (*letter) {
      case 'a': on_a(); break;
      case 'b': on_b(); break;
      default: on_other(*letter);
      }
  return 0;
}
`;
const HEADER = 'static int odd(int letter)\n{\n  return letter & 1;\n}\n';

function spec(parts: Partial<GcovSpec>): GcovSpec {
  return {
    kind: 'gcov',
    objects: '.',
    source: undefined,
    localSource: undefined,
    include: [],
    exclude: [],
    gcov: 'gcov',
    ...parts,
  };
}

/** Builds the program in a folder of its own. */
function build(target: ToolTarget, name: string, compiler = 'gcc'): string {
  const folder = join(target.folder, name);
  mkdirSync(join(folder, 'src'), {recursive: true});
  writeFileSync(join(folder, 'src/letters.c'), PROGRAM);
  writeFileSync(join(folder, 'src/letters.h'), HEADER);
  const script = `${compiler} --coverage -O0 -c src/letters.c -o letters.o && ${compiler} --coverage letters.o -o letters`;
  execFileSync('sh', ['-c', script], {cwd: folder});
  return folder;
}

async function coverageOf(ran: WatchedCase): Promise<CoverageData> {
  const data = new CoverageData();
  for (const file of ran.files) await readTracefile(join(ran.place.folder, file), data, {signal});
  return data;
}

function lineCounts(data: CoverageData, path: string): Record<string, number> {
  return Object.fromEntries([...(data.files.get(path)?.lines ?? [])].sort(([a], [b]) => a - b));
}

function functionCounts(data: CoverageData, path: string): Record<string, number> {
  const functions = data.files.get(path)?.functions ?? new Map();
  return Object.fromEntries([...functions].map(([name, {count}]) => [name, count]));
}

let targets: ToolTargets;
beforeAll(async () => {
  targets = await ToolTargets.open();
});
afterAll(() => targets[Symbol.asyncDispose]());

describe('gcov', () => {
  it('D7 D10 counts what each case ran, and no other, however many run at once', async () => {
    const folders = new Map(targets.all.map((target) => [target, build(target, 'counted')]));
    const tools = new Map(
      targets.all.map((target) => {
        const objects = folders.get(target) ?? '';
        return [target, gcovTool(spec({objects, localSource: '/here'}), 'cov')];
      }),
    );
    for (const [target, tool] of tools) {
      expect(await tool.setUp(target.place())).toMatchObject({notes: 1, proof: 'notes read'});
    }
    const word = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {minLength: 1, maxLength: 9});
    // Four at once on one instance: more would only wait for the processors.
    const cases = fc.array(fc.tuple(fc.constantFrom(...targets.all), word), {
      minLength: 4,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(cases, async (batch) => {
        await Promise.all(
          batch.map(async ([target, letters]) => {
            const [tool, folder] = [tools.get(target), folders.get(target)];
            if (tool === undefined || folder === undefined) throw new Error('not set up');
            const ran = await watch(tool, target.place(), `${folder}/letters ${letters.join('')}`);
            expect([ran.exitCode, ran.doubt]).toEqual([0, undefined]);
            const times = (...wanted: string[]): number =>
              letters.filter((letter) => wanted.includes(letter)).length;
            const data = await coverageOf(ran);
            expect([...data.files.keys()]).toEqual(['/here/src/letters.c', '/here/src/letters.h']);
            expect(functionCounts(data, '/here/src/letters.c')).toEqual({
              main: 1,
              on_a: times('a'),
              on_b: times('b'),
              on_other: times('c', 'd'),
            });
            expect(lineCounts(data, '/here/src/letters.c')).toMatchObject({
              8: times('c'),
              14: letters.length,
              15: times('a'),
            });
            expect(functionCounts(data, '/here/src/letters.h')).toEqual({odd: times('c', 'd')});
          }),
        );
      }),
      {numRuns: 26},
    );
    for (const target of targets.all) {
      expect(readdirSync(target.connection.scratch).filter((name) => /^gcov/.test(name))).toEqual(
        [],
      );
      expect(existsSync(join(folders.get(target) ?? '', 'letters.gcda'))).toBe(false);
    }
  }, 60_000);

  it.skipIf(!hasLcov)(
    `D7 says what lcov says of the same run${hasLcov ? '' : ' (skipped: needs lcov)'}`,
    async () => {
      const target = targets.ssh;
      const folder = build(target, 'by-hand');
      const ran = await watch(
        gcovTool(spec({objects: folder}), 'cov'),
        target.place(),
        './letters abba cad; ./letters b',
        {cwd: folder},
      );
      execFileSync('sh', ['-c', './letters abba cad; ./letters b'], {cwd: folder});
      const info = join(folder, 'lcov.info');
      const branches = ['--rc', 'lcov_branch_coverage=1'];
      execFileSync('lcov', ['-q', '-c', '-d', folder, ...branches, '-o', info], {stdio: 'pipe'});
      const byHand = new CoverageData();
      await readTracefile(info, byHand, {signal});
      expect(await coverageOf(ran)).toEqual(byHand);
    },
  );

  it.skipIf(!hasClang)(
    `D7 reads what clang built by its own gcov${hasClang ? '' : ' (skipped: needs clang and llvm-cov)'}`,
    async () => {
      const target = targets.local;
      const folder = build(target, 'clang', 'clang');
      const tool = gcovTool(spec({objects: folder, gcov: 'llvm-cov-14 gcov'}), 'cov');
      expect(await tool.setUp(target.place())).toMatchObject({format: 'text', notes: 1});
      const ran = await watch(tool, target.place(), `${folder}/letters aabc`);
      const data = await coverageOf(ran);
      expect(functionCounts(data, `${folder}/src/letters.c`)).toEqual({
        main: 1,
        on_a: 2,
        on_b: 1,
        on_other: 1,
      });
      await expect(
        gcovTool(spec({objects: folder}), 'cov').setUp(target.place()),
      ).rejects.toMatchObject({
        code: 'instrumentation/unavailable',
        message: expect.stringMatching(/cannot read '.*letters\.gcno' by 'gcov': .*prefer/),
        help: expect.stringContaining('llvm-cov gcov'),
      });
    },
  );

  it('D7 of what was built elsewhere is that of the sources here, without what they leave out', async () => {
    const target = targets.ssh;
    const folder = build(target, 'built');
    const moved = join(target.folder, 'moved');
    cpSync(folder, moved, {recursive: true});
    execFileSync('rm', ['-rf', folder]);
    const here = join(target.folder, 'here');
    mkdirSync(join(here, 'src'), {recursive: true});
    const marked = PROGRAM.replace('on_b(void) {', 'on_b(void) { /* LCOV_EXCL_LINE */');
    writeFileSync(join(here, 'src/letters.c'), marked);
    const tool = gcovTool(spec({objects: moved, localSource: here, exclude: ['**/*.h']}), 'cov');
    const ran = await watch(tool, target.place(), `${moved}/letters ab`);
    const data = await coverageOf(ran);
    expect([...data.files.keys()]).toEqual([join(here, 'src/letters.c')]);
    const functions = functionCounts(data, join(here, 'src/letters.c'));
    expect(functions).toEqual({main: 1, on_a: 1, on_other: 0});
    expect(lineCounts(data, join(here, 'src/letters.c'))).not.toHaveProperty('4');
  });

  it('D7 is read here where there is no gcov there', async () => {
    for (const target of targets.all) {
      const folder = build(target, 'brought');
      const bin = join(target.folder, 'bin');
      mkdirSync(bin);
      const tools = ['sh', 'find', 'grep', 'head', 'wc', 'rm', 'ln', 'sed', 'mktemp', 'cat'];
      for (const name of tools) symlinkSync(`/usr/bin/${name}`, join(bin, name));
      const env = {PATH: bin};
      const tool = gcovTool(spec({objects: folder}), 'cov');
      expect(await tool.setUp(target.place({env}))).toMatchObject({proof: 'notes read here'});
      const ran = await watch(tool, target.place({env}), `${folder}/letters aac`);
      expect(ran.doubt).toBeUndefined();
      expect(functionCounts(await coverageOf(ran), `${folder}/src/letters.c`)).toEqual({
        main: 1,
        on_a: 2,
        on_b: 0,
        on_other: 1,
      });
    }
  });

  it('D10 says what a case that left no counts, or damaged ones, does not prove', async () => {
    const target = targets.local;
    const folder = build(target, 'empty');
    const tool = gcovTool(spec({objects: folder}), 'cov');
    const none = await watch(tool, target.place(), 'true');
    expect(none.doubt).toMatch(/^no program left counts/);
    expect(none.files).toEqual([]);
    const broken = await watch(
      tool,
      target.place(),
      `${folder}/letters a; f=$(find "$GCOV_PREFIX" -name '*.gcda'); head -c 20 "$f" >"$f.new"; mv "$f.new" "$f"; echo x >"\${f%/*}/other.gcda"`,
    );
    expect(broken.doubt).toMatch(/have no '\.gcno' file/);
    const killed = await watch(
      tool,
      target.place(),
      `${folder}/letters a; echo x >>"$(find "$GCOV_PREFIX" -name 'l*.gcda')"`,
    );
    expect(killed.files).toEqual(['coverage/cov.info']);
  });

  it('D10 is refused, with what to do, where nothing was built for it', async () => {
    const target = targets.ssh;
    await expect(
      gcovTool(spec({objects: join(target.folder, 'nowhere'), gcov: 'no-gcov'}), 'cov').setUp(
        target.place(),
      ),
    ).rejects.toMatchObject({
      code: 'instrumentation/unavailable',
      message: expect.stringContaining('cannot measure coverage'),
      help: expect.stringContaining('objects'),
    });
  });

  it('D10 is proven by a small program where the case itself builds with --coverage', async () => {
    const target = targets.local;
    const empty = join(target.folder, 'later');
    mkdirSync(empty);
    const facts = await gcovTool(spec({objects: empty}), 'cov').setUp(target.place());
    expect(facts).toMatchObject({notes: 0, proof: 'a program was built, run and read'});
    expect(target.warnings.at(-1)).toMatch(/^coverage\/no-notes: there are no '\.gcno' files/);
  });
});

const NO_BARE = ((): string | undefined => {
  const can = canStartBareTarget();
  return can === true ? undefined : can;
})();

describe.skipIf(NO_BARE !== undefined)(
  `gcov on a host with nothing but BusyBox${NO_BARE ? ` (skipped: ${NO_BARE})` : ''}`,
  () => {
    it('D7 brings counts and notes here', async () => {
      await using stack = new ResourceStack();
      const lab = stack.use(new SshLab());
      const server = await lab.bareDropbear();
      const root = lab.path(`root-${server.port}`);
      const work = join(root, 'root/work');
      mkdirSync(work);
      writeFileSync(join(work, 'letters.c'), PROGRAM);
      writeFileSync(join(work, 'letters.h'), HEADER);
      // Its folders have other names there; it needs no library.
      const script =
        'gcc --coverage -O0 -c letters.c && gcc --coverage -static letters.o -o letters';
      execFileSync('sh', ['-c', script], {cwd: work});
      const rig = stack.use(await openContext());
      const bareSpec = sshSpec(lab, server, {user: 'root'});
      const environment = stack.use(await labDriver(lab).provision(bareSpec, 1, rig.context));
      const connection = stack.use(await environment.connect(rig.context));
      const place = targets.local.place({connection, environment});
      const tool = gcovTool(spec({objects: '/root/work', localSource: '/here'}), 'cov');
      expect(await tool.setUp(place)).toMatchObject({proof: 'notes read here', notes: 1});
      const ran = await watch(tool, place, '/root/work/letters abca');
      expect(ran.doubt).toBeUndefined();
      expect(functionCounts(await coverageOf(ran), '/here/letters.c')).toMatchObject({
        on_a: 2,
        on_b: 1,
      });
      expect(existsSync(join(work, 'letters.gcda'))).toBe(false);
    });
  },
);
