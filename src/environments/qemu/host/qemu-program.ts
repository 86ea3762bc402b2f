import {realpath, stat} from 'node:fs/promises';
import {FaultError} from '../../../faults/fault-error.ts';
import type {QemuSpec} from '../../../manifest/manifest.ts';
import {findProgram} from '../../find-program.ts';
import {ARCHITECTURES} from '../architectures.ts';
import {cacheFolder, recall, remember} from './remembered.ts';
import {runTool} from './run-tool.ts';

/** A QEMU of this machine. */
export interface QemuProgram {
  /** Absolute, without links. */
  readonly path: string;
  /** As it says itself: `7.2.22`. */
  readonly version: string;
  /** Changes when the program does: an upgrade that keeps the version counts. */
  readonly stamp: string;
}

export interface HostOptions {
  readonly signal: AbortSignal;
  /** Variables of proctor's own process. @default none */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

/** It takes 20 ms; a loaded machine has time. */
const VERSION_TIMEOUT_MS = 20_000;

/**
 * Finds the QEMU that `spec` is run by. Its version is asked for once, and remembered until the
 * program changes.
 *
 * @throws {FaultError} `environment/tool-missing` with the package that brings it.
 */
export async function findQemu(
  spec: Pick<QemuSpec, 'arch' | 'binary'>,
  {signal, env = {}}: HostOptions,
): Promise<QemuProgram> {
  const {binary, binaryPackage} = ARCHITECTURES[spec.arch];
  const name = spec.binary ?? binary;
  const found = await findProgram(name, env);
  if (found === undefined) {
    throw new FaultError('environment/tool-missing', `cannot find ${name}`, {
      help: spec.binary === undefined ? `apt install ${binaryPackage}` : 'Check `binary`.',
    });
  }
  const path = await realpath(found);
  const {mtimeMs, size, ino} = await stat(path);
  const stamp = `${path} ${mtimeMs} ${size} ${ino}`;
  const subject = {kind: 'qemu-version', about: path, stamp, isFact: isText};
  const folder = cacheFolder(env);
  let version = await recall(folder, subject);
  if (version === undefined) {
    version = await askVersion(path, {signal, env});
    await remember(folder, subject, version);
  }
  return {path, version, stamp};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

async function askVersion(path: string, options: HostOptions): Promise<string> {
  const result = await runTool(path, ['--version'], {...options, timeoutMs: VERSION_TIMEOUT_MS});
  const [, version] = /QEMU emulator version (\d+(?:\.\d+)+)/.exec(result.stdout) ?? [];
  if (version !== undefined) return version;
  throw new FaultError('environment/tool-missing', `cannot use ${path}`, {
    cause: new Error(result.stderr.trim() || 'it does not tell its version as QEMU does'),
    help: 'It is to be one of QEMU’s own qemu-system-* programs.',
  });
}
