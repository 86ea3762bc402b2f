/** Either a value or what is wrong; used where the mistake is the user's and is collected. */
export type Result<T, E> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly error: E};
