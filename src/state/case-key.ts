/**
 * What a case is remembered by: its id without the number of a repetition, so that `boot@here#3`
 * and `boot@here` are one. No other part of an id can hold a `#`.
 */
export function caseKey(id: string): string {
  const hash = id.lastIndexOf('#');
  return hash === -1 ? id : id.slice(0, hash);
}
