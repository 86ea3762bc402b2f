import {parseDuration} from '../../util/duration.ts';
import {didYouMean} from '../did-you-mean.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';
import {DEFAULT_ENVIRONMENT} from '../resolve/resolve-manifest.ts';

/** Kinds of series that a limit may name. */
const LIMIT_KINDS = ['memory-growth', 'fd-growth', 'disk-growth', 'time-growth'] as const;

/** What a soak measures without a watch has these. */
const TAKEN_NAMES: readonly string[] = ['proctor', 'machine', 'iteration'];

/** Reports what is wrong with `soak:` beyond its form. */
export function checkSoak(root: RawMapping, report: ReportAt): void {
  const {soak} = root;
  if (!isMapping(soak)) return;
  for (const key of ['duration', 'report-interval', 'sample-interval']) {
    checkTime(soak[key], ['soak', key], report);
  }
  const {unavailable} = mappingOf(soak['stop-on']);
  checkTime(unavailable, ['soak', 'stop-on', 'unavailable'], report);
  checkLimits(root, mappingOf(soak['limits']), report);
  const known = isMapping(root['environments'])
    ? Object.keys(root['environments'])
    : [DEFAULT_ENVIRONMENT];
  for (const [name, watch] of mappingsIn(soak['watch'])) {
    checkWatch(name, {watch, environments: known}, report);
  }
}

function checkTime(value: unknown, path: ManifestPath, report: ReportAt): void {
  if (typeof value !== 'string' || parseDuration(value) !== 0) return;
  report('manifest/bad-duration', `expected a duration above 0, found "${value}"`, {path});
}

function checkLimits(root: RawMapping, limits: RawMapping, report: ReportAt): void {
  const metrics = [...mappingsIn(root['scenarios'])].flatMap(([, {metrics: own}]) =>
    Object.keys(mappingOf(own)),
  );
  const known: readonly string[] = [...LIMIT_KINDS, ...metrics];
  for (const what of Object.keys(limits)) {
    // Series have names that are only known when they are there, all with a slash.
    if (known.includes(what) || what.includes('/')) continue;
    const message = `expected ${LIMIT_KINDS.join(', ')}, a metric of a scenario or a series, found "${what}"`;
    const meant = didYouMean(what, known);
    report('manifest/unknown-key', message, {
      path: ['soak', 'limits', what],
      part: 'key',
      help: meant ?? 'a series is named with a slash, as "server/fds"',
    });
  }
}

function checkWatch(
  name: string,
  {watch, environments}: {readonly watch: RawMapping; readonly environments: readonly string[]},
  report: ReportAt,
): void {
  const path = ['soak', 'watch', name];
  if (TAKEN_NAMES.includes(name)) {
    report('manifest/bad-value', `"${name}" is the name of series that there always are`, {
      path,
      part: 'key',
      help: `name what is watched otherwise than ${TAKEN_NAMES.join(', ')}`,
    });
  }
  const {environment, command, 'pid-file': pidFile} = watch;
  if (environment === undefined && environments.length > 1) {
    report('manifest/missing-key', `expected the environment that "${name}" runs on`, {
      path,
      help: `write "environment: ${environments[0] ?? ''}", or another of ${environments.join(', ')}`,
    });
  } else if (typeof environment === 'string' && !environments.includes(environment)) {
    report('manifest/unknown-environment', `there is no environment "${environment}"`, {
      path: [...path, 'environment'],
      help: didYouMean(environment, environments) ?? `there is ${environments.join(', ')}`,
    });
  }
  if (command === undefined && pidFile === undefined) {
    report(
      'manifest/missing-key',
      `expected "pid-file" or "command" for "${name}", found neither`,
      {
        path,
        help: 'a file that holds the number of the process, or a command that prints it',
      },
    );
  } else if (command !== undefined && pidFile !== undefined) {
    report('manifest/conflict', `expected "pid-file" or "command" for "${name}", found both`, {
      path,
    });
  }
}
