import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {RunClaim} from '../../../src/cli/resume/run-claim.ts';
import {ownIdentity} from '../../../src/util/owner-identity.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proctor-claim-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

const take = (allowsUnknown = false) => RunClaim.take(folder, {allowsUnknown});

describe('RunClaim', () => {
  it('is had by one at a time, and by the next when it is given back', () => {
    const first = take();
    expect(first).toBeInstanceOf(RunClaim);
    expect(take()).toMatchObject({state: 'alive', holder: {pid: process.pid}});
    if (first instanceof RunClaim) first[Symbol.dispose]();
    expect(readdirSync(folder)).toEqual([]);
    expect(take()).toBeInstanceOf(RunClaim);
  });

  it('passes over the dead, whose files stay, and whose numbers nobody takes', async () => {
    const child = spawn('true');
    await once(child, 'exit');
    const dead = {...ownIdentity(), pid: child.pid, startTicks: 1};
    writeFileSync(join(folder, '.runner-1'), JSON.stringify(dead));
    const claim = take();
    expect(claim).toBeInstanceOf(RunClaim);
    expect(readdirSync(folder).sort()).toEqual(['.runner-1', '.runner-2']);
    expect(take()).toMatchObject({state: 'alive'});
  });

  it('takes a pid that somebody else has by now for dead', () => {
    const reused = {...ownIdentity(), startTicks: 1};
    writeFileSync(join(folder, '.runner-1'), JSON.stringify(reused));
    expect(take()).toBeInstanceOf(RunClaim);
  });

  it('stays away from what cannot be looked at from here, unless it is told to go on', () => {
    const elsewhere = {...ownIdentity(), host: 'other', machine: 'other', boot: 'other'};
    writeFileSync(join(folder, '.runner-1'), JSON.stringify(elsewhere));
    writeFileSync(join(folder, '.runner-2'), 'half of');
    expect(take()).toMatchObject({state: 'unknown', holder: {host: 'other'}});
    expect(take(true)).toBeInstanceOf(RunClaim);
  });
});
