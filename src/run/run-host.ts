import os from 'node:os';
import type {RunStarted} from '../journal/event.ts';

/** What is recorded of the machine that proctor itself runs on. */
export function describeHost(): RunStarted['host'] {
  return {
    hostname: os.hostname(),
    os: os.type(),
    kernel: os.release(),
    arch: os.machine(),
    cpus: os.availableParallelism(),
    memoryMiB: Math.round(os.totalmem() / 2 ** 20),
    node: process.versions.node,
  };
}
