/** A value in a database. */
export type SqlValue = string | number | null;

/** A row of a result: column → value. */
export type Row = Readonly<Record<string, SqlValue>>;

/**
 * One statement, with `?` for each value in turn; or the wish that no smaller token be given again; or
 * that those who wait for a lock look again, once all is done. The last two have no answer.
 */
export type Request =
  | {readonly sql: string; readonly values: readonly SqlValue[]}
  | {readonly reserve: number}
  | {readonly wake: string};

/**
 * Something that is done in one transaction, told request by request, so that it is written once for
 * databases that answer at once and for those that answer later.
 */
export type Operation<T> = Generator<Request, T, readonly Row[]>;

/** Asks one statement. */
export function* query(sql: string, ...values: readonly SqlValue[]): Operation<readonly Row[]> {
  return yield {sql, values};
}

/** Runs an operation where answers come at once. */
export function runNow<T>(
  operation: Operation<T>,
  answer: (request: Request) => readonly Row[],
): T {
  let step = operation.next();
  while (step.done !== true) step = operation.next(answer(step.value));
  return step.value;
}
