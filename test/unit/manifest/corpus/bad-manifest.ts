/** A manifest with mistakes, and what is said about them: `code line:column`, by position. */
export interface BadManifest {
  readonly title: string;
  readonly yaml: string;
  readonly expect: readonly string[];
}
