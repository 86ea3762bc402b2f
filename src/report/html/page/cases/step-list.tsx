import type {PageView, StepRow} from '../../page-view.ts';
import {FaultNote} from '../parts/fault-note.tsx';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {TextBlock} from '../parts/text-block.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {bytesText, countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine, visibleText} from '../words/visible-text.ts';
import {FailureList} from './failure-list.tsx';

interface StepListProps {
  readonly view: PageView;
  readonly attempt: number;
  readonly log: string | undefined;
}

/** Steps at first; a case may have thousands. */
const STEPS = 200;

/** The steps of one attempt; those that went wrong are open. */
export function StepList({view, attempt, log}: StepListProps) {
  const steps = view.steps(attempt);
  if (steps.length === 0) return <p class="dim">It came to no step.</p>;
  const longest = Math.max(1, ...steps.map(({durationMs}) => durationMs));
  return (
    <ShowMore items={steps} step={STEPS}>
      {(shown) => (
        <ol class="steps">
          {shown.map((step) => (
            <li key={step.index}>
              <Step step={step} longest={longest} log={log} />
            </li>
          ))}
        </ol>
      )}
    </ShowMore>
  );
}

interface StepProps {
  readonly step: StepRow;
  /** What the longest step took. */
  readonly longest: number;
  readonly log: string | undefined;
}

function Step({step, longest, log}: StepProps) {
  const isWrong = step.verdict === 'failed' || step.verdict === 'error';
  const head = (
    <>
      <VerdictMark verdict={step.verdict} />
      <span class="step-number">{visibleLine(step.step)}</span>
      <span class="step-name">{visibleLine(step.name)}</span>
      {step.exitCode !== undefined && step.exitCode !== 0 && (
        <span class="flag">exit {step.exitCode}</span>
      )}
      {step.signal !== undefined && <span class="flag">SIG{visibleLine(step.signal)}</span>}
      {step.continued === true && <span class="flag">may fail</span>}
      {step.verdict !== 'skipped' && (
        <>
          <progress max={longest} value={step.durationMs} aria-hidden="true" />
          <span class="step-time">{durationText(step.durationMs)}</span>
        </>
      )}
    </>
  );
  if (!hasMore(step)) return <div class="fold step fold-head is-plain">{head}</div>;
  return (
    <Fold class="step" head={head} isOpenAtFirst={isWrong}>
      {() => <StepBody step={step} log={log} />}
    </Fold>
  );
}

function hasMore(step: StepRow): boolean {
  return (
    step.stdout !== undefined ||
    step.stderr !== undefined ||
    step.isOutputElsewhere ||
    step.failures !== undefined ||
    step.fault !== undefined ||
    step.reason !== undefined ||
    step.usage !== undefined ||
    (step.leftovers ?? 0) > 0
  );
}

function StepBody({step, log}: {step: StepRow; log: string | undefined}) {
  const {failures = [], fault, reason, stdout, stderr} = step;
  return (
    <>
      {fault !== undefined && <FaultNote fault={fault} />}
      {failures.length > 0 && <FailureList failures={failures} />}
      {reason !== undefined && failures.length === 0 && fault === undefined && (
        <p>{visibleText(reason)}</p>
      )}
      <StepUsage step={step} />
      {stdout !== undefined && <TextBlock label="stdout" {...stdout} log={log} />}
      {stderr !== undefined && <TextBlock label="stderr" {...stderr} log={log} />}
      {step.isOutputElsewhere && (
        <p class="dim">
          What it printed is not in this page, to keep it small
          {log === undefined ? (
            '.'
          ) : (
            <>
              : see <a href={log}>the attempt’s log</a>.
            </>
          )}
        </p>
      )}
    </>
  );
}

function StepUsage({step: {usage, leftovers = 0}}: {step: StepRow}) {
  const words: string[] = [];
  if (usage?.memoryPeakBytes !== undefined)
    words.push(`${bytesText(usage.memoryPeakBytes)} at most`);
  if (usage?.cpuSeconds !== undefined)
    words.push(`${durationText(usage.cpuSeconds * 1000)} of CPU`);
  const oomKills = usage?.oomKills ?? 0;
  if (words.length === 0 && leftovers === 0 && oomKills === 0) return null;
  return (
    <p class="dim small">
      {oomKills > 0 && (
        <span class="flag flag-failed">
          {countOf(oomKills, 'process', 'processes')} out of memory
        </span>
      )}
      {leftovers > 0 && (
        <span class="flag">{countOf(leftovers, 'process', 'processes')} left behind and ended</span>
      )}
      {words.join(' · ')}
    </p>
  );
}
