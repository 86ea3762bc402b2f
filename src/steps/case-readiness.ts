import {checkReadiness} from '../readiness/check-readiness.ts';
import type {AttemptRun} from './attempt-run.ts';

/**
 * Looks whether the instance is as the case's scenario asks, where it serves others, too, that ask
 * for something else.
 *
 * @returns true.
 * @throws {FaultError} `environment/not-ready`, and as the connection does.
 */
export async function provesReadiness(run: AttemptRun): Promise<boolean> {
  const {scenario, spec, connection, context, input} = run;
  const {instance, manifest} = input;
  const {variables} = manifest;
  await checkReadiness(scenario.readiness ?? [], {
    spec,
    connection,
    environment: instance.environment,
    context,
    variables,
    onChecked: (checked) =>
      run.emit({
        type: 'readiness-checked',
        environment: spec.id,
        instance: instance.name,
        ...run.ids,
        ...checked,
      }),
  });
  return true;
}
