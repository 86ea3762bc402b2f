import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping, mappingOf, textsIn} from '../../raw-values.ts';
import {checkTimes} from '../check-values.ts';
import {checkNamesDiffer} from './check-one-of.ts';

const REQUIRED = ['packages', 'apt', 'apk', 'dnf', 'opkg'];

/** Reports dependencies that say two things at once. */
export function checkDependencies(value: unknown, path: ManifestPath, report: ReportAt): void {
  if (!isMapping(value)) return;
  checkTimes(value, path, report);
  const required = new Set(
    REQUIRED.flatMap((key) => textsIn(value[key], () => []).map(({text}) => text)),
  );
  for (const {text, path: at} of textsIn(value['optional'], () => [...path, 'optional'])) {
    if (!required.has(text)) continue;
    const message = `expected a package to be required or optional, found "${text}" as both`;
    report('manifest/conflict', message, {path: at()});
  }
  const {commands} = value;
  if (!Array.isArray(commands)) return;
  checkNamesDiffer(
    commands.map((command: unknown, index) => [
      mappingOf(command)['name'],
      [...path, 'commands', index, 'name'],
    ]),
    report,
  );
}
