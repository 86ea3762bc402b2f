import {join} from 'node:path';
import type {Invocation} from './measure.ts';

const BIN = join(import.meta.dirname, '..', 'bin', 'proctor.js');

/** proctor as a user starts it, under the Node that runs the bench. */
export function proctor(cwd: string, ...args: string[]): Invocation {
  return {argv: [process.execPath, BIN, ...args], cwd};
}

/** The least that Node itself takes. */
export const NODE_NOTHING: Invocation = {argv: [process.execPath, '-e', '0']};
