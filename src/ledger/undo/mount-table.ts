import {readFile} from 'node:fs/promises';

/**
 * Where anything is mounted, in the order in which it was mounted; empty where there is no /proc.
 *
 * Source: proc_pid_mountinfo(5): field 5, in which blanks, line breaks and backslashes are octal.
 */
export async function mountPoints(): Promise<readonly string[]> {
  const text = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      (line.split(' ')[4] ?? '').replaceAll(/\\([0-7]{3})/g, (_whole, code: string) =>
        String.fromCharCode(Number.parseInt(code, 8)),
      ),
    );
}

/** Those of `points` that are `folder` or in it. */
export function mountsIn(points: readonly string[], folder: string): readonly string[] {
  return points.filter((point) => point === folder || point.startsWith(`${folder}/`));
}
