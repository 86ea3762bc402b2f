import {existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Environment, StepContext} from '../../../src/environments/environment.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {LedgerEntry} from '../../../src/ledger/ledger.ts';
import {RunLedger} from '../../../src/ledger/run-ledger.ts';
import type {EnvironmentSpec} from '../../../src/manifest/manifest.ts';
import {createConsole} from '../../../src/report/console/create-console.ts';
import {FakeDriver} from '../../rig/fake-environment.ts';
import {planOf, scenario} from '../../rig/plans.ts';
import {runFake} from '../../rig/run-fake.ts';

/** Makes a folder for each instance, which it may forget to remove. */
class FolderDriver extends FakeDriver {
  readonly path: string;
  readonly forgets: 'nothing' | 'folder' | 'entry';

  constructor(path: string, forgets: 'nothing' | 'folder' | 'entry') {
    super();
    this.path = path;
    this.forgets = forgets;
  }

  override async provision(
    spec: EnvironmentSpec,
    instance: number,
    context: StepContext,
  ): Promise<Environment> {
    const {path} = this;
    const entry = await context.ledger?.intend({kind: 'folder', path});
    mkdirSync(path);
    entry?.made();
    const made = await super.provision(spec, instance, context);
    const dispose = made[Symbol.asyncDispose].bind(made);
    return Object.assign(made, {
      [Symbol.asyncDispose]: async () => {
        await dispose();
        this.#remove(entry);
      },
    });
  }

  #remove(entry: LedgerEntry | undefined): void {
    if (this.forgets !== 'folder') rmSync(this.path, {recursive: true});
    if (this.forgets !== 'entry') entry?.[Symbol.dispose]();
  }
}

describe('the leak check at the end of a run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'proctor-leaks-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  async function run(forgets: FolderDriver['forgets'], script = 'true') {
    const path = join(folder, 'made');
    const ledger = await RunLedger.open({stateFolder: folder, runId: 'run'});
    if (ledger === undefined) throw new Error('there is one');
    const ran = await runFake(planOf([scenario('a', {script})]), new FolderDriver(path, forgets), {
      ledger,
      audit: (signal) => ledger.audit({signal}),
    });
    expect(await ledger.end()).toEqual([]);
    expect(existsSync(path)).toBe(false);
    return ran;
  }

  const leaksOf = (events: readonly RunEventBody[]) =>
    events.filter(({type}) => type === 'resource-leaked');

  it('passes a run that has removed all it made', async () => {
    const {exitCode, events} = await run('nothing');
    expect(exitCode).toBe(0);
    expect(leaksOf(events)).toEqual([]);
  });

  it.each(['folder', 'entry'] as const)(
    'fails a run that has forgotten the %s, says which, and removes it',
    async (forgets) => {
      const {exitCode, events, verdicts} = await run(forgets);
      const isLeft = forgets === 'folder';
      expect(verdicts).toEqual({'a@box': 'passed'});
      expect(exitCode).toBe(isLeft ? 3 : 0);
      const what = `folder ${join(folder, 'made')}`;
      const leak = {type: 'resource-leaked', kind: 'folder', what, removed: true};
      expect(leaksOf(events)).toEqual(isLeft ? [leak] : []);
      expect(events.at(-1)?.type).toBe('run-ended');
    },
  );

  it('is shown, however quiet the console is', () => {
    let text = '';
    const write = (more: string): void => {
      text += more;
    };
    const console = createConsole({
      output: {write, isTerminal: false, columns: undefined},
      level: 'quiet',
      color: false,
      ci: false,
      now: () => 0,
      cwd: '/',
    });
    const leak = {kind: 'folder', what: 'folder /tmp/x', removed: true};
    console.onEvent({seq: 1, at: 0, type: 'resource-leaked', ...leak});
    console.close({reports: []});
    expect(text).toContain('left behind: folder /tmp/x (removed after all)\n');
  });
});
