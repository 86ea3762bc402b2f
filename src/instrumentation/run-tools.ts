import type {Connection, Environment, StepContext} from '../environments/environment.ts';
import {instanceEnv, instanceScope} from '../environments/instance-scope.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {RunEventBody} from '../journal/event.ts';
import {expandTemplate} from '../manifest/expression/expression.ts';
import type {InstrumentationSpec} from '../manifest/instrumentation-spec.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import type {ToolGroup, ToolPlace} from './tool.ts';
import {toolsOf} from './tool-registry.ts';

/** Where instrumentation is set up. */
export interface SetUpPlace {
  readonly manifest: Manifest;
  readonly spec: EnvironmentSpec;
  /** `environment#n`. */
  readonly instance: string;
  readonly connection: Connection;
  /** For its console. @default none */
  readonly environment?: Environment | undefined;
  readonly context: StepContext;
  readonly emit: (event: RunEventBody) => void;
  /** As in `ToolPlace`. */
  readonly claimConsole?: () => Disposable;
  readonly reconnected?: (connection: Connection) => void;
  /**
   * What to do about instrumentation that does not work and is not optional: `throw` its fault, or
   * `keep` it for the cases that want it. @default 'throw'
   */
  readonly faults?: 'throw' | 'keep';
  /** The case on whose account it is done. @default none: for all that will come */
  readonly ofCase?: {readonly case: string; readonly attempt: number};
  /** As in `ToolPlace`. @default what is known without a case */
  readonly texts?: Pick<ToolPlace, 'env' | 'expand' | 'expandPath'>;
}

/** One instrumentation, as it was found to be on an instance. */
export interface InstanceTool {
  readonly spec: InstrumentationSpec;
  /** With the names of those that work. */
  readonly groups: ReadonlyArray<{readonly group: ToolGroup; readonly working: readonly string[]}>;
  /** Why it does not work; only where it is not optional. */
  readonly fault: FaultError | undefined;
  /** What of it does not work, in a clause each; only where it is optional. */
  readonly doubts: readonly string[];
}

/**
 * What instrumentation there is on an instance, by name. It does not change: the copies of a frozen
 * instance share it.
 */
export type InstanceTools = ReadonlyMap<string, InstanceTool>;

/**
 * Sets instrumentation up and proves that it works, each tool with its evidence in the journal; once
 * an instance, before it is frozen where it is to be copied. Does nothing for names that have no
 * tools, which only scripts of the user's belong to.
 *
 * @throws {FaultError} `instrumentation/unavailable` with all that does not work, unless `faults`
 *   says otherwise.
 */
export async function setUpTools(
  names: readonly string[],
  place: SetUpPlace,
): Promise<InstanceTools> {
  const {manifest, context} = place;
  const done = new Map<string, InstanceTool>();
  // Each finds the connection that the one before has left.
  const at = {connection: place.connection};
  for (const name of names) {
    const spec = manifest.instrumentation.get(name);
    if (spec?.tools === undefined || spec.tools.length === 0) continue;
    context.signal.throwIfAborted();
    done.set(name, await setUp(spec, names, {place, at}));
  }
  const faults = [...done.values()].flatMap(({fault}) => fault ?? []);
  const [first] = faults;
  if (first !== undefined && place.faults !== 'keep')
    throw faults.length > 1 ? joined(faults) : first;
  return done;
}

