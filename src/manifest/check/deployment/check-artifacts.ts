import type {ManifestPath} from '../../locate.ts';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping, mappingsIn, type RawMapping, textsIn} from '../../raw-values.ts';
import {checkTimes} from '../check-values.ts';
import {checkOneOf} from './check-one-of.ts';

/** Bits of a file's mode with which others can read, write or run it. */
const OTHERS = 0o007;

/** Reports artifacts that cannot be had as they are written. */
export function checkArtifacts(root: RawMapping, report: ReportAt): void {
  for (const [id, artifact] of mappingsIn(root['artifacts'])) {
    checkArtifact(artifact, ['artifacts', id], report);
  }
}

function checkArtifact(artifact: RawMapping, path: ManifestPath, report: ReportAt): void {
  const {source, build, checksum, unpack} = artifact;
  checkOneOf(artifact, ['source', 'build'], {
    path,
    report,
    help: 'write source: PATH, or build: { run: …, outputs: … }',
  });
  const conflict = (key: string, message: string, help: string): void => {
    report('manifest/conflict', message, {path: [...path, key], part: 'key', help});
  };
  if (checksum !== undefined && (build !== undefined || mayBeMany(source))) {
    const message = 'expected "checksum" only for a single source file, found it for others';
    conflict('checksum', message, 'make an artifact of each file, or leave it out');
  }
  if (unpack !== undefined && unpack !== false && Array.isArray(source) && source.length > 1) {
    const message = 'expected "unpack" only for one archive, found several sources';
    conflict('unpack', message, 'make an artifact of each archive');
  }
  checkExposure(artifact, path, report);
  checkPlain(artifact['target'], [...path, 'target'], report);
  if (!isMapping(build)) return;
  const at = [...path, 'build'];
  checkTimes(build, at, report);
  for (const key of ['outputs', 'inputs', 'working-directory']) {
    for (const {text, path: place} of textsIn(build[key], () => [...at, key])) {
      checkPlain(text, place(), report);
    }
  }
}

/** Whether a source is, as far as its text says, more than one file. */
export function mayBeMany(source: unknown): boolean {
  if (Array.isArray(source)) return source.length > 1 || source.some(mayBeMany);
  return typeof source === 'string' && (/[*?[{]/.test(source) || source.endsWith('/'));
}

/** What is kept from everybody's eyes on the way must not lie there for everybody. */
function checkExposure(artifact: RawMapping, path: ManifestPath, report: ReportAt): void {
  const {sensitive, mode} = artifact;
  if (sensitive !== true || typeof mode !== 'string' || !/^0?[0-7]{3,4}$/.test(mode)) return;
  if ((Number.parseInt(mode, 8) & OTHERS) === 0) return;
  report('manifest/exposed', `found mode ${mode} for a sensitive artifact: others may use it`, {
    path: [...path, 'mode'],
    severity: 'warning',
    help: 'write mode: "0600", or "0640" and a group',
  });
}

/** Paths cannot hold NUL. */
function checkPlain(value: unknown, path: ManifestPath, report: ReportAt): void {
  if (typeof value !== 'string' || !value.includes('\0')) return;
  report('manifest/bad-value', 'expected a path, found a NUL character in it', {path});
}
