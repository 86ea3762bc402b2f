import type {FaultError} from '../faults/fault-error.ts';
import type {FaultRecord} from './event.ts';

/** The record of a fault in the journal, with the messages of its causes. */
export function recordOf(error: FaultError, stage: string): FaultRecord {
  return {
    code: error.code,
    message: messageWithCauses(error),
    stage,
    ...(error.help !== undefined && {help: error.help}),
    ...(Object.keys(error.details).length > 0 && {details: error.details}),
  };
}

/** The message of `error` and those of its causes, each once. */
export function messageWithCauses(error: Error): string {
  const messages: string[] = [];
  const add = (message: string): void => {
    if (message !== '' && !messages.some((known) => known.includes(message)))
      messages.push(message);
  };
  for (let at: unknown = error; at instanceof Error && messages.length < 5; at = at.cause) {
    add(at.message);
    if (at instanceof AggregateError) {
      for (const inner of at.errors) if (inner instanceof Error) add(messageWithCauses(inner));
    }
  }
  return messages.join(': ');
}
