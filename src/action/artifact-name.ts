import {createHash} from 'node:crypto';

/** What tells one upload of a workflow's run from all others. */
export interface ArtifactOrigin {
  /** Id of the job. */
  readonly job: string | undefined;
  /** Id of the step; the runner makes one up, beginning with `__`, where there is none. */
  readonly step: string | undefined;
  /** From 1. */
  readonly attempt: string | undefined;
  /** Values of the job's matrix, as JSON; `null` where there is none. */
  readonly matrix: string | undefined;
  /** `2/4`, or `undefined`. */
  readonly shard: string | undefined;
}

/**
 * What neither names of artifacts nor of the files in them may hold; names no slashes either.
 *
 * Source: `invalidArtifactFilePathCharacters` of actions/toolkit.
 */
const FORBIDDEN = /["<>|*?:\r\n]/;
const FORBIDDEN_IN_NAME = /["<>|*?:\r\n\\/]/;

/** Longer ones are cut; what makes them unique then stands in a hash. */
const LENGTH_MAX = 100;
const HASH_DIGITS = 8;
/** With hash and ending below the 255 bytes that file systems take. */
const STEM_CHARACTERS_MAX = 55;

/** The first character of `name` that an artifact's name must not have, in words. */
export function forbiddenInName(name: string): string | undefined {
  const found = FORBIDDEN_IN_NAME.exec(name)?.[0];
  if (found === undefined) return undefined;
  return found === '\n' || found === '\r' ? 'line ends' : found;
}

/** Whether a file of this path can be in an artifact. */
export function isAllowedPath(path: string): boolean {
  return !FORBIDDEN.test(path) && !path.includes('\\');
}

/**
 * `path` with `-` for what must not be in it. Each folder and the file that are called otherwise have
 * a hash of their own: else a folder could get the name that a file beside it has.
 */
export function allowedPath(path: string): string {
  return path.split('/').map(allowedSegment).join('/');
}

function allowedSegment(segment: string): string {
  if (isAllowedPath(segment)) return segment;
  const safe = segment.replaceAll(/["<>|*?:\r\n\\]+/g, '-');
  const dot = /\.\w{1,10}$/.exec(safe)?.index ?? safe.length;
  // Bytes are what file systems limit: at most four each.
  const stem = [...safe.slice(0, dot)].slice(0, STEM_CHARACTERS_MAX).join('');
  return `${stem}.${hashOf(segment)}${safe.slice(dot)}`;
}

/**
 * The name of a run's artifact: `proctor-<job>`, then what the job's matrix has, the shard, the step
 * and the attempt, as far as there is any. Jobs of one workflow that come from different reusable
 * workflows may still have one name: who uploads must look out for that.
 */
export function artifactName({job, step, attempt, matrix, shard}: ArtifactOrigin): string {
  const values = matrixValues(matrix).filter((value) => value !== shard);
  const parts = [
    'proctor',
    job ?? '',
    ...values,
    ...(shard === undefined ? [] : [shard.replace('/', '-of-')]),
    stepPart(step ?? ''),
    ...(attempt === undefined || attempt === '1' ? [] : [`attempt-${attempt}`]),
  ];
  const name = parts
    .map((part) => part.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');
  // `1.2` and `1-2` would be one name, were it not for the hash; most matrices need none.
  const isExact = values.every((value) => /^[\w.]+$/.test(value)) && name.length <= LENGTH_MAX;
  return isExact ? name : `${name.slice(0, LENGTH_MAX)}-${hashOf(JSON.stringify(parts))}`;
}

/** Of the steps that the runner names, only the first of a job needs no number. */
function stepPart(step: string): string {
  if (!step.startsWith('__')) return step;
  return /_(\d+)$/.exec(step)?.[1] ?? '';
}

/** What `proctor plan --format github-matrix` says of a shard besides which it is. */
const PLANNED = new Set(['name', 'cases', 'minutes', 'jobs']);

/** Every value, at any depth, in its order. */
function matrixValues(json: string | undefined): string[] {
  let matrix: unknown;
  try {
    matrix = JSON.parse(json || 'null');
  } catch {
    return [json ?? ''];
  }
  const found: string[] = [];
  const walk = (value: unknown, isIgnored: (key: string) => boolean): void => {
    if (typeof value !== 'object' || value === null) {
      if (value !== null) found.push(String(value));
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (!isIgnored(key)) walk(inner, () => false);
    }
  };
  const isPlanned =
    typeof matrix === 'object' && matrix !== null && 'shard' in matrix && 'cases' in matrix;
  walk(matrix, (key) => isPlanned && PLANNED.has(key));
  return found;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
}
