import os from 'node:os';
import {join} from 'node:path';
import {checkPaths} from '../../manifest/check/check-paths.ts';
import type {Manifest, QemuSpec} from '../../manifest/manifest.ts';
import {parseManifest} from '../../manifest/parse-manifest.ts';
import {resolveManifest} from '../../manifest/resolve/resolve-manifest.ts';
import {wallClockMs} from '../../util/clock.ts';
import type {Result} from '../../util/result.ts';
import type {CliIo} from '../io.ts';

/** The machine that `proctor try` was asked for; paths are as the user gave them. */
export interface TryMachine {
  readonly kernel: string;
  readonly arch: string;
  readonly initrd?: string;
  readonly memory?: string;
  readonly cpus?: string;
  readonly accel?: string;
  readonly cmdline?: string;
  /** `guest-agent`, `ssh` or `console`. */
  readonly via: string;
  readonly modules?: string;
  readonly sysroot?: string;
  readonly file?: readonly string[];
}

/** A machine that is described well, with the files that are to be put on it as artifacts. */
export interface TryManifest {
  readonly manifest: Manifest;
  readonly spec: QemuSpec;
}

/** What is wrong, by the option that it is wrong in. */
export interface TryProblem {
  readonly message: string;
  readonly help: string | undefined;
}

/** A line of the manifest, and the option that it comes from. */
type Line = readonly [text: string, option?: string | undefined];

/**
 * Describes the machine by a manifest of its own, so that checks and defaults are those of all
 * manifests. The error says what is wrong with the options.
 */
export async function tryManifest(
  machine: TryMachine,
  io: CliIo,
): Promise<Result<TryManifest, readonly TryProblem[]>> {
  const lines = manifestLines(machine);
  if (!lines.ok) return lines;
  const text = lines.value.map(([line]) => `${line}\n`).join('');
  const folder = io.cwd;
  const file = {path: 'the command line', text};
  const today = new Date(wallClockMs()).toISOString().slice(0, 10);
  const problemAt = (start: number, message: string, help: string | undefined): TryProblem => {
    const option = lines.value[text.slice(0, start).split('\n').length - 1]?.[1];
    // What manifests are like is of no use here.
    const own = help?.includes('manifest') === true ? undefined : help;
    return {message: option === undefined ? message : `${option}: ${message}`, help: own};
  };
  const parsed = parseManifest(file, {today, variables: {}});
  if (!parsed.ok) {
    const {diagnostics} = parsed;
    return {
      ok: false,
      error: diagnostics.map((each) => problemAt(each.range.start, each.message, each.help)),
    };
  }
  const homeFolder = io.env['HOME'] || os.homedir();
  const {document, problems, locate} = parsed;
  await checkPaths(document, {folder, homeFolder, signal: io.signal}, problems.reportAt(locate));
  if (problems.hasErrors) {
    const found = problems.sorted();
    return {
      ok: false,
      error: found.map((each) => problemAt(each.range.start, each.message, each.help)),
    };
  }
  const manifest = resolveManifest(document, {
    path: join(folder, 'proctor.yaml'),
    folder,
    homeFolder,
    sha256: () => '',
    variables: {},
    availableParallelism: os.availableParallelism(),
    today,
  });
  const spec = [...manifest.environments.values()].find((each) => each.type === 'qemu');
  if (spec === undefined) return {ok: false, error: [{message: 'no machine', help: undefined}]};
  return {ok: true, value: {manifest, spec}};
}

function manifestLines(machine: TryMachine): Result<readonly Line[], readonly TryProblem[]> {
  const {initrd, modules, sysroot} = machine;
  const value = (text: string): string => JSON.stringify(text);
  const optional = (key: string, text: string | undefined, option: string): Line[] =>
    text === undefined ? [] : [[`${key}: ${value(text)}`, option]];
  const indent = (spaces: number, lines: readonly Line[]): Line[] =>
    lines.map(([line, option]): Line => [`${' '.repeat(spaces)}${line}`, option]);
  if (initrd !== undefined && (modules !== undefined || sysroot !== undefined)) {
    const given = modules === undefined ? '--sysroot' : '--modules';
    const message = `${given} is for the guest that proctor builds, and not for an --initrd`;
    return {ok: false, error: [{message, help: undefined}]};
  }
  const artifacts: Line[] = [];
  for (const [index, text] of (machine.file ?? []).entries()) {
    const split = text.lastIndexOf(':');
    const target = text.slice(split + 1);
    if (split < 1 || !target.startsWith('/')) {
      const message = `--file: expected SOURCE:TARGET with an absolute target, found "${text}"`;
      return {ok: false, error: [{message, help: undefined}]};
    }
    const source = text.slice(0, split);
    const entry = `{type: data, source: ${value(source)}, target: ${value(target)}}`;
    artifacts.push([`  file-${index + 1}: ${entry}`, '--file']);
  }
  const rootfs: Line[] = [
    ['rootfs:'],
    ...indent(2, [
      ...optional('sysroot', sysroot, '--sysroot'),
      ...optional('modules', modules, '--modules'),
    ]),
  ];
  const isPlain = modules === undefined && sysroot === undefined;
  const {cpus} = machine;
  const lines: Line[] = [
    ['proctor: 1'],
    ['environments:'],
    ['  try:'],
    ...indent(4, [
      ['type: qemu'],
      ['isolation: fresh'],
      [`arch: ${value(machine.arch)}`, '--arch'],
      ...optional('memory', machine.memory, '--memory'),
      ...(cpus === undefined
        ? []
        : [[`cpus: ${/^\d+$/.test(cpus) ? cpus : value(cpus)}`, '--cpus'] as const]),
      ...optional('accel', machine.accel, '--accel'),
      [`connect: {via: ${value(machine.via)}}`, '--via'],
      ['boot:'],
      ...indent(2, [
        [`kernel: ${value(machine.kernel)}`, '--kernel'],
        ...optional('initrd', initrd, '--initrd'),
        ...(initrd !== undefined ? [] : isPlain ? [['rootfs: minimal'] as const] : rootfs),
        ...optional('cmdline', machine.cmdline, '--cmdline'),
      ]),
    ]),
    ...(artifacts.length === 0 ? [] : [['artifacts:'] as const, ...artifacts]),
    ['scenarios: {try: {environment: try, steps: [{run: "true"}]}}'],
  ];
  return {ok: true, value: lines};
}
