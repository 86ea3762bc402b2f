import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping} from '../../raw-values.ts';
import {checkSize} from '../check-size.ts';

const MIB = 1024 ** 2;

/** Reports limits in which nothing could run. */
export function checkResources(resources: unknown, path: ManifestPath, report: ReportAt): void {
  if (!isMapping(resources)) return;
  const {memory} = resources;
  const bytes = checkSize(memory, [...path, 'memory'], report);
  if (bytes === undefined || bytes >= MIB) return;
  report('manifest/bad-size', `expected memory of at least 1MiB, found "${String(memory)}"`, {
    path: [...path, 'memory'],
  });
}

/** Reports limits of what is brought back that leave nothing, or contradict each other. */
export function checkCapture(capture: unknown, path: ManifestPath, report: ReportAt): void {
  if (!isMapping(capture)) return;
  const file = checkSize(capture['file-size'], [...path, 'file-size'], report);
  const total = checkSize(capture['total-size'], [...path, 'total-size'], report);
  if (capture['files'] === undefined && capture['cores'] !== true) {
    const message = 'expected "files", or "cores: true", found neither';
    report('manifest/missing-key', message, {path, part: 'key'});
  }
  if (file === undefined || total === undefined || file <= total) return;
  const message = `expected at least as much in all as for one file, found ${String(capture['total-size'])} and ${String(capture['file-size'])}`;
  report('manifest/conflict', message, {path: [...path, 'total-size']});
}
