import {expandTemplate, type Scope} from '../manifest/expression/expression.ts';
import type {EnvironmentSpec, Manifest} from '../manifest/manifest.ts';
import type {Connection, StepContext} from './environment.ts';

/** Where a manifest's text is expanded that belongs to an instance and to no case. */
export interface InstanceTexts {
  readonly spec: EnvironmentSpec;
  readonly connection: Connection;
  readonly context: StepContext;
  /** The manifest's. @default none */
  readonly variables?: Manifest['variables'];
}

/** What `${{ }}` may use in such a text. Secrets come in through the environment's `env` only. */
export function instanceScope(place: Omit<InstanceTexts, 'connection'>): Scope {
  const {spec, context, variables = {}} = place;
  return {
    variables,
    matrix: {},
    env: {},
    environment: {name: spec.id, type: spec.type},
    case: {},
    run: {id: context.runId},
    steps: {},
    status: 'success',
  };
}

/**
 * Variables of the scripts that prepare an instance: the environment's own, and what names the run.
 *
 * @throws {FaultError} `secret/unavailable`.
 */
export function instanceEnv(place: InstanceTexts): Record<string, string> {
  const {spec, connection, context} = place;
  const scope = instanceScope(place);
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(spec.env)) {
    env[name] = expandTemplate(value, {...scope, secrets: context.secret, env});
  }
  return {
    ...env,
    PROCTOR_RUN_ID: context.runId,
    PROCTOR_ENVIRONMENT: spec.id,
    PROCTOR_SCRATCH: connection.scratch,
  };
}
