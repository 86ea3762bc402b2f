import {readFileSync, symlinkSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {NewUser, packProctor} from '../../rig/packed-package.ts';

const PAGE = readFileSync('docs/library.md', 'utf8');

/** The strictest that a user may have. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2024',
    lib: ['ES2024', 'ESNext.Disposable'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    outDir: 'out',
    rootDir: '.',
    types: ['node'],
  },
  include: ['*.ts'],
};

/** What each example prints, by the section that it stands in. */
const PRINTED: Readonly<Record<string, RegExp>> = {
  'Run a manifest': /^greeting@here passed \d+ ms\nall of it is in \/.*\/\.proctor\/runs\/\S+\n$/,
  'Follow a run': /^\.\.\. in \d+ ms\n$/,
  'Call it off': /^130 \{[\s\S]*interrupted: [12]/,
  'Read a run again':
    /^greeting@here passed\n {2}greet: passed, \d+ lines\n[\s\S]* {2}lines = 30 [\s\S]*\| 3 \| 3 \| 0 \|/,
  'Check and plan':
    /^\ngreeting@here\ncounting@here:count=3\n.*\n7 2 provision here > .* > cleanup here\n$/,
  'Part by part': /^<\?xml [\s\S]*name="greeting@here"[\s\S]*<\/testsuites>\s*$/,
  'A driver of your own': /^licence 1 is taken by here 1\n(licence .*\n)*3 are back\n$/,
  Locks: /^bench true false\nbench is available\n$/,
  History: /^(\S+ proctor\.yaml\n)+greeting@here has a time to plan by: true\n$/,
};

/** Each block of code in `language`, with the title of the section that it stands in. */
function blocks(language: string): Array<{readonly section: string; readonly code: string}> {
  return PAGE.split(/^## /m)
    .slice(1)
    .flatMap((text) => {
      const section = text.slice(0, text.indexOf('\n'));
      const found = text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
      return [...found].map(([, code = '']) => ({section, code}));
    });
}

describe('the library, installed from its package', {timeout: 60_000}, () => {
  const user = new NewUser();
  const examples = blocks('ts').map((example, index) => ({
    ...example,
    name: `example-${index + 1}`,
  }));
  const [, manifest = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(PAGE) ?? [];
  afterAll(() => user[Symbol.dispose]());

  beforeAll(() => {
    user.write('package.json', '{"private": true, "type": "module"}');
    user.write('tsconfig.json', JSON.stringify(TSCONFIG));
    user.write('proctor.yaml', manifest);
    for (const {name, code} of examples) user.write(`${name}.ts`, code);
    // What npm does, in less time; the tests of the package have it done.
    user.write('node_modules/proctor/.keep', '');
    const modules = join(user.folder, 'node_modules');
    const target = ['-C', join(modules, 'proctor'), '--strip-components=1'];
    const unpacked = user.run('tar', ['-xzf', packProctor().path, ...target]);
    expect(unpacked).toMatchObject({status: 0});
    for (const name of ['@types', 'undici-types']) {
      symlinkSync(resolve('node_modules', name), join(modules, name));
    }
  }, 120_000);

  it('has types that hold under the strictest settings, in every example', () => {
    const tsc = resolve('node_modules/typescript/bin/tsc');
    expect(user.run(process.execPath, [tsc, '-p', '.'])).toMatchObject({status: 0, stdout: ''});
    expect(examples.map(({section}) => section)).toEqual(Object.keys(PRINTED));
  });

  for (const {section, name} of examples) {
    it(`does what the example of “${section}” says`, () => {
      const {status, stdout, stderr} = user.run(process.execPath, [`out/${name}.js`]);
      const isCalledOff = section === 'Call it off';
      expect({status, stderr, stdout}).toMatchObject({
        status: 0,
        stderr: section === 'Follow a run' ? expect.stringContaining('hello, world') : '',
      });
      expect(stdout).toMatch(PRINTED[section] ?? /^$/);
      expect(isCalledOff).toBe(stdout.startsWith('130'));
    });
  }
});