async function setUp(
  spec: InstrumentationSpec,
  names: readonly string[],
  {place, at}: {readonly place: SetUpPlace; readonly at: {connection: Connection}},
): Promise<InstanceTool> {
  const {instance, emit, ofCase, context} = place;
  const faults: FaultError[] = [];
  const problems: string[] = [];
  const groups: Array<InstanceTool['groups'][number]> = [];
  const {reconnected} = place;
  const own: SetUpPlace = {
    ...place,
    ...(reconnected !== undefined && {
      reconnected: (connection) => {
        at.connection = connection;
        reconnected(connection);
      },
    }),
  };
  for (const group of await toolsOf(spec)) {
    const working: string[] = [];
    const proofs = await group.setUp(toolPlace({...own, connection: at.connection}, names));
    for (const {tool, facts, fault} of proofs) {
      if (fault !== undefined) {
        faults.push(fault);
        problems.push(`${tool}: ${reasonIn(fault)}`);
        continue;
      }
      working.push(tool);
      emit({
        type: 'instrumentation-reported',
        environment: place.spec.id,
        instance,
        ...ofCase,
        instrumentation: spec.id,
        tool,
        phase: 'proven',
        facts: context.mask.value(facts),
      });
    }
    groups.push({group, working});
  }
  const doubts = problems.map((problem) => `instrumentation "${spec.id}" lacks ${problem}`);
  if (spec.optional === true) {
    for (const doubt of doubts)
      context.warn('instrumentation/unavailable', `${instance}: ${doubt}`);
    return {spec, groups, fault: undefined, doubts};
  }
  return {spec, groups, fault: faultOf(spec.id, faults, problems), doubts: []};
}

/** All that is wrong with one instrumentation. */
function faultOf(
  name: string,
  faults: readonly FaultError[],
  problems: readonly string[],
): FaultError | undefined {
  const [first] = faults;
  if (first === undefined) return undefined;
  const helps = new Set(faults.flatMap(({help}) => help ?? []));
  return new FaultError(
    first.code,
    `cannot use instrumentation "${name}": ${problems.join('; ')}`,
    {
      details: Object.assign({instrumentation: name}, ...faults.map(({details}) => details)),
      ...(helps.size > 0 && {help: [...helps].join('; ')}),
    },
  );
}

function joined(faults: readonly FaultError[]): FaultError {
  const helps = new Set(faults.flatMap(({help}) => help ?? []));
  return new FaultError(
    'instrumentation/unavailable',
    faults.map(({message}) => message).join('; '),
    {...(helps.size > 0 && {help: [...helps].join('; ')})},
  );
}

/** Why, without what cannot be done, as a message of several says that once. */
function reasonIn({message}: FaultError): string {
  return /^cannot .*?: (.*)$/s.exec(message)?.[1] ?? message;
}

function toolPlace(place: SetUpPlace, names: readonly string[]): ToolPlace {
  const {manifest, spec, connection, environment, context, claimConsole, reconnected} = place;
  return {
    manifest,
    spec,
    connection,
    environment,
    context,
    ...(place.texts ?? textsOf(place, names)),
    ...(claimConsole !== undefined && {claimConsole}),
    ...(reconnected !== undefined && {reconnected}),
  };
}

/** What is known without a case. As for a case, the variables of all tools are there for each. */
function textsOf(
  place: SetUpPlace,
  names: readonly string[],
): Pick<ToolPlace, 'env' | 'expand' | 'expandPath'> {
  const {manifest, spec, connection, context} = place;
  const {variables} = manifest;
  const env = {...spec.env};
  for (const name of names) Object.assign(env, manifest.instrumentation.get(name)?.env);
  const values = instanceEnv({spec: {...spec, env}, connection, context, variables});
  const plain = instanceEnv({
    spec: {...spec, env: withoutSecrets(env)},
    connection,
    context,
    variables,
  });
  const scope = {...instanceScope({spec, context, variables}), env: plain};
  const expand = (text: string): string => expandTemplate(text, scope);
  return {
    env: values,
    expand,
    expandPath: (text) =>
      expand(text).replace(
        /^\$(?:PROCTOR_SCRATCH|\{PROCTOR_SCRATCH\})(?=\/|$)/,
        connection.scratch,
      ),
  };
}

/** Those that can be read where no secret may be. */
function withoutSecrets(env: Readonly<Record<string, string>>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (!/\$\{\{[^}]*\b(?:secrets|env)\b/.test(value)) plain[name] = value;
  }
  return plain;
}
