import type {RunFolder} from '../../journal/run-folder.ts';
import type {Plan} from '../../plan/plan.ts';
import type {SecretStore} from '../../run/secrets.ts';
import {assert} from '../../util/assert.ts';
import {parseDuration} from '../../util/duration.ts';
import type {Mask} from '../../util/mask.ts';
import type {CliIo} from '../io.ts';
import type {RunSession} from '../run-session.ts';
import {hasTerminal} from './bridge-terminal.ts';
import {FailedCases} from './failed-cases.ts';
import type {OutputPane} from './output-pane.ts';

/** What `proctor run` was asked to do with the instances of failed cases. */
export interface FailureOptions {
  readonly keep?: 'on-failure';
  readonly keepFor?: string;
  readonly shellOnFailure?: boolean;
}

/** What is wrong with the options; `undefined` where nothing is. */
export function checkFailureOptions(
  {keep, keepFor, shellOnFailure}: FailureOptions,
  io: CliIo,
): string | undefined {
  if (keepFor !== undefined && keep === undefined) return '--keep-for goes with --keep on-failure';
  if (keepFor !== undefined && parseDuration(keepFor) === undefined) {
    return `expected --keep-for to be a duration such as 30m or 2h, found "${keepFor}"`;
  }
  if (shellOnFailure === true && !hasTerminal(io)) {
    return '--shell-on-failure needs a terminal; --keep on-failure does without, and `proctor shell` gets in';
  }
  return undefined;
}

/** What lets a person look at failed cases, where that was asked for. */
export function openFailedCases(
  {
    plan,
    folder,
    session,
  }: {readonly plan: Plan; readonly folder: RunFolder; readonly session: RunSession},
  options: FailureOptions & {
    readonly secrets: SecretStore;
    readonly mask: Mask;
    readonly pane: OutputPane;
  },
  io: CliIo,
): FailedCases | undefined {
  const {keep, keepFor, shellOnFailure = false, secrets, mask, pane} = options;
  if (keep === undefined && !shellOnFailure) return undefined;
  const say = (text: string): void => void io.stderr.write(mask.text(text));
  return new FailedCases(
    {
      keeps: keep !== undefined,
      keepMs: (keepFor === undefined ? undefined : parseDuration(keepFor)) ?? Infinity,
      opensShell: shellOnFailure,
      context: {
        mask,
        secret: secrets.get,
        runId: folder.runId,
        folder: plan.manifest.folder,
        scratchFolder: session.scratchFolder,
        ledger: session.ledger,
        env: io.env,
        warn: (_code, message) => say(`proctor: ${message}\n`),
      },
      specOf: (failed) => {
        const spec = plan.manifest.environments.get(failed.case.environment);
        assert(spec !== undefined, `${failed.case.id} has no environment`);
        return spec;
      },
      quiet: () => pane.hold(),
      say,
    },
    io,
  );
}
