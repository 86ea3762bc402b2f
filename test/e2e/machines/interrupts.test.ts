import {existsSync, readdirSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder, type RunningCli} from '../../rig/cli.ts';
import {NO_VM, qemuBelow, vmEnvironment} from '../../rig/vm-cli.ts';

const TIMEOUT_MS = 120_000;
/** Everything that waits for a guest in vain waits longer than that. */
const TOO_LONG_MS = 15_000;

interface Interrupt {
  /** Further keys of the environment. */
  readonly environment?: string;
  /** Keys of the scenario. @default a step that takes long */
  readonly scenario?: string;
  /** What is shown when the time has come. */
  readonly at: string;
  readonly signal?: 'SIGINT' | 'SIGTERM';
  /** Done to QEMU before the signal is sent. */
  readonly before?: (pids: readonly number[]) => void;
  /** Done after it. */
  readonly after?: (cli: RunningCli) => Promise<void>;
}

const LONG = 'steps: [{run: echo started; sleep 1000}]';
const DEAF = `steps: [{run: "trap '' TERM; echo started; while :; do sleep 1; done"}]`;

/** Interrupts a run; checks that it ends, says how, and leaves nothing behind. */
async function interrupt(options: Interrupt): Promise<void> {
  const {environment = '', scenario = LONG, at, signal = 'SIGINT', before, after} = options;
  const manifest = `proctor: 1
defaults: {kill-grace: 60s}
environments:${vmEnvironment(environment)}
scenarios:
  long:
    environment: vm
    ${scenario}
`;
  using folder = new CliFolder({'proctor.yaml': manifest, 'tmp/.keep': ''});
  const [state, temporary] = [join(folder.path, 'state'), join(folder.path, 'tmp')];
  const cli = folder.start(['run', '--verbose'], {PROCTOR_STATE_DIR: state, TMPDIR: temporary});
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
  expect(folder.verdicts(), shown).toEqual({'long@vm': 'interrupted'});
  expect(folder.journal().at(-1), shown).toMatchObject({type: 'run-ended'});
  expect(tookMs, shown).toBeLessThan(TOO_LONG_MS);
  expect(pids.filter(isRunning), shown).toEqual([]);
  expect(readdirSync(join(state, 'environments')), shown).toEqual([]);
  const left = readdirSync(temporary).filter((name) => name.startsWith('proctor'));
  expect(left, shown).toEqual([]);
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

// Machines that do not answer are waited for: others go on meanwhile.
describe.skipIf(NO_VM !== undefined)(
  `proctor run with virtual machines: interrupts${NO_VM ? ` (skipped: ${NO_VM})` : ''}`,
  {concurrent: true},
  () => {
    for (const isolation of ['fork', 'shared']) {
      const environment = `isolation: ${isolation}`;

      it(`end a step, and one that does not want to end (${isolation})`, {
        timeout: TIMEOUT_MS,
      }, async () => {
        await interrupt({environment, at: '| started'});
        const after = async (cli: RunningCli): Promise<void> => {
          await cli.shows('again to hurry');
          await again(cli);
        };
        await interrupt({environment, scenario: DEAF, at: '| started', signal: 'SIGTERM', after});
      });

      it(`do not wait for a machine that does not answer (${isolation})`, {
        timeout: TIMEOUT_MS,
      }, async () => {
        const scenario = `${LONG}\n    restore: echo never`;
        await interrupt({environment, scenario, at: '| started', before: stopAll});
      });
    }

    it('that are limits of a step end it in a guest that answers no more, which is lost', {
      timeout: TIMEOUT_MS,
    }, async () => {
      using folder = new CliFolder({
        'proctor.yaml': `proctor: 1
defaults: {kill-grace: 1s}
environments:${vmEnvironment('isolation: shared')}
scenarios:
  hangs:
    environment: vm
    steps:
      - run: '[ "$PROCTOR_ATTEMPT" = 2 ] || kill -STOP $(pidof qemu-ga); sleep 1'
        timeout: 3s
  other: {environment: vm, needs: [hangs], steps: [{run: 'true'}]}
`,
      });
      const {exitCode, stdout, stderr} = await folder.proctor(['run']);
      expect(exitCode, stdout + stderr).toBe(0);
      expect(folder.verdicts()).toEqual({'hangs@vm': 'passed', 'other@vm': 'passed'});
      const [first] = folder.journal().filter(({type}) => type === 'case-ended');
      expect(first).toMatchObject({verdict: 'error', final: false, fault: {code: 'vm/hung'}});
      expect(first?.['durationMs']).toBeLessThan(TOO_LONG_MS * 2);
    });

    for (const [stage, at, more] of [
      ['provision', 'proctor ', ''],
      ['boot', 'provision done', ''],
      ['prepare', 'connect done', 'prepare: sleep 1000'],
      ['checkpoint', 'ready done', ''],
      ['fork', 'checkpoint done', ''],
    ] as const) {
      it(`end a run in the middle of: ${stage}`, {timeout: TIMEOUT_MS}, async () => {
        const environment = `isolation: fork\n    ${more}`;
        await interrupt({environment, at});
        await interrupt({environment, at, before: stopAll, signal: 'SIGTERM'});
      });
    }
  },
);

/** Interrupts it again, which is a wish of its own only when a second has passed. */
async function again(cli: RunningCli): Promise<void> {
  const timer = setInterval(() => cli.child.kill('SIGTERM'), 1100);
  await cli.shows('hurrying the cleanup');
  clearInterval(timer);
}
