import {useMemo} from 'preact/hooks';
import type {PageEnvironment} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {StageList} from '../cases/stage-list.tsx';
import {about} from '../overview/environment-table.tsx';
import {FactList} from '../parts/fact-list.tsx';
import {Fold} from '../parts/fold.tsx';
import {ShowMore} from '../parts/show-more.tsx';
import {TextBlock} from '../parts/text-block.tsx';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';
import {Coverage} from './coverage.tsx';
import {DeploymentList} from './deployment-list.tsx';
import {InstrumentationList} from './instrumentation-list.tsx';
import {LockTable} from './lock-table.tsx';
import {ReadinessList} from './readiness-list.tsx';

const INSTANCES = 10;

/** What there was for the cases to run on, and what was done to it. */
export function EnvironmentsView({view}: {view: PageView}) {
  const {environments, locks, coverage} = view.data;
  return (
    <div class="overview">
      <h2 class="unseen">Environments</h2>
      {environments.map((environment, index) => (
        <Environment key={environment.name} view={view} environment={environment} index={index} />
      ))}
      <LockTable locks={locks} startedAt={view.data.run.startedAt} />
      {coverage !== undefined && <Coverage view={view} coverage={coverage} />}
    </div>
  );
}

interface EnvironmentProps {
  readonly view: PageView;
  readonly environment: PageEnvironment;
  readonly index: number;
}

function Environment({view, environment, index}: EnvironmentProps) {
  const {route} = useWay();
  const {name, counts, facts, resources, configuration} = environment;
  const isHere = (item: {readonly environment: string}) => item.environment === name;
  const cases = Object.values(counts).reduce((total, count) => total + count, 0);
  return (
    <section class="panel environment" aria-labelledby={`environment-${index}`}>
      <header class="environment-head">
        <h3 id={`environment-${index}`}>{visibleLine(name)}</h3>
        <span class="dim">{about(environment)}</span>
        <VerdictBar counts={counts} />
        <a
          href={routeHash({...START, theme: route.theme, view: 'cases', environment: name})}
          aria-label={`${countOf(cases, 'case')} on ${visibleLine(name)}`}
        >
          {countOf(cases, 'case')}
        </a>
      </header>
      <FactList facts={facts} />
      {resources !== undefined && (
        <FactList
          facts={{
            'machines cleaned up': resources.machines,
            'CPU time': durationText(resources.cpuSeconds * 1_000),
            'memory, most of one': `${resources.residentMiBMax} MiB`,
            'of its own': `${resources.privateMiBMax} MiB`,
            'written to disk': `${resources.diskWrittenMiB} MiB`,
          }}
        />
      )}
      <DeploymentList view={view} deployments={view.data.deployments.filter(isHere)} />
      <ReadinessList checks={view.data.readiness.filter(isHere)} />
      <InstrumentationList reports={view.data.instrumentation.filter(isHere)} view={view} />
      <InstanceList view={view} environment={index} />
      <Fold class="section" head={<span class="section-name">Configuration</span>}>
        {() => (
          <TextBlock label="configuration" text={JSON.stringify(configuration, undefined, 2)} />
        )}
      </Fold>
    </section>
  );
}

/** What each instance went through outside of cases. */
function InstanceList({view, environment}: {view: PageView; environment: number}) {
  const byInstance = useMemo(() => stagesByInstance(view), [view]);
  const instances = view.data.instances
    .map((instance, index) => ({...instance, index}))
    .filter((instance) => instance.environment === environment && byInstance.has(instance.index));
  if (instances.length === 0) return null;
  return (
    <Fold
      class="section"
      head={<span class="section-name">{countOf(instances.length, 'instance')}</span>}
    >
      {() => (
        <ShowMore items={instances} step={INSTANCES}>
          {(shown) => (
            <ul class="instances">
              {shown.map(({name, index}) => (
                <li key={name}>
                  <h4>{visibleLine(name)}</h4>
                  <StageList
                    stages={(byInstance.get(index) ?? []).map((stage) => view.stage(stage))}
                    isOpenAtFirst={instances.length === 1}
                  />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </Fold>
  );
}

function stagesByInstance({data: {stages}}: PageView): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [index, instance] of stages.instance.entries()) {
    if (stages.case[index] !== -1) continue;
    const known = found.get(instance);
    if (known === undefined) found.set(instance, [index]);
    else known.push(index);
  }
  return found;
}
