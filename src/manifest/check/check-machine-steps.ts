import {didYouMean, listNames} from '../did-you-mean.ts';
import type {ManifestPath} from '../locate.ts';
import {MACHINE_ACTIONS} from '../machine-actions.ts';
import {MergedEnvironment} from '../merge-template.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';
import {checkConsole, checkDisk, diskNames} from './check-machine-parts.ts';
import {hasNetwork} from './check-machines.ts';

/**
 * Reports steps that do something to a virtual machine which the scenario's environments cannot,
 * or with checkpoints and disks that are not there; and words about consoles that none has.
 */
export function checkMachineSteps(root: RawMapping, report: ReportAt): void {
  const environments = new Map(MergedEnvironment.in(root).map((item) => [item.id, item]));
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    const {steps, console} = scenario;
    const path = ['scenarios', id];
    let found: Surroundings | undefined;
    const surroundings = (): Surroundings => {
      found ??= surroundingsOf(scenario['environment'], environments);
      return found;
    };
    if (isMapping(console)) {
      checkConsole(console, [...path, 'console'], report);
      reportNoConsole(surroundings(), [...path, 'console'], report);
    }
    if (!Array.isArray(steps)) continue;
    const checker = new MachineStepChecker(surroundings, report);
    steps.forEach((step: unknown, index) => {
      if (isMapping(step)) checker.check(step, [...path, 'steps', index]);
    });
  }
}

/** What a scenario's environments have in common. */
interface Surroundings {
  /** The first that is no virtual machine. */
  readonly plain: string | undefined;
  /** Whether all that are no virtual machines are hosts reached over SSH. */
  readonly arePlainHosts: boolean;
  readonly hasMachine: boolean;
  /** Whether any of them has, or may have, a console. */
  readonly hasConsole: boolean;
  /** The first that has no network card. */
  readonly offline: string | undefined;
  /** Disks that all of them have. */
  readonly disks: ReadonlySet<string>;
  /** Disks that any of them has. */
  readonly anyDisks: ReadonlySet<string>;
  readonly bootDisks: ReadonlySet<string>;
}

function surroundingsOf(
  value: unknown,
  environments: ReadonlyMap<string, MergedEnvironment>,
): Surroundings {
  const ids = value === undefined ? [...environments.keys()].slice(0, 1) : [value].flat();
  const machines: MergedEnvironment[] = [];
  const hosts: MergedEnvironment[] = [];
  let plainCount = environments.size === 0 ? 1 : 0;
  let plain = environments.size === 0 ? 'local' : undefined;
  for (const id of ids) {
    const environment = environments.get(String(id));
    if (environment?.isMachine) machines.push(environment);
    // One of another kind that does not exist is reported as that.
    else if (environment !== undefined) {
      plain ??= environment.id;
      plainCount += 1;
      if (environment.get('type') === 'ssh') hosts.push(environment);
    }
  }
  const hasConsole = (host: MergedEnvironment): boolean =>
    host.get('console') !== undefined || host.get('board') !== undefined;
  const names = machines.map((machine) => new Set(diskNames(machine.get('disks'))));
  const anyDisks = new Set(names.flatMap((set) => [...set]));
  return {
    plain,
    arePlainHosts: hosts.length === plainCount,
    hasMachine: machines.length > 0,
    hasConsole: machines.length > 0 || hosts.some(hasConsole),
    offline: machines.find((machine) => !machine.isIncomplete && !hasNetwork(machine))?.id,
    disks: new Set([...anyDisks].filter((name) => names.every((set) => set.has(name)))),
    anyDisks,
    bootDisks: new Set(machines.map((machine) => String(mappingOf(machine.get('boot'))['disk']))),
  };
}

function reportNoConsole({plain, hasConsole}: Surroundings, path: ManifestPath, report: ReportAt) {
  if (hasConsole || plain === undefined) return;
  report(
    'manifest/conflict',
    `expected "console" only for machines with one, but "${plain}" has none`,
    {
      path,
      part: 'key',
      help: 'environments of type qemu have one, and hosts and boards with a "console"',
    },
  );
}

