import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {rollBack} from '../../../src/deployment/roll-back.ts';
import {UndoBook} from '../../../src/deployment/transfer/undo-book.ts';
import type {Connection, Environment} from '../../../src/environments/environment.ts';
import type {FileThere} from '../../../src/environments/inventory/take-inventory.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

let rig: ContextRig;
let environment: Environment;
let connection: Connection;
let folder: string;
beforeAll(async () => {
  rig = await openContext();
  environment = await localDriver.provision(localSpec(), 1, rig.context);
  connection = await environment.connect(rig.context);
  folder = join(rig.context.folder, 'target');
  mkdirSync(folder);
});
afterAll(async () => {
  await environment[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});

function there(path: string, differences: FileThere['differences']): FileThere {
  const stats = statSync(path);
  const {uid, gid, size: bytes} = stats;
  const found = {isRegular: true, mode: stats.mode & 0o7777, uid, gid, bytes};
  return {path, state: 'different', differences, found};
}

describe('UndoBook', () => {
  it('keeps what is replaced for its user only, and puts modes back that were changed in place', async () => {
    const [content, mode] = [join(folder, 'content'), join(folder, 'mode')];
    writeFileSync(content, 'old', {mode: 0o644});
    writeFileSync(mode, 'same', {mode: 0o640});
    const book = new UndoBook();
    const {signal} = rig.context;
    const files = [there(content, ['content']), there(mode, ['mode'])];
    await book.keep(files, [], {connection, signal});
    const root = dirname(connection.scratch);
    const aside = readdirSync(root).find((name) => name.startsWith('aside-')) ?? '';
    expect(statSync(join(root, aside)).mode & 0o777).toBe(0o700);
    rmSync(content);
    writeFileSync(content, 'new');
    chmodSync(mode, 0o755);
    expect(await book.rollBack({connection, signal})).toEqual([]);
    expect(readFileSync(content, 'utf8')).toBe('old');
    expect(statSync(mode).mode & 0o777).toBe(0o640);
    expect(readdirSync(root)).not.toContain(aside);
    expect(book.isEmpty).toBe(true);
  });
});

describe('rollBack', () => {
  it('names in a warning what cannot be put back', async () => {
    const path = join(folder, 'lost');
    writeFileSync(path, 'old');
    const book = new UndoBook();
    const {signal} = rig.context;
    await book.keep([there(path, ['content'])], [], {connection, signal});
    const root = dirname(connection.scratch);
    for (const name of readdirSync(root)) {
      if (name.startsWith('aside-')) rmSync(join(root, name), {recursive: true});
    }
    const warnings: string[] = [];
    const context = {
      ...rig.context,
      warn: (code: string, message: string) => warnings.push(`${code}: ${message}`),
    };
    const place = {connection, environment, context, instance: 'here#1'};
    expect(await rollBack(book, place)).toBe(false);
    expect(warnings).toEqual([`deploy/rollback-failed: here#1: cannot put back ${path}`]);
  });
});
