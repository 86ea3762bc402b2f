import {drawDot} from '../../plan/draw/draw-dot.ts';
import {drawJson} from '../../plan/draw/draw-json.ts';
import {drawMermaid} from '../../plan/draw/draw-mermaid.ts';
import {drawText} from '../../plan/draw/draw-text.ts';
import {reportPlan} from '../../plan/draw/plan-report.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {loadPlan, type PlanOptions} from '../load-plan.ts';

/** What `proctor plan` was asked. */
export interface PlanCommandOptions extends PlanOptions {
  readonly format: 'text' | 'json' | 'mermaid' | 'dot';
  readonly verbose?: boolean;
}

/** `proctor plan`: shows what a run would do, and its graph. */
export async function planCommand(options: PlanCommandOptions, io: CliIo): Promise<ExitCode> {
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
