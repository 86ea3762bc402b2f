import type {DependencyCommand, DependencySpec, PackageTool} from '../deployment-spec.ts';
import type {
  Dependencies,
  DependencyCommand as DocumentCommand,
} from '../generated/manifest-document.ts';
import {durationMs, type Fill, listOf} from './document-values.ts';

const TIMEOUT_MS = 600_000;
const TOOLS: readonly PackageTool[] = ['apt', 'apk', 'dnf', 'opkg'];

/**
 * What must be installed by all of `parts` together; of times and the like the last one's counts.
 * `undefined` where none of them says anything.
 */
export function resolveDependencies(
  parts: ReadonlyArray<Dependencies | undefined>,
  fill: Fill,
): DependencySpec | undefined {
  const given = parts.filter((part) => part !== undefined);
  const last = given.at(-1);
  if (last === undefined) return undefined;
  const namesOf = (key: PackageTool | 'packages' | 'optional'): readonly string[] =>
    given.flatMap((part) => listOf<string>(part[key]).map((name) => fill(name)));
  const packages = unique(namesOf('packages'));
  const byTool: Partial<Record<PackageTool, readonly string[]>> = {};
  for (const tool of TOOLS) {
    const own = namesOf(tool);
    // The manager's own names come on top of those that all have in common.
    if (own.length > 0) byTool[tool] = unique([...packages, ...own]);
  }
  const commands = new Map<string, DependencyCommand>();
  for (const part of given) {
    for (const command of listOf<DocumentCommand>(part.commands)) {
      commands.set(command.name, resolveCommand(command, fill));
    }
  }
  return {
    packages,
    byTool,
    optional: unique(namesOf('optional')),
    commands: [...commands.values()],
    bundles: unique(given.flatMap(({bundles}) => listOf<string>(bundles))),
    update: given.findLast(({update}) => update !== undefined)?.update ?? 'when-needed',
    timeoutMs:
      durationMs(given.findLast(({timeout}) => timeout !== undefined)?.timeout) ?? TIMEOUT_MS,
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

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
