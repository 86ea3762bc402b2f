import type {SubResult} from '../../journal/event.ts';

/** What a report of a step says. */
export interface ParsedResults {
  readonly results: readonly SubResult[];
  /** What makes the report itself a failure: no plan, a bail out, not well-formed, … */
  readonly problems: readonly string[];
}

/** More tests of one report are left out, and that is a problem. */
export const RESULTS_MAX = 200_000;
/** Characters kept of a test's message. */
const MESSAGE_CHARACTERS_MAX = 1000;
/** Characters kept of a test's diagnostics. */
const DETAILS_CHARACTERS_MAX = 16_384;
/** Characters kept of a name. */
const NAME_CHARACTERS_MAX = 500;

/** A result with its texts cut to what reports can carry; empty ones are left out. */
export function subResult(result: {
  readonly name: string;
  readonly verdict: SubResult['verdict'];
  readonly suite?: string | undefined;
  readonly durationMs?: number | undefined;
  readonly message?: string | undefined;
  readonly details?: string | undefined;
}): SubResult {
  const {suite, durationMs, message, details} = result;
  const isDuration = durationMs !== undefined && Number.isFinite(durationMs) && durationMs >= 0;
  return {
    name: cut(result.name, NAME_CHARACTERS_MAX),
    verdict: result.verdict,
    ...(suite !== undefined && suite !== '' && {suite: cut(suite, NAME_CHARACTERS_MAX)}),
    ...(isDuration && {durationMs}),
    ...(message !== undefined && message !== '' && {message: cut(message, MESSAGE_CHARACTERS_MAX)}),
    ...(details !== undefined && details !== '' && {details: cut(details, DETAILS_CHARACTERS_MAX)}),
  };
}

function cut(text: string, charactersMax: number): string {
  return text.length <= charactersMax ? text : `${text.slice(0, charactersMax)}…`;
}
