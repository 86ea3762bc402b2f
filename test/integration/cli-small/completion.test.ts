import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {completionCommand} from '../../../src/cli/commands/completion.ts';
import {createProgram} from '../../../src/cli/program.ts';
import {CapturedIo} from './captured-io.ts';

let folder: string;
let bashScript: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-completion-'));
  bashScript = join(folder, 'completion.bash');
  writeFileSync(bashScript, await script('bash'));
  // Stands in for proctor itself, with ids as no shell likes them.
  const ids = ['hello@here', 'sum@here:size=1', 'sum@vm:size=1', 'evil@here:v=$(touch pwned)'];
  const fake = `#!/bin/sh\ncase "$*" in\n  "list --format ids") printf '%s\\n' ${ids.map((id) => `'${id}'`).join(' ')} ;;\n  "list --format ids -m other.yaml") echo other@here ;;\nesac\n`;
  writeFileSync(join(folder, 'proctor'), fake);
  chmodSync(join(folder, 'proctor'), 0o755);
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function script(shell: string): Promise<string> {
  const io = new CapturedIo(folder);
  const exitCode = await completionCommand({shell, program: createProgram(io, () => {})}, io);
  expect(exitCode).toBe(0);
  return io.stdoutText;
}

/** What bash would offer behind `line`. */
function complete(line: string): string[] {
  const program = `source "$1"; COMP_LINE="$2" COMP_POINT=\${#2}; _proctor; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const result = spawnSync('bash', ['--norc', '-c', program, 'bash', bashScript, line], {
    cwd: folder,
    env: {PATH: `${folder}:${process.env['PATH']}`},
    encoding: 'utf8',
  });
  expect(result.stderr).toBe('');
  return result.stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  it('offers the commands', () => {
    expect(complete('proctor ')).toEqual(expect.arrayContaining(['run', 'validate', 'doctor']));
    expect(complete('proctor va')).toEqual(['validate']);
    expect(complete('proctor -m x.yaml va')).toEqual(['validate']);
  });

  it('offers the options of the command and the choices of an option', () => {
    expect(complete('proctor run --fail')).toEqual(['--fail-fast', '--fail-on-flaky']);
    expect(complete('proctor validate --format ')).toEqual(['text', 'json', 'github', 'sarif']);
    expect(complete('proctor report --format j')).toEqual(['junit', 'json']);
    // "=" is one of bash's word breaks: only what follows it is completed.
    expect(complete('proctor report --format=ju')).toEqual(['junit']);
  });

  it('offers the words that an argument takes', () => {
    expect(complete('proctor completion ')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete('proctor schema r')).toEqual(['report']);
  });

  it('offers the manifest’s cases, behind word breaks too', () => {
    expect(complete('proctor run h')).toEqual(['hello@here']);
    expect(complete('proctor run sum@')).toEqual(['here:size=1', 'vm:size=1']);
    expect(complete('proctor run sum@here:s')).toEqual(['size=1']);
    expect(complete('proctor run -m other.yaml ')).toEqual(['other@here']);
  });

  it('offers environments', () => {
    expect(new Set(complete('proctor run --environment '))).toEqual(new Set(['here', 'vm']));
  });

  it('runs nothing that an id holds', () => {
    expect(complete('proctor run ev')).toEqual(['evil@here:v=\\$\\(touch\\ pwned\\)']);
    expect(spawnSync('ls', [folder], {encoding: 'utf8'}).stdout).not.toContain('pwned');
  });
});

describe('completion in other shells', () => {
  for (const shell of ['zsh', 'fish']) {
    const isMissing = spawnSync(shell, ['--version']).error !== undefined;
    it.skipIf(isMissing)(`gives a script that ${shell}, where installed, can read`, async () => {
      const path = join(folder, `completion.${shell}`);
      writeFileSync(path, await script(shell));
      const result = spawnSync(shell, ['-n', path], {encoding: 'utf8'});
      expect(result.stderr).toBe('');
      expect(result.status).toBe(0);
    });

    it(`knows every command in ${shell}`, async () => {
      const text = await script(shell);
      for (const command of createProgram(new CapturedIo(folder), () => {}).commands) {
        expect(text).toContain(command.name());
      }
    });
  }

  it('refuses a shell that it does not know', async () => {
    const io = new CapturedIo(folder);
    const program = createProgram(io, () => {});
    expect(await completionCommand({shell: 'csh', program}, io)).toBe(2);
    expect(io.stderrText).toBe('proctor: expected one of bash, zsh, fish, found "csh"\n');
  });
});
