import {quote} from '../environments/posix/remote-shell.ts';
import type {DependencySpec, PackageTool} from '../manifest/deployment-spec.ts';
import {parsePackageName} from './package-name.ts';
import {PACKAGE_TOOLS} from './tools/package-tools.ts';

/** What is wanted, with its texts expanded. */
export interface WantedDependencies {
  readonly spec: DependencySpec;
  /** Absolute paths there of package files. */
  readonly bundles: readonly string[];
}

/** What of it is there. */
export interface DependencyState {
  /** The package manager there; `undefined` where proctor knows none. */
  readonly tool: PackageTool | undefined;
  /** Names as given: packages, package files as `name=version`, and names of commands. */
  readonly installed: readonly string[];
  /** The same of what is not there, less what is optional; in the order in which they are given. */
  readonly missing: readonly string[];
  readonly missingOptional: readonly string[];
  /** Package files that are to be installed. */
  readonly missingFiles: readonly {readonly path: string; readonly name: string}[];
}

/**
 * Shell text that says what of `wanted` is there, to be run by itself or within another script: it
 * changes neither folder nor options nor variables that do not begin with `pd_`, and prints lines
 * that begin with `pd: `. The checks of commands see the environment that it is run with.
 */
export function dependencyQuery(wanted: WantedDependencies): string {
  const {spec, bundles} = wanted;
  const parts = [
    `pd_nl='\n' pd_tool=`,
    ...spec.commands.map(
      ({check}, index) =>
        `( set -e; eval ${quote(check)} ) </dev/null >/dev/null 2>&1 && echo "pd: c ${index}"`,
    ),
    // As for root, also where a login has less; not before the checks, which see what steps see.
    'LC_ALL=C PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; export LC_ALL PATH',
    ...[...PACKAGE_TOOLS].map(
      ([tool, {detect}]) => `[ -n "$pd_tool" ] || if ${detect}; then pd_tool=${tool}; fi`,
    ),
    'echo "pd: tool $pd_tool"',
    'case $pd_tool in',
    ...[...PACKAGE_TOOLS].flatMap(([tool, text]) => {
      const names = packagesFor(spec, tool).filter((name) => parsePackageName(name));
      return [
        `${tool})`,
        `pd_installed() {${functionBody(text.installed)}}`,
        ...(names.length === 0 ? [] : [`pd_installed ${names.map(quote).join(' ')}`]),
        ...fileQueries(text, bundles),
        ';;',
      ];
    }),
    'esac',
    ':',
  ];
  // In a shell of its own: the functions' variables stay there.
  return `(\nset +e\n${parts.join('\n')}\n) </dev/null 2>/dev/null\n`;
}

function fileQueries(
  text: {readonly describeFile: string; readonly fileEnd: string},
  bundles: readonly string[],
): string[] {
  const lines = bundles.flatMap((path, index) =>
    path.endsWith(text.fileEnd)
      ? [
          `pd_file=$(pd_describe ${quote(path)})`,
          `echo "pd: f ${index} $pd_file"`,
          '[ -z "$pd_file" ] || pd_installed "$pd_file"',
        ]
      : [],
  );
  if (lines.length === 0) return [];
  return [`pd_describe() {${functionBody(text.describeFile)}}`, ...lines];
}

/** `text` between the braces of a function. */
export function functionBody(text: string): string {
  return `\n${text.trim()}\n`;
}

/** Names that are wanted of a package manager, required ones first, each once. */
export function packagesFor(spec: DependencySpec, tool: PackageTool | undefined): string[] {
  return [...new Set([...requiredFor(spec, tool), ...spec.optional])];
}

function requiredFor(spec: DependencySpec, tool: PackageTool | undefined): readonly string[] {
  return (tool === undefined ? undefined : spec.byTool[tool]) ?? spec.packages;
}

/** Reads what a {@link dependencyQuery} has printed; other lines may stand between. */
export function readDependencyQuery(output: string, wanted: WantedDependencies): DependencyState {
  const {spec, bundles} = wanted;
  let tool: PackageTool | undefined;
  const there = new Set<string>();
  const commands = new Set<number>();
  const files = new Map<number, string>();
  for (const line of output.split('\n')) {
    const [, kind, rest = ''] = /^pd: (\S+) ?(.*)$/.exec(line) ?? [];
    if (kind === 'tool') tool = [...PACKAGE_TOOLS.keys()].find((name) => name === rest);
    else if (kind === '+') there.add(rest);
    else if (kind === 'c') commands.add(Number(rest));
    else if (kind === 'f') {
      const [index = '', name = ''] = rest.split(' ');
      files.set(Number(index), name);
    }
  }
  const named = bundles.map((path, index) => {
    const name = files.get(index);
    return {path, name: name === undefined || name === '' ? baseName(path) : name};
  });
  const missingFiles = named.filter(({name}) => !there.has(name));
  const packages = packagesFor(spec, tool);
  const required = new Set(requiredFor(spec, tool));
  const all = [
    ...named.map(({name}) => ({name, isThere: there.has(name), isOptional: false})),
    ...packages.map((name) => ({
      name,
      isThere: there.has(name),
      isOptional: !required.has(name),
    })),
    ...spec.commands.map(({name, optional: isOptional}, index) => ({
      name,
      isThere: commands.has(index),
      isOptional,
    })),
  ];
  const names = (of: typeof all): string[] => [...new Set(of.map(({name}) => name))];
  return {
    tool,
    installed: names(all.filter(({isThere}) => isThere)),
    missing: names(all.filter(({isThere, isOptional}) => !isThere && !isOptional)),
    missingOptional: names(all.filter(({isThere, isOptional}) => !isThere && isOptional)),
    missingFiles,
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
