import {drawDot} from '../../plan/draw/draw-dot.ts';
import {drawGithubMatrix} from '../../plan/draw/draw-github-matrix.ts';
import {drawJson} from '../../plan/draw/draw-json.ts';
import {drawMermaid} from '../../plan/draw/draw-mermaid.ts';
import {drawText} from '../../plan/draw/draw-text.ts';
import {reportPlan} from '../../plan/draw/plan-report.ts';
import {openKnownHistory} from '../history/run-history.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {describeProblem, loadManifestFor, loadPlan, type PlanOptions} from '../load-plan.ts';
import {selectionFrom} from '../selection-options.ts';

/** What `proctor plan` was asked. */
export interface PlanCommandOptions extends PlanOptions {
  readonly format: 'text' | 'json' | 'mermaid' | 'dot' | 'github-matrix';
  readonly verbose?: boolean;
  /** For `github-matrix`: parts at most. @default 1 */
  readonly shards?: number;
  /** For `github-matrix`: what makes parts. @default 'cases' */
  readonly by?: 'cases' | 'environment';
}

/** The manifest or the command line is wrong. */
const EXIT_WRONG = 2;
/** Nothing is selected, though nothing is wrong. */
const EXIT_EMPTY = 4;

/** `proctor plan`: shows what a run would do, and its graph. */
export async function planCommand(options: PlanCommandOptions, io: CliIo): Promise<ExitCode> {
  if (options.format === 'github-matrix') return await printMatrix(options, io);
  const planned = await loadPlan(options, io);
  if (!planned.ok) return planned.error;
  const report = reportPlan(planned.value);
  const everything = {everything: options.verbose ?? false};
  switch (options.format) {
    case 'text':
      io.stdout.write(drawText(report, everything));
      break;
    case 'json':
      io.stdout.write(drawJson(report));
      break;
    case 'mermaid':
      io.stdout.write(drawMermaid(report, everything));
      break;
    case 'dot':
      io.stdout.write(drawDot(report, everything));
      break;
  }
  return 0;
}

async function printMatrix(options: PlanCommandOptions, io: CliIo): Promise<ExitCode> {
  const loaded = await loadManifestFor(options, io);
  if (!loaded.ok) return loaded.error;
  const history = await openKnownHistory(loaded.value, io);
  const selection = selectionFrom(options, () => 0);
  if (selection.shard !== undefined) {
    io.stderr.write('proctor: expected --shards, how many there are to be, and not --shard\n');
    return EXIT_WRONG;
  }
  const {shards = 1, by = 'cases'} = options;
  const drawn = drawGithubMatrix(loaded.value, history, {selection, shards, by});
  if (drawn.ok) {
    io.stdout.write(drawn.value);
    return 0;
  }
  for (const problem of drawn.error) io.stderr.write(describeProblem(problem));
  return drawn.error.every(({kind}) => kind === 'nothing-selected') ? EXIT_EMPTY : EXIT_WRONG;
}
