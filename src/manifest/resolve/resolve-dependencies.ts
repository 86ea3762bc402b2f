import type {DependencyCommand, DependencySpec, PackageTool} from '../deployment-spec.ts';
import type {
  Dependencies,
  DependencyCommand as DocumentCommand,
} from '../generated/manifest-document.ts';
import {durationMs, type Fill, listOf} from './document-values.ts';

const TIMEOUT_MS = 600_000;
const TOOLS: readonly PackageTool[] = ['apt', 'apk', 'dnf', 'opkg'];

/** What must be installed, with its defaults filled in. */
export function resolveDependencies(dependencies: Dependencies, fill: Fill): DependencySpec {
  const namesOf = (names: string | readonly string[] | undefined): readonly string[] => [
    ...new Set(listOf<string>(names).map((name) => fill(name))),
  ];
  const packages = namesOf(dependencies.packages);
  const byTool: Partial<Record<PackageTool, readonly string[]>> = {};
  for (const tool of TOOLS) {
    const own = namesOf(dependencies[tool]);
    // The manager's own names come on top of those that all have in common.
    if (own.length > 0) byTool[tool] = [...new Set([...packages, ...own])];
  }
  return {
    packages,
    byTool,
    optional: namesOf(dependencies.optional),
    commands: listOf<DocumentCommand>(dependencies.commands).map((command) =>
      resolveCommand(command, fill),
    ),
    bundles: listOf<string>(dependencies.bundles),
    update: dependencies.update ?? 'when-needed',
    timeoutMs: durationMs(dependencies.timeout) ?? TIMEOUT_MS,
  };
}

function resolveCommand(command: DocumentCommand, fill: Fill): DependencyCommand {
  return {
    name: fill(command.name),
    check: fill(command.check),
    install: fill(command.install),
    optional: command.optional ?? false,
  };
}
