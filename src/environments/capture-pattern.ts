import {posix} from 'node:path';
import picomatch from 'picomatch';

/** One pattern of `capture`, cut into where to look and what to take. */
export interface CapturePattern {
  /** Absolute; the file or folder itself where `isLiteral`, else the folder to walk. */
  readonly root: string;
  /** Whether there is no wildcard: `root` is a file, or a folder with all that is below it. */
  readonly isLiteral: boolean;
  /** Levels below `root` where matches may lie: 1 for its own entries; `Infinity` for any. */
  readonly depthMax: number;
  /** Whether the file at `path`, relative to `root`, is meant. */
  isMatch(path: string): boolean;
}

/** What to bring back, and what of that not. */
export interface CapturePatterns {
  readonly includes: readonly CapturePattern[];
  /** Whether a pattern with `!` in front names the absolute `path`. */
  isExcluded(path: string): boolean;
}

/**
 * Reads globs: `*` and `?` within a name, `**` across folders, `[a-z]`, `{a,b}`, `!` in front for
 * what to leave out. Names with a dot in front match like any other. A path without wildcards
 * that is a folder stands for all files below it.
 *
 * @param workingDirectory Absolute; where relative patterns start.
 */
export function compileCapturePatterns(
  patterns: readonly string[],
  workingDirectory: string,
): CapturePatterns {
  const compile = (pattern: string): CapturePattern => compileOne(pattern, workingDirectory);
  const includes = patterns.filter((pattern) => !pattern.startsWith('!')).map(compile);
  const excludes = patterns
    .filter((pattern) => pattern.startsWith('!'))
    .map((pattern) => compile(pattern.slice(1)));
  return {
    includes,
    isExcluded: (path) => excludes.some((pattern) => isNamedBy(pattern, path)),
  };
}

function compileOne(pattern: string, workingDirectory: string): CapturePattern {
  const trimmed = pattern.replace(/^(?:\.\/)+/, '').replace(/(?<=.)\/+$/, '');
  const {base, glob} = picomatch.scan(trimmed, {nonegate: true});
  const root = posix.resolve(workingDirectory, base.replace(/\\(.)/g, '$1'));
  if (glob === '') return {root, isLiteral: true, depthMax: Infinity, isMatch: () => true};
  const isDepthKnown = !/\*\*|[{(]/.test(glob);
  return {
    root,
    isLiteral: false,
    depthMax: isDepthKnown ? glob.split('/').length : Infinity,
    // With `s`, wildcards match line breaks in names, too.
    isMatch: picomatch(glob, {dot: true, nonegate: true, flags: 's'}),
  };
}

function isNamedBy(pattern: CapturePattern, path: string): boolean {
  if (pattern.isLiteral && path === pattern.root) return true;
  const prefix = pattern.root === '/' ? '/' : `${pattern.root}/`;
  return path.startsWith(prefix) && pattern.isMatch(path.slice(prefix.length));
}
