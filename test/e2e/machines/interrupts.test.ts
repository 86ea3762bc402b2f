import {existsSync, readdirSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CliFolder, type JournalLine, type RunningCli} from '../../rig/cli.ts';
import {NO_VM, qemuBelow, vmEnvironment} from '../../rig/vm-cli.ts';

const TIMEOUT_MS = 120_000;
/** Everything that waits for a guest in vain waits longer than that. */
const TOO_LONG_MS = 15_000;

interface Interrupt {
  /** Further keys of the environment. */
  readonly environment?: string;
  /** Folder of caches, with the template of a fork. @default the user's, which has none */
  readonly cache?: string;
  /** @default one case, of a step that takes long */
  readonly scenarios?: string;
  /** @default longer than a run may take to end */
  readonly killGrace?: string;
  /** Case id → verdict. @default that case is interrupted */
  readonly verdicts?: Readonly<Record<string, string>>;
  /** What is shown when the time has come. */
  readonly at: string;
  readonly signal?: 'SIGINT' | 'SIGTERM';
  /** Done to QEMU before the signal is sent. */
  readonly before?: (pids: readonly number[]) => void;
  /** Done after it. */
  readonly after?: (cli: RunningCli) => Promise<void>;
}

const LONG = 'long: {environment: vm, steps: [{run: echo started; sleep 1000}]}';
const RESTORED = LONG.replace('steps:', 'restore: echo never, steps:');
const DEAF = `long: {environment: vm, steps: [{run: "trap '' TERM; echo started; while :; do sleep 1; done"}]}`;

const TEMPLATE = 'isolation: fork\n    cache: true';

function manifest(environment: string, scenarios: string, killGrace = '60s'): string {
  return `proctor: 1
defaults: {kill-grace: ${killGrace}}
environments:${vmEnvironment(environment)}
scenarios:
  ${scenarios}
`;
}

/**
 * Interrupts a run; checks that it ends, says how, and leaves nothing behind.
 * @returns its journal
 */
async function interrupt(options: Interrupt): Promise<JournalLine[]> {
  const {environment = '', scenarios = LONG, at, signal = 'SIGINT', before, after} = options;
  using folder = new CliFolder({
    'proctor.yaml': manifest(environment, scenarios, options.killGrace),
    'tmp/.keep': '',
  });
  const [state, temporary] = [join(folder.path, 'state'), join(folder.path, 'tmp')];
  const cache = options.cache === undefined ? {} : {XDG_CACHE_HOME: options.cache};
  const env = {PROCTOR_STATE_DIR: state, TMPDIR: temporary, ...cache};
  const cli = folder.start(['run', '--verbose'], env);
  await cli.shows(at);
  const pids = qemuBelow(cli.child.pid ?? 0);
  before?.(pids);
  const startedMs = performance.now();
  cli.child.kill(signal);
  await after?.(cli);
  const result = await cli.ended;
  const tookMs = performance.now() - startedMs;
  const shown = result.stdout + result.stderr;
  expect(result.exitCode, shown).toBe(signal === 'SIGINT' ? 130 : 143);
  expect(folder.verdicts(), shown).toEqual(options.verdicts ?? {'long@vm': 'interrupted'});
  const journal = folder.journal();
  expect(journal.at(-1), shown).toMatchObject({type: 'run-ended'});
  expect(tookMs, shown).toBeLessThan(TOO_LONG_MS);
  expect(pids.filter(isRunning), shown).toEqual([]);
  expect(readdirSync(join(state, 'environments')), shown).toEqual([]);
  const left = readdirSync(temporary).filter((name) => name.startsWith('proctor'));
  expect(left, shown).toEqual([]);
  // Where a template is at hand, nothing has been booted.
  const booted = journal.some(({type, stage}) => type === 'stage-ended' && stage === 'provision');
  expect(options.cache === undefined || !booted, shown).toBe(true);
  return journal;
}

function isRunning(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) !== '' && existsSync(`/proc/${pid}`);
  } catch {
    return false;
  }
}

/** Has QEMU stand still, if there is one at that time. */
function stopAll(pids: readonly number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
}

