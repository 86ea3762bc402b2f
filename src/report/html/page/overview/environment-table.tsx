import type {PageEnvironment} from '../../page-data.ts';
import type {PageView} from '../../page-view.ts';
import {VerdictBar} from '../parts/verdict-bar.tsx';
import {useWay} from '../state/page-state.ts';
import {routeHash, START} from '../state/route.ts';
import {countOf, countText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

/** Environments, what they are, and how their cases went. */
export function EnvironmentTable({view}: {view: PageView}) {
  const {route} = useWay();
  return (
    <section class="panel" aria-labelledby="environments">
      <h3 id="environments">Environments</h3>
      <ul class="environments">
        {view.data.environments.map((environment) => (
          <li key={environment.name}>
            <a
              href={routeHash({
                ...START,
                theme: route.theme,
                view: 'cases',
                environment: environment.name,
              })}
            >
              {visibleLine(environment.name)}
            </a>
            <VerdictBar counts={environment.counts} />
            <span class="number">{countText(sum(environment))}</span>
            <span class="dim small">{about(environment)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sum({counts}: PageEnvironment): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** As `qemu · Linux 6.1.0 · 2 CPUs, 512 MiB · 3 instances`. */
export function about({configuration, facts, instances}: PageEnvironment): string {
  const cpus = Number(facts['cpus'] ?? 0);
  const size = [
    ...(cpus > 0 ? [countOf(cpus, 'CPU')] : []),
    ...(facts['memoryMiB'] === undefined ? [] : [`${facts['memoryMiB']} MiB`]),
  ];
  const parts = [
    configuration['type'],
    [facts['os'], facts['kernel'], facts['arch']].filter((fact) => fact !== undefined).join(' '),
    facts['accelerator'],
    size.join(', '),
    instances > 1 ? countOf(instances, 'instance') : '',
  ];
  return visibleLine(parts.filter((part) => part !== undefined && part !== '').join(' · '));
}
