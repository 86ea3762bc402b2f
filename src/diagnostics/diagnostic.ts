/** A half-open range `[start, end)`, counted in UTF-16 code units from 0. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A text the user wrote, kept whole so that a diagnostic can quote it. */
export interface SourceFile {
  /** Path as the user gave it; used for printing only, never for reading. */
  readonly path: string;
  readonly text: string;
}

/** One problem in something the user wrote. A value: collected, never thrown. */
export interface Diagnostic {
  /** Stable identifier, `area/problem`. */
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  /** One sentence without a full stop: what was expected and what was found. */
  readonly message: string;
  readonly file: SourceFile;
  readonly range: SourceRange;
  /** What the user can do about it; printed on its own line. */
  readonly help?: string;
}

/** Every diagnostic, with a line for `docs/diagnostics.md`, SARIF rules and editors. */
export const DIAGNOSTICS = {
  'manifest/unreadable': 'The manifest file cannot be read.',
  'manifest/too-large': 'The manifest is larger than proctor accepts.',
  'manifest/too-deep': 'The manifest nests deeper than proctor accepts.',
  'manifest/bad-encoding': 'The manifest is not valid UTF-8.',
  'manifest/empty': 'The manifest holds nothing.',
  'manifest/many-documents': 'The manifest holds more than one YAML document.',
  'manifest/syntax': 'The text is not valid YAML.',
  'manifest/duplicate-key': 'A key stands twice in one mapping.',
  'manifest/forbidden-key': 'A key that is unsafe in JavaScript (`__proto__` and the like).',
  'manifest/alias': 'An alias is undefined, refers to itself or expands to too much.',
  'manifest/unknown-key': 'A key that proctor does not know at this place.',
  'manifest/missing-key': 'A required key is absent.',
  'manifest/wrong-type': 'A value of another type was expected.',
  'manifest/bad-value': 'The value is not one of those allowed here.',
  'manifest/bad-name': 'A name has characters that names may not have.',
  'manifest/bad-duration': 'The value is not a duration such as 90s, 5m or 1h30m.',
  'manifest/bad-size': 'The value is not a size such as 256MiB, or too small or too large.',
  'manifest/bad-regex': 'The regular expression is not valid.',
  'manifest/bad-version': 'The version range is not valid.',
  'manifest/bad-date': 'The date is not valid, or has passed.',
  'manifest/bad-checksum': 'The checksum is not a SHA-256 in hex.',
  'manifest/same-target': 'Two artifacts that come together go to the same file.',
  'manifest/exposed': 'A sensitive artifact can be used by everybody where it is put.',
  'manifest/conflict': 'Keys that exclude each other stand together, or one needs another.',
  'manifest/yaml-1.1': 'YAML 1.1 tools would read this value otherwise.',
  'manifest/lossy-number': 'A number would be written otherwise where it is used as a text.',
  'manifest/bad-expression': 'A `${{ }}` expression is not valid.',
  'manifest/unknown-name': 'An expression names something that does not exist.',
  'manifest/secret-misplaced': 'A secret is used where it would be spliced into a command line.',
  'manifest/unsafe-expression': 'Output of a step is spliced into a script.',
  'manifest/unknown-environment': 'A scenario names an environment that does not exist.',
  'manifest/unknown-board': 'An environment reserves a board that does not exist.',
  'manifest/unmatched-labels': 'No board has the labels that an environment asks for.',
  'manifest/unknown-template': 'An environment names a template that does not exist.',
  'manifest/unknown-disk': 'A disk is named that does not exist.',
  'manifest/unknown-checkpoint': 'A step restores a checkpoint that no step before it makes.',
  'manifest/impossible-check': 'A readiness check looks at what its environment does not have.',
  'manifest/impossible-step': 'A step does something that its environment cannot.',
  'manifest/unknown-scenario': 'A scenario needs one that does not exist.',
  'manifest/unknown-artifact': 'An artifact is named that does not exist.',
  'manifest/unknown-instrumentation': 'An instrumentation is named that does not exist.',
  'manifest/unknown-secret': 'A secret is named that is not declared.',
  'manifest/unknown-step': 'A step is named that does not exist or comes later.',
  'manifest/path-missing': 'A path that does not exist.',
  'manifest/path-outside': 'A path leaves the folder of the manifest without saying so.',
  'plan/cycle': 'Scenarios or artifacts need each other in a circle.',
  'plan/duplicate-case': 'Two cases have the same id.',
  'plan/matrix-too-large': 'A matrix gives more cases than proctor accepts.',
  'plan/empty-matrix': 'A matrix gives no case.',
  'plan/unknown-matrix-key': 'A matrix excludes by a key that it does not have.',
} as const satisfies Record<string, string>;

/** Stable identifier of a kind of mistake, `area/problem`. */
export type DiagnosticCode = keyof typeof DIAGNOSTICS;
