import type {DependencyCommand, DependencySpec, PackageTool} from './deployment-spec.ts';

const TOOLS: readonly PackageTool[] = ['apt', 'apk', 'dnf', 'opkg'];

/**
 * What must be installed by all of `parts` together; `undefined` where there are none. What one
 * requires is not optional because another could do without it; of commands of one name the last
 * counts; the longest time is given.
 */
export function mergeDependencies(parts: readonly DependencySpec[]): DependencySpec | undefined {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first;
  const packages = unique(parts.flatMap((part) => part.packages));
  const byTool: Partial<Record<PackageTool, readonly string[]>> = {};
  for (const tool of TOOLS) {
    if (parts.every((part) => part.byTool[tool] === undefined)) continue;
    // A part that has nothing of its own for this manager means its general names.
    byTool[tool] = unique(parts.flatMap((part) => part.byTool[tool] ?? part.packages));
  }
  const required = new Set([...packages, ...Object.values(byTool).flat()]);
  const commands = new Map<string, DependencyCommand>();
  for (const command of parts.flatMap((part) => part.commands)) commands.set(command.name, command);
  return {
    packages,
    byTool,
    optional: unique(parts.flatMap((part) => part.optional)).filter((name) => !required.has(name)),
    commands: [...commands.values()],
    bundles: unique(parts.flatMap((part) => part.bundles)),
    update: parts.some(({update}) => update === 'never') ? 'never' : 'when-needed',
    timeoutMs: Math.max(...parts.map(({timeoutMs}) => timeoutMs)),
  };
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
