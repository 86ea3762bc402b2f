import os from 'node:os';
import {resolve} from 'node:path';
import type {Diagnostic} from '../../diagnostics/diagnostic.ts';
import {renderDiagnosticsText} from '../../diagnostics/render-text.ts';
import {loadManifest} from '../../manifest/load-manifest.ts';
import type {Manifest} from '../../manifest/manifest.ts';
import {checkPlan} from '../../plan/check-plan.ts';
import {wallClockMs} from '../../util/clock.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {wantsColor} from '../terminal.ts';

/** What `proctor validate` was asked for. */
export interface ValidateOptions {
  /** As given; `undefined` for `proctor.yaml` in the folder where it is called. */
  readonly manifest?: string | undefined;
  readonly format: 'text' | 'json' | 'github' | 'sarif';
  readonly variables: Readonly<Record<string, string>>;
}

const EXIT_VALID = 0;
const EXIT_WRONG = 2;

/** Says everything that is wrong with a manifest; machine formats go to standard output. */
export async function validateCommand(options: ValidateOptions, io: CliIo): Promise<ExitCode> {
  const displayPath = options.manifest ?? 'proctor.yaml';
  const loaded = await loadManifest(resolve(io.cwd, displayPath), {
    displayPath,
    today: new Date(wallClockMs()).toISOString().slice(0, 10),
    homeFolder: io.env['HOME'] || os.homedir(),
    variables: options.variables,
    availableParallelism: os.availableParallelism(),
    signal: io.signal,
  });
  const diagnostics = loaded.ok
    ? byPosition([...loaded.warnings, ...checkPlan(loaded)])
    : loaded.diagnostics;
  const isWrong = diagnostics.some(({severity}) => severity === 'error');
  if (options.format !== 'text') {
    io.stdout.write(await renderForMachines(diagnostics, options.format));
    return isWrong ? EXIT_WRONG : EXIT_VALID;
  }
  if (diagnostics.length > 0) {
    io.stderr.write(renderDiagnosticsText(diagnostics, {color: wantsColor(io, io.stderr)}));
  }
  if (!loaded.ok || isWrong) {
    io.stderr.write(`\n${displayPath} is not valid: ${countOf(diagnostics)}\n`);
    return EXIT_WRONG;
  }
  io.stdout.write(`${displayPath} is valid: ${sizeOf(loaded.manifest)}\n`);
  return EXIT_VALID;
}

async function renderForMachines(
  diagnostics: readonly Diagnostic[],
  format: 'json' | 'github' | 'sarif',
): Promise<string> {
  switch (format) {
    case 'json': {
      const {renderDiagnosticsJson} = await import('../../diagnostics/render-json.ts');
      return renderDiagnosticsJson(diagnostics);
    }
    case 'github': {
      const {renderDiagnosticsGithub} = await import('../../diagnostics/render-github.ts');
      return renderDiagnosticsGithub(diagnostics);
    }
    case 'sarif': {
      const {renderDiagnosticsSarif} = await import('../../diagnostics/render-sarif.ts');
      return renderDiagnosticsSarif(diagnostics);
    }
  }
}

function byPosition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => a.range.start - b.range.start);
}

function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({severity}) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return warnings === 0
    ? plural(errors, 'error')
    : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}

function sizeOf({scenarios, environments}: Manifest): string {
  return `${plural(scenarios.size, 'scenario')}, ${plural(environments.size, 'environment')}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
