import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import type {Connection, Environment, StepContext} from '../../../src/environments/environment.ts';
import type {FaultError} from '../../../src/faults/fault-error.ts';
import {type InstanceTools, setUpTools} from '../../../src/instrumentation/run-tools.ts';
import type {CasePlace} from '../../../src/instrumentation/tool.ts';
import type {InstrumentationReported, RunEventBody} from '../../../src/journal/event.ts';
import type {InstrumentationSpec, ToolSpec} from '../../../src/manifest/instrumentation-spec.ts';
import type {Manifest} from '../../../src/manifest/manifest.ts';
import {localSpec} from '../../rig/local-spec.ts';

/** Instrumentation as a manifest gives it that says only this. */
export function instrumentation(
  tools: readonly ToolSpec[],
  more: Partial<InstrumentationSpec> = {},
): InstrumentationSpec {
  return {id: 'k', env: {}, start: undefined, check: undefined, stop: undefined, tools, ...more};
}

/** Those parts of a manifest that hold it. */
export function manifestParts(...specs: readonly InstrumentationSpec[]): Partial<Manifest> {
  return {instrumentation: new Map(specs.map((spec) => [spec.id, spec]))};
}

/** What came of setting instrumentation up. */
export interface SetUp {
  readonly tools: InstanceTools | undefined;
  readonly fault: FaultError | undefined;
  readonly proven: readonly InstrumentationReported[];
  readonly warnings: readonly string[];
}

/** Sets it up over a connection. */
export async function setUpOver(
  spec: InstrumentationSpec,
  target: {
    readonly connection: Connection;
    readonly environment?: Environment;
    readonly context: StepContext;
  },
): Promise<SetUp> {
  const events: RunEventBody[] = [];
  const warnings: string[] = [];
  let tools: InstanceTools | undefined;
  let fault: FaultError | undefined;
  try {
    tools = await setUpTools([spec.id], {
      manifest: manifestOf(spec),
      spec: localSpec(),
      instance: 'here#1',
      ...target,
      context: {...target.context, warn: (code, message) => warnings.push(`${code}: ${message}`)},
      emit: (event) => events.push(event),
    });
  } catch (error) {
    fault = error as FaultError;
  }
  const proven = events.filter((event) => event.type === 'instrumentation-reported');
  return {tools, fault, proven, warnings};
}

function manifestOf(spec: InstrumentationSpec): Manifest {
  return {
    path: '/nowhere/proctor.yaml',
    folder: '/nowhere',
    name: 'test',
    sha256: '',
    concurrency: {total: 1, provision: 1, deploy: 1, run: 1, perHost: 1},
    timeoutMs: undefined,
    variables: {},
    secrets: {},
    environments: new Map(),
    artifacts: new Map(),
    scenarios: new Map(),
    instrumentation: new Map([[spec.id, spec]]),
  };
}

/** Where tools watch a case, without the attempt around it. */
export function casePlace(
  target: {readonly connection: Connection; readonly context: StepContext},
  folder: string,
): CasePlace {
  return {
    manifest: manifestOf(instrumentation([])),
    spec: localSpec(),
    environment: undefined,
    ...target,
    env: {},
    expand: (text) => text,
    expandPath: (text) => text,
    caseId: 'subject@here',
    attempt: 1,
    folder,
  };
}

/** What a kernel is known to be without asking proctor. */
export interface KnownKernel {
  /** Options that are set. */
  readonly config: ReadonlyMap<string, string>;
  readonly cmdline: readonly string[];
}

/** The options that a `.config` sets. */
export function knownConfig(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line.startsWith('CONFIG_'));
  return new Map(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1).replace(/^"(.*)"$/, '$1')];
    }),
  );
}

/** This machine's own; `undefined` where it does not show its config. */
export function kernelHere(): KnownKernel | undefined {
  try {
    const config = gunzipSync(readFileSync('/proc/config.gz')).toString();
    const cmdline = readFileSync('/proc/cmdline', 'utf8').trim().split(/\s+/);
    return {config: knownConfig(config), cmdline};
  } catch {
    return undefined;
  }
}
