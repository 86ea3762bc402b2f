import {relative, resolve} from 'node:path';
import type {Diagnostic} from '../../diagnostics/diagnostic.ts';
import {renderDiagnosticsText} from '../../diagnostics/render-text.ts';
import type {Manifest} from '../../manifest/manifest.ts';
import {checkManifest, type ManifestOptions} from '../check-manifest.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {wantsColor} from '../terminal.ts';

/** What `proctor validate` was asked for. */
export interface ValidateOptions extends ManifestOptions {
  readonly format: 'text' | 'json' | 'github' | 'sarif';
}

const EXIT_VALID = 0;
const EXIT_WRONG = 2;

/** Says everything that is wrong with a manifest; machine formats go to standard output. */
export async function validateCommand(options: ValidateOptions, io: CliIo): Promise<ExitCode> {
  const {displayPath, diagnostics, manifest} = await checkManifest(
    {...options, displayPath: pathForService(options, io)},
    io,
  );
  if (options.format !== 'text') {
    io.stdout.write(await renderForMachines(diagnostics, options.format));
    return manifest === undefined ? EXIT_WRONG : EXIT_VALID;
  }
  if (diagnostics.length > 0) {
    io.stderr.write(renderDiagnosticsText(diagnostics, {color: wantsColor(io, io.stderr)}));
  }
  if (manifest === undefined) {
    io.stderr.write(`\n${displayPath} is not valid: ${countOf(diagnostics)}\n`);
    return EXIT_WRONG;
  }
  io.stdout.write(`${displayPath} is valid: ${sizeOf(manifest)}\n`);
  return EXIT_VALID;
}

/** Services show what is wrong beside the lines of a file by its path in the repository. */
function pathForService(
  {format, manifest = 'proctor.yaml'}: ValidateOptions,
  {cwd, env}: CliIo,
): string | undefined {
  const root = env['GITHUB_WORKSPACE'];
  if (!root || (format !== 'github' && format !== 'sarif')) return undefined;
  return relative(root, resolve(cwd, manifest));
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
