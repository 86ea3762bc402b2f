import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeSessionProgram} from '../../../../../src/environments/qemu/guest-link/session-program.ts';

describe('the program that begins a session', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-session-'));
  });
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  function sh(script: string): string {
    return spawnSync('sh', ['-c', script], {encoding: 'utf8', env: {...process.env, F: folder}})
      .stdout;
  }

  it('runs a program in a session of its own, with its arguments, environment and exit code', () => {
    const said = sh(`${makeSessionProgram('"$F/own"')}
      GIVEN=yes "$F/own" /bin/sh -c 'read -r a </proc/self/stat; echo "$GIVEN,$0,$1,$$"; echo "$a"; exit 7' zero one
      echo "$?"`).split('\n');
    expect(existsSync(join(folder, 'own'))).toBe(true);
    const pid = said[0]?.split(',')[3];
    expect(said[0]).toBe(`yes,zero,one,${pid}`);
    const [, , , , group, session] = said[1]?.replace(/ \(.*\) /, ' x ').split(' ') ?? [];
    expect([group, session, said[2]]).toEqual([pid, pid, '7']);
  });

  it('says with 127 that there is no such program', () => {
    expect(sh(`${makeSessionProgram('"$F/none"')}\n"$F/none" /no/such; echo $?`)).toBe('127\n');
  });

  it('is not there on a machine that it is not for', () => {
    const script = makeSessionProgram('"$F/other"');
    sh(`uname() { echo mips; }\n${script}`);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  it('is not there where it does not run', () => {
    const script = makeSessionProgram('"$F/wrong"');
    const other = process.arch === 'arm64' ? 'x86_64' : 'aarch64';
    sh(`uname() { echo ${other}; }\n${script}`);
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });
});
