import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping, mappingOf, type RawMapping} from '../../raw-values.ts';
import {READINESS_KINDS} from '../../readiness-kinds.ts';
import {checkSize} from '../check-size.ts';
import {checkPort, checkRegex, checkTimes, checkUrl} from '../check-values.ts';
import {checkNamesDiffer, checkOneOf, checkOnlyWith} from './check-one-of.ts';

/** Reports readiness checks that check nothing, or several things, or what cannot be had there. */
export function checkReadiness(
  checks: unknown,
  {
    path,
    plain,
    report,
  }: {
    readonly path: ManifestPath;
    /** An environment without a console on which they are made. */
    readonly plain: string | undefined;
    readonly report: ReportAt;
  },
): void {
  if (!Array.isArray(checks)) return;
  const entries = checks as readonly unknown[];
  checkNamesDiffer(
    entries.map((entry, index) => [mappingOf(entry)['name'], [...path, index, 'name']]),
    report,
  );
  entries.forEach((entry, index) => {
    if (!isMapping(entry)) return;
    const at = [...path, index];
    checkOneOf(entry, READINESS_KINDS, {
      path: at,
      report,
      help: 'make an entry of each',
      others: ['name', 'shell', 'every', 'timeout', 'optional'],
    });
    checkOnlyWith(
      entry,
      [{keys: ['shell'], when: entry['command'] !== undefined, what: '"command"'}],
      {path: at, report},
    );
    checkTimes(entry, at, report);
    checkContent(entry, at, report);
    if (entry['console'] === undefined || plain === undefined) return;
    const message = `expected "console" only for machines with one, but "${plain}" has none`;
    report('manifest/impossible-check', message, {
      path: [...at, 'console'],
      part: 'key',
      help: 'a virtual machine (type: qemu) has one',
    });
  });
}

function checkContent(entry: RawMapping, path: ManifestPath, report: ReportAt): void {
  const {http, disk, memory, cgroup} = entry;
  checkPort(entry['tcp'], [...path, 'tcp'], report);
  checkRegex(entry['console'], () => [...path, 'console'], report);
  if (isMapping(http)) checkUrl(http['url'], [...path, 'http', 'url'], report);
  else checkUrl(http, [...path, 'http'], report);
  if (isMapping(disk)) checkSize(disk['free'], [...path, 'disk', 'free'], report);
  else checkSize(disk, [...path, 'disk'], report);
  checkSize(memory, [...path, 'memory'], report);
  checkSize(mappingOf(cgroup)['memory'], [...path, 'cgroup', 'memory'], report);
}
