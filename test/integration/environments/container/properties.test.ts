import {createHash, randomBytes} from 'node:crypto';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {quote} from '../../../../src/environments/posix/remote-shell.ts';
import {
  engineContainers,
  type OpenContainer,
  openContainer,
  outputOf,
  podman,
} from '../../../rig/containers.ts';

let one: OpenContainer;
let two: OpenContainer;
let folder: string;
const {signal} = new AbortController();

beforeAll(async () => {
  [one, two] = await Promise.all([openContainer(), openContainer()]);
  folder = await mkdtemp(join(tmpdir(), 'proctor-properties-'));
});
afterAll(async () => {
  await one[Symbol.asyncDispose]();
  await two[Symbol.asyncDispose]();
  await rm(folder, {recursive: true, force: true});
});

/** Any name but those that mean a folder; without line breaks, so that `ls` can be read. */
const names = fc
  .string({unit: 'grapheme', minLength: 1, maxLength: 20})
  .map((text) => text.replace(/[\0/\n\r]/g, '_').toWellFormed())
  .filter((name) => !/^\.{1,2}$/.test(name));
const modes = fc.nat({max: 0o777}).map((mode) => mode | 0o400);
const owners = fc.nat({max: 65_000}).map(String);
const contents = fc.oneof(
  fc.uint8Array({maxLength: 200}),
  fc.nat({max: 100_000}).map((length) => new Uint8Array(randomBytes(length))),
);
const files = fc.uniqueArray(
  fc.record({name: names, mode: modes, owner: owners, group: owners, content: contents}),
  {minLength: 1, maxLength: 4, selector: ({name}) => name},
);

describe('a kept container', {timeout: 120_000}, () => {
  it('D1 D2 D4 D30 has any files put there, with their content, mode, owner and group', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(files, async (wanted) => {
        const place = `round ${round++}`;
        const plan = await Promise.all(
          wanted.map(async ({name, mode, owner, group, content}, index) => {
            const source = join(folder, `${round}-${index}`);
            await writeFile(source, content);
            return {source, target: `${place}/${name}`, mode, owner, group};
          }),
        );
        const receipt = await one.connection.put(plan, {signal});
        const sums = wanted.map(({content}) => sha256(content));
        expect(receipt.sha256s).toEqual(sums);
        const words = wanted.map(({name}) => quote(`./${name}`)).join(' ');
        const script = `cd ${quote(place)}; for f in ${words}; do stat -c '%a %u %g' "$f"; sha256sum <"$f"; done; ls -A | wc -l; cd ..; rm -r ${quote(place)}`;
        const lines = (await outputOf(one, script)).trimEnd().split('\n');
        expect(lines).toEqual([
          ...wanted.flatMap(({mode, owner, group}, index) => [
            `${mode.toString(8)} ${owner} ${group}`,
            `${sums[index]}  -`,
          ]),
          String(wanted.length),
        ]);
      }),
      {numRuns: 100},
    );
  });

  it('E9 has files, output and captures of its own beside another that is in use', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(contents, contents),
        fc.nat(255),
        fc.nat(9),
        async (pair, code, luck) => {
          const destination = await mkdtemp(join(folder, 'both-'));
          const both = await Promise.all(
            [one, two].map(async (box, index) => {
              const content = pair[index] ?? new Uint8Array();
              const source = join(destination, `source-${index}`);
              await writeFile(source, content);
              const target = {source, target: 'same/place', mode: 0o600};
              await box.connection.put([target], {signal});
              const own = (code + index) % 256;
              const result = await box.connection.exec(
                {
                  script: `cat same/place; echo ${index} >same/mark; exit ${own}`,
                  shell: 'sh {0}',
                  env: {},
                  cwd: undefined,
                  stdin: undefined,
                },
                {signal, timeoutMs: 30_000, idleTimeoutMs: Infinity, killGraceMs: 1000},
              );
              expect(result.exitCode).toBe(own);
              expect(result.stdout.equals(Buffer.from(content))).toBe(true);
              // Each of the ways that files go is seen often enough.
              if (luck > 2) return await outputOf(box, 'cat same/mark');
              const captured = join(destination, `captured-${index}`);
              const [mark, place] = await box.connection.get(['same/*'], captured, {signal});
              expect(place?.sha256).toBe(sha256(content));
              return await readFile(join(captured, mark?.path ?? ''), 'utf8');
            }),
          );
          expect(both).toEqual(['0\n', '1\n']);
          await rm(destination, {recursive: true});
        },
      ),
      {numRuns: 100},
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('both-'))).toEqual([]);
  });
});

describe('containers in any states', {timeout: 180_000}, () => {
  type State = 'used' | 'connected' | 'paused' | 'killed' | 'stopped' | 'removed' | 'first-process';
  const states = fc.array(
    fc.constantFrom<State>(
      'used',
      'connected',
      'paused',
      'killed',
      'stopped',
      'removed',
      'first-process',
    ),
    {minLength: 1, maxLength: 3},
  );

  it('E8 go one by one, whatever state each is in, and touch nothing of the others', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (wanted) => {
        const boxes = await Promise.all(wanted.map((state) => bring(state)));
        for (const [index, box] of boxes.entries()) {
          await box.environment[Symbol.asyncDispose]();
          await box[Symbol.asyncDispose]();
          expect(await engineContainers(nameOf(box))).toEqual([]);
          const others = boxes.slice(index + 1).filter((_, at) => isUsable(wanted[index + 1 + at]));
          for (const other of others) expect(await outputOf(other, 'echo there')).toBe('there\n');
        }
      }),
      {numRuns: 6},
    );
    expect(await outputOf(one, 'echo kept')).toBe('kept\n');
  });

  function isUsable(state: State | undefined): boolean {
    return state === 'used' || state === 'connected' || state === 'first-process';
  }

  async function bring(state: State): Promise<OpenContainer> {
    const box = await openContainer(
      state === 'first-process' ? {command: ['sleep', '600'], instances: 1} : {},
    );
    const name = nameOf(box);
    if (state === 'used') await outputOf(box, 'setsid sleep 600 >/dev/null 2>&1 & echo x >file');
    if (state === 'paused') await podman('pause', name);
    if (state === 'killed') await podman('kill', name);
    if (state === 'stopped') await podman('stop', '--time', '1', name);
    if (state === 'removed') await podman('rm', '--force', '--time', '0', name);
    return box;
  }
});

function nameOf(box: OpenContainer): string {
  return (box.environment as unknown as {readonly name: string}).name;
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
