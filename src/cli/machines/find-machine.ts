import type {VmRecord} from '../../environments/qemu/records/vm-record.ts';
import type {VmRegistry} from '../../environments/qemu/records/vm-registry.ts';
import {didYouMean} from '../../manifest/did-you-mean.ts';

/** What a name stands for: one machine, or why it does not. */
export type Found<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly why: string};

/** What machines are told apart by. */
export interface Named {
  readonly id: string;
  readonly environment: string;
  readonly instance: number;
}

/** The name of a machine in the run that made it. */
export function instanceName({environment, instance}: Named): string {
  return `${environment}#${instance}`;
}

/**
 * The machine that `name` stands for: its id, the beginning of its id if no other's begins so, or
 * `environment#n`.
 */
export function findMachine<T extends Named>(name: string, machines: readonly T[]): Found<T> {
  const exact = machines.find(({id}) => id === name);
  if (exact !== undefined) return {ok: true, value: exact};
  const matches = machines.filter(
    (machine) => machine.id.startsWith(name) || instanceName(machine) === name,
  );
  const [first, second] = matches;
  if (first === undefined || name === '') {
    const help = didYouMean(
      name,
      machines.flatMap((machine) => [machine.id, instanceName(machine)]),
    );
    return {
      ok: false,
      why: `no machine is called "${name}"${help === undefined ? '' : `; ${help}`}`,
    };
  }
  if (second === undefined) return {ok: true, value: first};
  const names = matches.map((machine) => `${machine.id} (${instanceName(machine)})`);
  return {ok: false, why: `"${name}" may be any of ${names.join(', ')}`};
}

/** The machines that `names` stand for, each once; all of them where there is no name. */
export async function findMachines(
  names: readonly string[],
  registry: VmRegistry,
): Promise<Found<readonly VmRecord[]>> {
  const all = await registry.list();
  if (names.length === 0) return {ok: true, value: all};
  const found = new Set<VmRecord>();
  for (const name of names) {
    const one = findMachine(name, all);
    if (!one.ok) return one;
    found.add(one.value);
  }
  return {ok: true, value: [...found]};
}
