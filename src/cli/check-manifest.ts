import os from 'node:os';
import {resolve} from 'node:path';
import type {Diagnostic} from '../diagnostics/diagnostic.ts';
import {type LoadedManifest, loadManifest} from '../manifest/load-manifest.ts';
import type {Manifest} from '../manifest/manifest.ts';
import {checkPlan} from '../plan/check-plan.ts';
import {wallClockMs} from '../util/clock.ts';
import type {CliIo} from './io.ts';

/** Which manifest, and what the command line changes in it. */
export interface ManifestOptions {
  /** From the current folder; `undefined` for `proctor.yaml` there. */
  readonly manifest?: string | undefined;
  /** Overrides the manifest's variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** How diagnostics call the manifest. @default as `manifest` has it */
  readonly displayPath?: string | undefined;
}

/** A manifest that was looked at as a whole. */
export interface CheckedManifest {
  /** As messages call it. */
  readonly displayPath: string;
  /** Warnings too; in the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** `undefined` when a diagnostic is an error. */
  readonly manifest: Manifest | undefined;
}

/**
 * Reads the manifest and checks it, and the cases that it gives.
 *
 * @throws `signal.reason`.
 */
export async function checkManifest(options: ManifestOptions, io: CliIo): Promise<CheckedManifest> {
  const path = options.manifest ?? 'proctor.yaml';
  const displayPath = options.displayPath ?? path;
  const loaded = await loadManifest(resolve(io.cwd, path), {
    displayPath,
    today: new Date(wallClockMs()).toISOString().slice(0, 10),
    homeFolder: io.env['HOME'] || os.homedir(),
    variables: options.variables,
    availableParallelism: os.availableParallelism(),
    signal: io.signal,
  });
  const diagnostics = diagnosticsOf(loaded);
  const isWrong = !loaded.ok || diagnostics.some(({severity}) => severity === 'error');
  return {displayPath, diagnostics, manifest: isWrong ? undefined : loaded.manifest};
}

function diagnosticsOf(loaded: LoadedManifest): readonly Diagnostic[] {
  if (!loaded.ok) return loaded.diagnostics;
  const all = [...loaded.warnings, ...checkPlan(loaded)];
  return all.sort((a, b) => a.range.start - b.range.start);
}
