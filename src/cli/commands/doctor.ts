import {arch, release, type} from 'node:os';
import {sanitizeLine} from '../../util/terminal-text.ts';
import {VERSION} from '../../util/version.ts';
import {type Check, type CheckContext, type CheckGroup, isUsable} from '../doctor/check.ts';
import {containerChecks, localChecks, sshChecks} from '../doctor/kind-checks.ts';
import {machineChecks} from '../doctor/machine-checks.ts';
import {qemuChecks} from '../doctor/qemu-checks.ts';
import type {CliIo, ExitCode} from '../io.ts';

/** Exit code where not even this machine can be tested on. */
const EXIT_INFRASTRUCTURE = 3;

/** What `proctor doctor` was asked. */
export interface DoctorOptions {
  readonly format: 'text' | 'json';
}

/** Says what this machine has and lacks, for which kinds of environment, and what mends it. */
export async function doctorCommand(options: DoctorOptions, io: CliIo): Promise<ExitCode> {
  const groups = await examine({env: io.env, cwd: io.cwd, signal: io.signal});
  io.stdout.write(options.format === 'json' ? renderJson(groups) : renderText(groups));
  const isFit = groups.every(
    (group) => isUsable(group) || (group.name !== 'machine' && group.name !== 'local'),
  );
  return isFit ? 0 : EXIT_INFRASTRUCTURE;
}

async function examine(context: CheckContext): Promise<CheckGroup[]> {
  const [machine, local, ssh, qemu, container] = await Promise.all([
    machineChecks(context),
    localChecks(context),
    sshChecks(context),
    qemuChecks(context),
    containerChecks(context),
  ]);
  return [
    {name: 'machine', isSupported: true, checks: machine},
    {name: 'local', isSupported: true, checks: local},
    {name: 'ssh', isSupported: true, checks: ssh},
    {name: 'qemu', isSupported: true, checks: qemu},
    {name: 'container', isSupported: false, checks: container},
  ];
}

function renderJson(groups: readonly CheckGroup[]): string {
  const kinds = groups.map((group) => ({...group, isUsable: isUsable(group)}));
  const document = {version: VERSION, os: type(), kernel: release(), arch: arch(), groups: kinds};
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function renderText(groups: readonly CheckGroup[]): string {
  const lines = [`proctor ${VERSION} on ${type()} ${release()} ${arch()}`];
  for (const group of groups) {
    lines.push('', groupTitle(group));
    const width = Math.max(...group.checks.map((check) => check.id.length));
    for (const check of group.checks) lines.push(checkLine(check, width));
  }
  return `${lines.map(sanitizeLine).join('\n')}\n`;
}

function groupTitle(group: CheckGroup): string {
  if (group.name === 'machine') return 'this machine';
  const state = isUsable(group) ? 'can be used' : 'cannot be used';
  const note = group.isSupported ? '' : ' (a kind that this version does not have yet)';
  return `environments of type ${group.name}: ${state}${note}`;
}

function checkLine({id, status, detail, fix}: Check, width: number): string {
  const line = `  ${status.padEnd(7)}  ${id.padEnd(width)}  ${detail}`;
  return fix === undefined ? line : `${line}; mend it: ${fix}`;
}