/** A template that later runs fork, and the only boot of theirs. */
async function keepTemplate(): Promise<CliFolder> {
  const folder = new CliFolder({'proctor.yaml': manifest(TEMPLATE, LONG.replace('1000', '0'))});
  const {exitCode, stdout, stderr} = await folder.proctor(['run'], {XDG_CACHE_HOME: folder.path});
  expect(exitCode, stdout + stderr).toBe(0);
  return folder;
}

// Machines that do not answer are waited for: others go on meanwhile.
describe.skipIf(NO_VM !== undefined)(
  `proctor run with virtual machines: interrupts${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  {concurrent: true},
  () => {
    let template: CliFolder;
    beforeAll(async () => {
      template = await keepTemplate();
    }, TIMEOUT_MS);
    afterAll(() => template?.[Symbol.dispose]());

    /** Keys of an environment, and where its template is. */
    const of = (isolation: string) =>
      isolation === 'fork'
        ? {environment: TEMPLATE, cache: template.path}
        : {environment: `isolation: ${isolation}`};

    it('end a step (fork)', {timeout: TIMEOUT_MS}, async () => {
      await interrupt({...of('fork'), at: '| started'});
    });

    it.each(['fork', 'shared'])(
      'end a step that does not want to end (%s)',
      {
        timeout: TIMEOUT_MS,
      },
      async (isolation) => {
        const after = async (cli: RunningCli): Promise<void> => {
          await cli.shows('again to hurry');
          await again(cli);
        };
        await interrupt({
          ...of(isolation),
          scenarios: DEAF,
          at: '| started',
          signal: 'SIGTERM',
          after,
        });
      },
    );

    it.each(['fork', 'shared'])(
      'do not wait for a machine that does not answer (%s)',
      {
        timeout: TIMEOUT_MS,
      },
      async (isolation) => {
        await interrupt({
          ...of(isolation),
          scenarios: RESTORED,
          at: '| started',
          before: stopAll,
        });
      },
    );

    it('that are limits end a step in a guest that answers no more, which is lost; others end a step on the next (shared)', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const scenarios = `hangs:
    environment: vm
    steps:
      - run: '[ "$PROCTOR_ATTEMPT" = 2 ] || kill -STOP $(pidof qemu-ga); sleep 1'
        timeout: 3s
  other: {environment: vm, needs: [hangs], steps: [{run: 'true'}]}
  ${LONG.replace('steps:', 'needs: [other], steps:')}`;
      const journal = await interrupt({
        ...of('shared'),
        scenarios,
        killGrace: '1s',
        at: '| started',
        verdicts: {'hangs@vm': 'passed', 'other@vm': 'passed', 'long@vm': 'interrupted'},
      });
      const [first] = journal.filter(({type}) => type === 'case-ended');
      expect(first).toMatchObject({verdict: 'error', final: false, fault: {code: 'vm/hung'}});
      expect(first?.['durationMs']).toBeLessThan(TOO_LONG_MS * 2);
    });

    // What answers while it is prepared ends as a step does.
    it.each([
      {stage: 'provision', at: 'proctor ', stands: [false, true]},
      {stage: 'boot', at: 'provision done', stands: [false, true]},
      {stage: 'prepare', at: 'connect done', stands: [true], more: 'prepare: sleep 1000'},
      {stage: 'checkpoint', at: 'ready done', stands: [false, true]},
    ])('end a run in the middle of $stage', {timeout: TIMEOUT_MS}, async (row) => {
      const environment = `isolation: fork\n    ${row.more ?? ''}`;
      for (const stands of row.stands) {
        const rest = stands ? ({before: stopAll, signal: 'SIGTERM'} as const) : {};
        await interrupt({environment, at: row.at, ...rest});
      }
    });

    it('end a run in the middle of a fork', {timeout: TIMEOUT_MS}, async () => {
      const at = 'checkpoint done';
      await interrupt({...of('fork'), at});
      await interrupt({...of('fork'), at, before: stopAll, signal: 'SIGTERM'});
    });
  },
);

/** Interrupts it again, which is a wish of its own only when a second has passed. */
async function again(cli: RunningCli): Promise<void> {
  const timer = setInterval(() => cli.child.kill('SIGTERM'), 1100);
  await cli.shows('hurrying the cleanup');
  clearInterval(timer);
}
