import type {ContainerMount} from '../../manifest/container-spec.ts';
import type {ContainerSpec} from '../../manifest/manifest.ts';
import {labelArguments} from './labels.ts';

/** What a container is started with, besides its spec. */
export interface RunPlan {
  readonly name: string;
  /** Id of the image. */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What its first process runs where the spec names none. */
  readonly initScript: string;
}

/** What comes after `run` on the engine's command line; no secret is in it. */
export function runArguments(spec: ContainerSpec, plan: RunPlan): string[] {
  const isOurs = spec.command.length === 0;
  return [
    ...(isOurs
      ? ['--rm', '--interactive', '--sig-proxy=false', '--log-driver', 'none']
      : ['--detach']),
    '--pull',
    'never',
    '--name',
    plan.name,
    ...labelArguments(plan.labels),
    ...identity(spec),
    ...walls(spec),
    ...limits(spec),
    ...files(spec),
    // The values come by the environment of the engine's client, and are on no command line.
    ...(isOurs ? [] : Object.keys(plainEnv(spec)).flatMap((name) => ['--env', name])),
    ...spec.extraArgs,
    ...(isOurs ? ['--entrypoint', 'sh'] : []),
    plan.image,
    ...(isOurs ? ['-c', plan.initScript] : spec.command),
  ];
}

/** The environment's variables, but for those that are filled in for a case. */
export function plainEnv(spec: ContainerSpec): Record<string, string> {
  return Object.fromEntries(Object.entries(spec.env).filter(([, value]) => !value.includes('${{')));
}

function identity(spec: ContainerSpec): string[] {
  return [
    ...(spec.hostname === undefined ? [] : ['--hostname', spec.hostname]),
    ...(spec.user === undefined ? [] : ['--user', spec.user]),
    ...(spec.platform === undefined ? [] : ['--platform', spec.platform]),
  ];
}

function walls(spec: ContainerSpec): string[] {
  return [
    ...(spec.privileged ? ['--privileged'] : []),
    ...spec.capabilities.add.flatMap((name) => ['--cap-add', name]),
    ...spec.capabilities.drop.flatMap((name) => ['--cap-drop', name]),
    ...spec.devices.flatMap((device) => ['--device', device]),
    ...(spec.networkMode === undefined ? [] : ['--network', spec.networkMode]),
    ...Object.entries(spec.sysctls).flatMap(([name, value]) => ['--sysctl', `${name}=${value}`]),
  ];
}

function limits({resources}: ContainerSpec): string[] {
  const {memoryBytes, cpus, pids} = resources ?? {};
  return [
    // As much with swap: so no more is there than was asked for.
    ...(memoryBytes === undefined
      ? []
      : ['--memory', `${memoryBytes}b`, '--memory-swap', `${memoryBytes}b`]),
    ...(cpus === undefined ? [] : ['--cpus', String(cpus)]),
    ...(pids === undefined ? [] : ['--pids-limit', String(pids)]),
  ];
}

function files(spec: ContainerSpec): string[] {
  // The scratch folder is to be somewhere.
  const writable = spec.readOnly ? ['/tmp', '/run'].filter((path) => !hasMount(spec, path)) : [];
  return [
    ...(spec.readOnly ? ['--read-only'] : []),
    ...[...writable, ...spec.tmpfs].flatMap((path) => ['--tmpfs', path]),
    ...spec.mounts.flatMap((mount) => ['--mount', mountArgument(mount)]),
  ];
}

function hasMount(spec: ContainerSpec, path: string): boolean {
  return (
    spec.mounts.some(({target}) => target === path) ||
    spec.tmpfs.some((each) => each === path || each.startsWith(`${path}:`))
  );
}

/** Source: docker-run(1), `--mount`: a line of CSV. A path that is not there is an error. */
function mountArgument({source, target, readOnly}: ContainerMount): string {
  const kind = source.startsWith('/') ? 'bind' : 'volume';
  const fields = [`type=${kind}`, `source=${source}`, `target=${target}`];
  return [...fields, ...(readOnly ? ['readonly'] : [])].map(csvField).join(',');
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