class MachineStepChecker {
  readonly #surroundings: () => Surroundings;
  readonly #report: ReportAt;
  readonly #checkpoints = new Set<string>();
  readonly #attached = new Set<string>();

  constructor(surroundings: () => Surroundings, report: ReportAt) {
    this.#surroundings = surroundings;
    this.#report = report;
  }

  check(step: RawMapping, path: ManifestPath): void {
    const action = MACHINE_ACTIONS.find((key) => step[key] !== undefined);
    if (action === undefined) return;
    const at = [...path, action];
    const value = step[action];
    // Whether a host's power can be switched, its boards say.
    const isPower = action === 'power' || (action === 'reboot' && value === 'reset');
    if (action !== 'power' && !(isPower && this.#surroundings().arePlainHosts)) {
      this.#checkPlace(step, action, at);
    }
    if (action === 'checkpoint') this.#checkCheckpoint(value, at);
    else if (action === 'restore') this.#checkRestore(value, at);
    else if (action === 'attach-disk') this.#checkAttach(value, at);
    else if (action === 'detach-disk') this.#checkDetach(value, at);
  }

  /** A step that asks what it runs on may be one for some of the environments. */
  #checkPlace(step: RawMapping, action: string, path: ManifestPath): void {
    if (/\benvironment\b/.test(String(step['if'] ?? ''))) return;
    const {plain, offline} = this.#surroundings();
    if (plain !== undefined) {
      const message = `expected "${action}" only on a virtual machine, but "${plain}" is none`;
      this.#report('manifest/impossible-step', message, {
        path,
        part: 'key',
        help: "environments of type qemu are; if: environment.type == 'qemu' skips it elsewhere",
      });
    } else if (action === 'network' && offline !== undefined) {
      const message = `expected "network" only on a machine with a network, but "${offline}" has none`;
      this.#report('manifest/impossible-step', message, {
        path,
        part: 'key',
        help: `write network: true in "${offline}"`,
      });
    }
  }

  #checkCheckpoint(name: unknown, path: ManifestPath): void {
    if (typeof name !== 'string') return;
    if (this.#checkpoints.has(name)) {
      const message = `expected names of checkpoints that differ, found "${name}" again`;
      this.#report('manifest/bad-value', message, {path});
    }
    this.#checkpoints.add(name);
  }

  #checkRestore(name: unknown, path: ManifestPath): void {
    if (typeof name !== 'string' || this.#checkpoints.has(name)) return;
    const message = `expected the name of an earlier checkpoint, found "${name}"`;
    this.#report('manifest/unknown-checkpoint', message, {
      path,
      help: () =>
        this.#checkpoints.size === 0
          ? 'no step before makes one, by "checkpoint: NAME"'
          : (didYouMean(name, this.#checkpoints) ?? `known: ${listNames(this.#checkpoints)}`),
    });
  }

  #checkAttach(disk: unknown, path: ManifestPath): void {
    checkDisk(disk, path, this.#report);
    const {name} = mappingOf(disk);
    if (typeof name !== 'string') return;
    if (this.#attached.has(name) || this.#surroundings().anyDisks.has(name)) {
      const message = `expected names of disks that differ, found "${name}" again`;
      this.#report('manifest/bad-value', message, {path: [...path, 'name']});
    }
    this.#attached.add(name);
  }

  #checkDetach(name: unknown, path: ManifestPath): void {
    if (typeof name !== 'string') return;
    const {disks, bootDisks, hasMachine} = this.#surroundings();
    if (!hasMachine) return;
    if (bootDisks.has(name)) {
      const message = `expected a disk that can be unplugged, found "${name}", which is booted from`;
      this.#report('manifest/impossible-step', message, {path});
    } else if (!disks.has(name) && !this.#attached.has(name)) {
      const known = [...disks, ...this.#attached];
      this.#report('manifest/unknown-disk', `expected the name of a disk, found "${name}"`, {
        path,
        help: () =>
          known.length === 0
            ? 'the machine has no disk, and no step before attaches one'
            : (didYouMean(name, known) ?? `known: ${listNames(known)}`),
      });
    }
    // It may be attached again.
    this.#attached.delete(name);
  }
}
