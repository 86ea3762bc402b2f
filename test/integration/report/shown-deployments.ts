import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import type {Environment} from '../../../src/environments/environment.ts';
import {localDriver} from '../../../src/environments/local/local-driver.ts';
import type {DeploymentStage, RunEventBody} from '../../../src/journal/event.ts';
import type {DependencySpec, ReadinessSpec} from '../../../src/manifest/deployment-spec.ts';
import type {EnvironmentSpec} from '../../../src/manifest/manifest.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {type Deployed, DeploymentRig, manifestOf} from '../../rig/deployments.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {labDriver, SshLab, sshSpec} from '../../rig/ssh-servers.ts';
import {type ContextRig, openContext} from '../../rig/step-context.ts';

/** What is deployed, and what goes wrong with it. */
export interface Course {
  readonly files: readonly string[];
  readonly mishap: 'none' | 'source' | 'dependency' | 'hook' | 'check' | 'optional';
  /** What the command prints that fails. */
  readonly words: readonly string[];
}

/** A stage that fails, with the fault that it fails with. */
export interface Expected {
  readonly stage: DeploymentStage;
  readonly code: string;
}

const FAILING: Readonly<Partial<Record<Course['mishap'], Expected>>> = {
  source: {stage: 'preparing', code: 'transfer/source-missing'},
  dependency: {stage: 'installing_dependencies', code: 'dependency/missing'},
  hook: {stage: 'deploying_scripts', code: 'stage/hook-failed'},
  check: {stage: 'validating', code: 'environment/not-ready'},
};

/** How a course ends; `undefined` where it goes well. */
export function failureOf({mishap}: Course): Expected | undefined {
  return FAILING[mishap];
}

const word = fc.stringMatching(/^[a-z]{1,12}$/);

/** Some files, some words, and any of `mishaps`. */
export function anyCourse(mishaps: readonly Course['mishap'][]): fc.Arbitrary<Course> {
  return fc.record({
    files: fc.array(word, {minLength: 1, maxLength: 3}),
    mishap: fc.constantFrom(...mishaps),
    words: fc.array(word, {minLength: 1, maxLength: 4}),
  });
}

interface Place {
  readonly spec: EnvironmentSpec;
  readonly environment: Environment;
}

/** Real instances that stay: three of this machine, one behind an SSH server. */
export class ShownDeployments implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'proctor-shown-'));
  readonly #context: ContextRig;
  readonly #lab: SshLab;
  readonly #places: readonly Place[];
  readonly #rig = new DeploymentRig();
  #count = 0;

  private constructor(context: ContextRig, lab: SshLab, places: readonly Place[]) {
    this.#context = context;
    this.#lab = lab;
    this.#places = places;
  }

  static async open(): Promise<ShownDeployments> {
    const rig = await openContext();
    const lab = new SshLab();
    const board = sshSpec(lab, await lab.sshd());
    const here = localSpec();
    const places: Place[] = [];
    for (const index of [1, 2, 3]) {
      const environment = await localDriver.provision(here, index, rig.context);
      places.push({spec: here, environment});
    }
    const environment = await labDriver(lab).provision(board, 1, rig.context);
    places.splice(2, 0, {spec: board, environment});
    return new ShownDeployments(rig, lab, places);
  }

  /** The instance that `deploy` calls so. */
  instance(index: number): string {
    return `${this.#placeOf(index).spec.id}#${index + 1}`;
  }

  /** Deploys to instance `index`. */
  async deploy(
    index: number,
    course: Course,
    onEvent: (event: RunEventBody) => void,
  ): Promise<Deployed> {
    const {environment, spec} = this.#placeOf(index);
    const instance = this.instance(index);
    this.#count += 1;
    const folder = join(this.#folder, String(this.#count));
    mkdirSync(join(folder, 'source'), {recursive: true});
    for (const name of course.files) writeFileSync(join(folder, 'source', name), `${name}\n`);
    const {mishap, words} = course;
    const source = mishap === 'source' ? 'nowhere' : 'source';
    const artifact = artifactSpec({id: 'tree', sources: [source], target: `${folder}/target/`});
    const says = `${words.map((text) => `echo ${text}`).join('; ')}`;
    return this.#rig.deploy({
      environment,
      spec: {...spec, prepare: [mishap === 'hook' ? `${says}; exit 3` : 'true']},
      manifest: manifestOf(folder, [artifact]),
      context: {...this.#context.context, warn: () => {}},
      needs: {
        artifacts: ['tree'],
        prepares: true,
        ...(mishap === 'dependency' && {dependencies: wanting(`${says}; exit 4`)}),
        ...((mishap === 'check' || mishap === 'optional') && {
          readiness: [absent(folder, mishap === 'optional')],
        }),
      },
      onEvent,
      more: {instance, id: `${instance}/${this.#count}`},
    });
  }

  #placeOf(index: number): Place {
    const place = this.#places[index];
    if (place === undefined) throw new Error(`no instance ${index}`);
    return place;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const {environment} of this.#places) await environment[Symbol.asyncDispose]();
    await this.#lab[Symbol.asyncDispose]();
    await this.#rig[Symbol.asyncDispose]();
    await this.#context[Symbol.asyncDispose]();
    rmSync(this.#folder, {recursive: true, force: true});
  }
}

function wanting(install: string): DependencySpec {
  return {
    packages: [],
    byTool: {},
    optional: [],
    commands: [{name: 'gizmo', check: 'false', install, optional: false}],
    bundles: [],
    update: 'never',
    timeoutMs: 30_000,
  };
}

function absent(folder: string, optional: boolean): ReadinessSpec {
  const path = join(folder, 'not-there');
  const check = {kind: 'file', path, contains: undefined} as const;
  return {name: 'marker', optional, everyMs: 1, timeoutMs: 1, check};
}
