import {parseSize} from '../../util/size.ts';
import type {IsolationSpec, ResourceLimits} from '../deployment-spec.ts';
import type {Resources} from '../generated/manifest-document.ts';

/** Limits as they are written; `undefined` where there are none. */
export function resolveResources(resources: Resources | undefined): ResourceLimits | undefined {
  if (resources === undefined) return undefined;
  const {memory, cpu, pids} = resources;
  return {
    memoryBytes: memory === undefined ? undefined : parseSize(memory),
    cpus: cpu,
    pids,
  };
}

/**
 * What is around the processes of a scenario's or a step's own; what it does not say is as `around`
 * has it. `undefined` where it says nothing.
 */
export function resolveConfinement(
  given: {
    readonly resources?: Resources;
    readonly namespaces?: IsolationSpec['namespaces'];
  },
  around?: IsolationSpec,
): IsolationSpec | undefined {
  const {resources, namespaces} = given;
  if (resources === undefined && namespaces === undefined) return undefined;
  const own = resolveResources(resources);
  const outer = around?.resources;
  return {
    resources:
      own === undefined
        ? outer
        : {
            memoryBytes: own.memoryBytes ?? outer?.memoryBytes,
            cpus: own.cpus ?? outer?.cpus,
            pids: own.pids ?? outer?.pids,
          },
    namespaces: namespaces ?? around?.namespaces ?? [],
  };
}
