import {BaseSequencer, type TestSpecification} from 'vitest/node';

/** How the paths of files begin that take longest, the slowest first: what boots machines, mostly. */
const SLOW: readonly string[] = [
  'test/e2e/instrumentation/',
  'test/e2e/vm-system.',
  'test/e2e/vm-examples.',
  'test/integration/environments/qemu-console-contract.',
  'test/e2e/vm-',
  'test/e2e/machines/',
  'test/integration/instrumentation/',
  'test/integration/deployment/',
  'test/integration/environments/container/',
  'test/integration/environments/',
  'test/e2e/',
  'test/integration/',
];

/**
 * Starts slow files first, whatever this clone has measured so far, so that no worker begins a long
 * one when the others have nothing left to do.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({moduleId}: TestSpecification): number {
  const path = moduleId.slice(moduleId.lastIndexOf('/test/') + 1);
  const at = SLOW.findIndex((prefix) => path.startsWith(prefix));
  return at < 0 ? SLOW.length : at;
}
