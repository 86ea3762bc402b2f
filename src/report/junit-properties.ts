import xmlbuilder from 'xmlbuilder';
import type {DeploymentResult, RunReader, StageResult} from '../journal/run-result.ts';
import {deploymentTroubles, type Trouble} from './deployment-summary.ts';
import {resourcesByEnvironment} from './environment-resources.ts';
import {excerpt, withoutCommands, xmlText} from './guest-text.ts';
import {coverageShares, provenText, provenTools} from './instrumentation-summary.ts';

/** Longest text of others in a property. */
const TEXT_CHARS_MAX = 1024;

/** Troubles of one environment that are told; the JSON report has them all. */
const TROUBLES_MAX = 20;

type Add = (name: string, value: unknown) => void;

/** The properties of a suite: the run, its host, and the suite's environments. */
export function propertiesElement(reader: RunReader, environments: readonly string[]): string {
  const {run} = reader.result;
  const element = xmlbuilder.create('properties', {headless: true});
  const add: Add = (name, value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    element.ele('property', {name: xmlText(name), value: xmlText(text)});
  };
  add('proctor.version', run.version);
  add('proctor.run-id', run.runId);
  add('proctor.manifest', run.manifest.path);
  if (run.shard !== undefined) add('proctor.shard', `${run.shard.index}/${run.shard.count}`);
  if (run.seed !== undefined) add('proctor.seed', run.seed);
  for (const [name, value] of Object.entries(run.host)) add(`host.${name}`, value);
  addCoverage(reader, add);
  const found = findings(reader);
  for (const environment of environments) {
    addEnvironment(reader, {environment, found}, (name, value) =>
      add(`environment.${environment}.${name}`, value),
    );
  }
  return `${withoutCommands(element.end(), '&#58;', '&#35;')}\n`;
}

/** What is known of each environment, looked up once. */
interface Found {
  readonly facts: ReadonlyMap<string, NonNullable<StageResult['facts']>>;
  readonly deployments: ReadonlyMap<string, DeploymentResult>;
  readonly resources: ReturnType<typeof resourcesByEnvironment>;
  readonly tools: ReturnType<typeof provenTools>;
  readonly troubles: ReadonlyMap<string, readonly Trouble[]>;
}

function findings({result}: RunReader): Found {
  const facts = new Map<string, NonNullable<StageResult['facts']>>();
  for (const stage of result.stages) {
    if (stage.facts === undefined || facts.has(stage.environment)) continue;
    facts.set(stage.environment, stage.facts);
  }
  const troubles = new Map<string, Trouble[]>();
  for (const trouble of deploymentTroubles(result)) {
    const known = troubles.get(trouble.environment) ?? [];
    troubles.set(trouble.environment, known);
    if (known.length < TROUBLES_MAX) known.push(trouble);
  }
  return {
    facts,
    deployments: new Map(result.deployments.map((each) => [each.environment, each])),
    resources: resourcesByEnvironment(result.stages),
    tools: provenTools(result.instrumentation),
    troubles,
  };
}

function addCoverage({result}: RunReader, add: Add): void {
  if (result.coverage === undefined) return;
  for (const {name, percent, hit, found} of coverageShares(result.coverage)) {
    add(`coverage.${name}`, `${percent} % (${hit} of ${found})`);
  }
}

function addEnvironment(
  {result}: RunReader,
  {environment, found}: {readonly environment: string; readonly found: Found},
  add: Add,
): void {
  const {environments} = result.run;
  const spec = Object.hasOwn(environments, environment) ? environments[environment] : {};
  const addAll = (prefix: string, values: object | undefined): void => {
    for (const [name, value] of Object.entries(values ?? {})) add(`${prefix}${name}`, value ?? '');
  };
  addAll('', spec);
  addAll('facts.', found.facts.get(environment));
  const deployment = found.deployments.get(environment);
  if (deployment !== undefined) add('deployment', deployment.status);
  addAll('deployment.', deployment?.facts);
  for (const {where, message, help} of found.troubles.get(environment) ?? []) {
    const advice = help === undefined ? '' : `; help: ${help}`;
    add(`trouble.${where}`, excerpt(`${message}${advice}`, TEXT_CHARS_MAX));
  }
  for (const tool of found.tools) {
    if (tool.environment !== environment) continue;
    const name = `instrumentation.${tool.instrumentation}.${tool.tool}`;
    add(name, excerpt(provenText(tool), TEXT_CHARS_MAX));
  }
  addAll('resources.', found.resources.get(environment));
}
