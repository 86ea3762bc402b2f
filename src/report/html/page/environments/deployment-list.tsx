import type {DeploymentResult} from '../../../../journal/run-result.ts';
import {fileHref, type PageView} from '../../page-view.ts';
import {FactList} from '../parts/fact-list.tsx';
import {FaultNote} from '../parts/fault-note.tsx';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {TextBlock} from '../parts/text-block.tsx';
import {VerdictMark} from '../parts/verdict-mark.tsx';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

const DEPLOYMENTS = 20;

const MARKS = {
  completed: 'passed',
  failed: 'error',
  cancelled: 'interrupted',
  skipped: 'skipped',
} as const;

interface DeploymentListProps {
  readonly view: PageView;
  readonly deployments: readonly DeploymentResult[];
}

/** What was brought to instances before their cases. */
export function DeploymentList({view, deployments}: DeploymentListProps) {
  if (deployments.length === 0) return null;
  const hasFailed = deployments.some(({status}) => status === 'failed');
  return (
    <Fold
      class="section"
      head={<span class="section-name">{countOf(deployments.length, 'deployment')}</span>}
      isOpenAtFirst={hasFailed}
    >
      {() => (
        <ShowMore items={deployments} step={DEPLOYMENTS}>
          {(shown) => (
            <ol class="steps">
              {shown.map((deployment) => (
                <li key={deployment.deployment}>
                  <Deployment view={view} deployment={deployment} />
                </li>
              ))}
            </ol>
          )}
        </ShowMore>
      )}
    </Fold>
  );
}

function Deployment({view, deployment}: {view: PageView; deployment: DeploymentResult}) {
  const {status, instance, attempt, stages, facts, fault, rolledBack, log} = deployment;
  const head = (
    <>
      <VerdictMark verdict={MARKS[status]} />
      <span class="step-name">
        {visibleLine(instance)} <span class="dim">attempt {attempt}</span>
      </span>
      {rolledBack === true && <span class="flag">put back</span>}
      <span class="step-time">{durationText(deployment.durationMs)}</span>
    </>
  );
  return (
    <Fold class="step" head={head} isOpenAtFirst={fault !== undefined}>
      {() => (
        <>
          {fault !== undefined && <FaultNote fault={fault} />}
          <FactList facts={facts} />
          <ol class="plain">
            {stages.map((stage) => (
              <li key={stage.stage}>
                <VerdictMark verdict={MARKS[stage.status]} />
                {stage.stage.replaceAll('_', ' ')}
                <span class="dim">{durationText(stage.durationMs)}</span>
                {stage.facts !== undefined && <FactList facts={stage.facts} />}
                {stage.output !== undefined && <TextBlock label="output" {...stage.output} />}
              </li>
            ))}
          </ol>
          {log !== undefined && log !== '' && (
            <p>
              <a href={fileHref(view.data.run.filesFrom, log)} target="_blank" rel="noreferrer">
                its log
              </a>
            </p>
          )}
        </>
      )}
    </Fold>
  );
}
