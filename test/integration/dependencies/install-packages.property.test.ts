import {writeFileSync} from 'node:fs';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {AptRoot} from './apt-root.ts';
import {InstallerRig} from './installer-rig.ts';
import {canEnterRoots} from './package-root.ts';

const KNOWN = ['ash', 'beech', 'cedar', 'douglas', 'elm', 'fir=1.0', 'g++', 'holly:all'];
/** It provides `tree`, which is no package's own name. */
const PROVIDED = 'tree';
const UNKNOWN = ['yew', 'zelkova', 'ash=9', 'ash.', 'fir-', '--help', 'x y', "o'ak"];
/** Known, but they cannot be installed: one needs something unknown, one's script fails. */
const STUCK = 'stuck';
const BROKEN = 'broken';

const isPossible = canEnterRoots();
const title = isPossible === true ? '' : ` (skipped: ${isPossible})`;

describe.skipIf(isPossible !== true)(`packages${title}`, () => {
  let rig: InstallerRig;
  let root: AptRoot;

  beforeAll(async () => {
    rig = await InstallerRig.open();
    root = new AptRoot();
    root.publish([
      ...KNOWN.map((name) => ({name: name.replace(/[=:].*/, '')})),
      {name: 'tree-provider', provides: PROVIDED},
      {name: STUCK, depends: 'nothing-of-the-kind'},
      {name: BROKEN, afterwards: 'exit 1'},
    ]);
    root.run('apt-get update');
  });

  afterAll(async () => {
    root[Symbol.dispose]();
    await rig[Symbol.asyncDispose]();
  });

  it('D3 are all installed, or the fault names exactly those that are not', async () => {
    const names = [...KNOWN, PROVIDED, ...UNKNOWN, STUCK, BROKEN];
    const someOf = (list: readonly string[], maxLength: number) =>
      fc.uniqueArray(fc.constantFrom(...list), {maxLength});
    // Most of the cases ask for nothing that cannot be had.
    const few = fc.record({
      required: someOf([...KNOWN, PROVIDED], 3),
      optional: someOf(names, 1),
    });
    const any = fc.record({required: someOf(names, 4), optional: someOf(names, 2)});
    const wanted = fc.oneof({weight: 2, arbitrary: few}, {weight: 1, arbitrary: any});
    await fc.assert(
      fc.asyncProperty(
        wanted,
        fc.subarray(KNOWN, {minLength: 3}),
        async ({required, optional}, before) => {
          pretend(root, before.map(bare));
          const was = there(root);
          const spec = {packages: required, optional, update: 'never' as const};
          const {installed, fault} = await rig.install(root, spec);
          const is = there(root);
          const missing = required.filter((name) => !is(name));
          const lacksOptional = optional.filter((name) => !required.includes(name) && !is(name));
          if (fault === undefined) {
            expect(missing).toEqual([]);
            expect(installed?.missingOptional).toEqual(lacksOptional);
            expect(installed?.already).toEqual(
              [...new Set([...required, ...optional])].filter(was),
            );
          } else {
            expect(fault.code).toBe('dependency/missing');
            expect(fault.details['missing']).toBe(missing.join(', '));
            expect(missing).not.toEqual([]);
            for (const name of missing) expect(fault.message).toContain(name);
            expect(fault.help).toBeTruthy();
          }
          const canAll = required.every((name) => KNOWN.includes(name) || name === PROVIDED);
          expect(fault === undefined).toBe(canAll || required.every(was));
          // What is optional and can be had is there, whatever else could not.
          if (fault === undefined) {
            for (const name of lacksOptional) expect(KNOWN).not.toContain(name);
          }
        },
      ),
      {numRuns: 100},
    );
  }, 180_000);
});

function bare(name: string): string {
  return name.replace(/[=:].*/, '');
}

/** Tells what dpkg has as installed at the moment, by its own database. */
function there(root: AptRoot): (name: string) => boolean {
  const installed = root.installed();
  return (name) =>
    name === PROVIDED
      ? installed.has('tree-provider')
      : KNOWN.includes(name) && installed.has(bare(name));
}

/** Writes dpkg's database as if just these were installed. */
function pretend(root: AptRoot, names: readonly string[]): void {
  root.reset();
  const entry = (name: string): string =>
    `Package: ${name}\nStatus: install ok installed\nArchitecture: all\nMaintainer: nobody\nVersion: 1.0\nDescription: ${name}\n`;
  writeFileSync(root.path('var/lib/dpkg/status'), names.map(entry).join('\n'));
  for (const name of names) writeFileSync(root.path(`var/lib/dpkg/info/${name}.list`), '/.\n');
}
