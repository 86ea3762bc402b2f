/** A bug in proctor itself: never caught to continue, ends the run with exit code 70. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** @throws {InternalError} when `condition` does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InternalError(`internal error: ${message}`);
}

/** For the `default` of an exhaustive `switch`: does not compile while a variant is missing. */
export function unreachable(value: never): never {
  throw new InternalError(`internal error: unexpected value ${JSON.stringify(value)}`);
}
