/** `path` as seen from where the user stands, if it is below that. */
export function shownPath(path: string, cwd: string | undefined): string {
  const isBelow = cwd !== undefined && path.startsWith(`${cwd}/`);
  return isBelow ? path.slice(cwd.length + 1) : path;
}
