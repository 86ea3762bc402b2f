import type {Mask} from '../util/mask.ts';
import type {RunEventBody} from './event.ts';

/**
 * Fields whose value is one of ours, never the user's: masking them would break the journal for a
 * secret such as `passed`.
 */
const WORDS = new Set([
  ...['type', 'verdict', 'stage', 'skip', 'check', 'sha256', 'class', 'severity'],
  ...['status', 'phase'],
]);

/** Fields whose keys are the user's, so that keys are masked there too. */
const FREE_KEYS = new Set(['environments', 'matrix', 'facts', 'details', 'variables']);

/** `body` with every secret hidden, its own structure whole; the same object if there was none. */
export function maskEvent(body: RunEventBody, mask: Mask): RunEventBody {
  if (mask.isEmpty || mask.value(body) === body) return body;
  const masked = maskFields(body, mask) as RunEventBody;
  // `reason` is a word of ours here and free text everywhere else.
  return body.type === 'run-stopping' ? ({...masked, reason: body.reason} as RunEventBody) : masked;
}

function maskFields(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask.text(value);
  if (Array.isArray(value)) return value.map((item) => maskFields(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const masked: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (WORDS.has(key)) masked[key] = field;
    else if (FREE_KEYS.has(key) && typeof field === 'object') masked[key] = mask.value(field);
    else masked[key] = maskFields(field, mask);
  }
  return masked;
}
