import {readdir, readFile} from 'node:fs/promises';
import {basename, dirname, isAbsolute, join} from 'node:path';
import picomatch from 'picomatch';
import SSHConfig from 'ssh-config';

/** What an OpenSSH client configuration says of one host; keys in lower case. */
export interface HostConfig {
  /** The first value of `key`, as OpenSSH takes it. */
  first(key: string): string | undefined;
  /** All values of `key`, for keys that may stand several times or hold several words. */
  all(key: string): readonly string[];
}

/** ssh_config(5) has OpenSSH stop here. */
const INCLUDE_DEPTH_MAX = 16;

/** Looks hosts up in an OpenSSH client configuration. */
export type HostConfigs = (host: string) => HostConfig;

/**
 * Reads the client configuration at `path`, with what it includes; an absent file is empty.
 * `Match` with a command is never run, so such a section does not apply.
 */
export async function readClientConfig(
  path: string | undefined,
  homeFolder: string,
): Promise<HostConfigs> {
  const text = path === undefined ? '' : await expandIncludes(path, {homeFolder, depth: 0});
  const config = SSHConfig.parse(text);
  return (host) => {
    const found: Record<string, string | string[]> = config.compute(host, {
      ignoreCase: true,
      matchExec: false,
    });
    return {
      first: (key) => [found[key] ?? []].flat()[0],
      all: (key) => [found[key] ?? []].flat(),
    };
  };
}

async function expandIncludes(
  path: string,
  options: {readonly homeFolder: string; readonly depth: number},
): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || options.depth > 0) return '';
    throw error;
  });
  if (options.depth >= INCLUDE_DEPTH_MAX) return '';
  const lines: string[] = [];
  let section = 'Host *';
  for (const line of text.split('\n')) {
    const include = /^\s*include[\s=]+(.*?)\s*$/i.exec(line)?.[1];
    if (/^\s*(?:host|match)[\s=]/i.test(line)) section = line;
    if (include === undefined) {
      lines.push(line);
      continue;
    }
    for (const pattern of include.match(/"[^"]*"|\S+/g) ?? []) {
      for (const file of await includedFiles(pattern.replaceAll('"', ''), options.homeFolder)) {
        lines.push(await expandIncludes(file, {...options, depth: options.depth + 1}));
      }
    }
    // What follows belongs to the section that was open before, not to the included file's last.
    lines.push(section);
  }
  return lines.join('\n');
}

async function includedFiles(pattern: string, homeFolder: string): Promise<string[]> {
  const home = pattern.replace(/^~(?=\/)/, homeFolder);
  const path = isAbsolute(home) ? home : join(homeFolder, '.ssh', home);
  if (!/[*?[]/.test(path)) return [path];
  const isMatch = picomatch(basename(path), {dot: false});
  const names = await readdir(dirname(path)).catch(() => []);
  return names
    .filter((name) => isMatch(name))
    .sort()
    .map((name) => join(dirname(path), name));
}
