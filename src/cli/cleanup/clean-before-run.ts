import {listLedgers} from '../../ledger/list-ledgers.ts';
import {stateFolder} from '../../state/state-folder.ts';
import type {CliIo} from '../io.ts';
import {settleLedgers} from './settle-ledgers.ts';

/** Nobody asked for it, so it must not be long; what is not done by then is left for the next time. */
const TIMEOUT_MS = 5_000;

/** Removes what dead runs have left, as after a power cut, before more is made. Says nothing. */
export async function cleanBeforeRun({env, signal}: CliIo): Promise<void> {
  try {
    const ledgers = await listLedgers(stateFolder(env));
    const dead = ledgers.filter(({state}) => state === 'dead');
    await settleLedgers(dead, {signal, env, by: 'clean', timeoutMs: TIMEOUT_MS});
  } catch {
    // It must not keep a run from starting: `proctor clean` says what is wrong.
  }
}
