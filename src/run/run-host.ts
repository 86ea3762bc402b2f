import os from 'node:os';
import type {ResourceDemand} from '../environments/environment.ts';
import type {RunStarted} from '../journal/event.ts';
import type {ConcurrencyLimits} from '../manifest/manifest.ts';

/** Part of the available memory that VMs may use: the rest is for proctor and what else runs here. */
const MEMORY_SHARE = 0.8;
/** Virtual CPUs for each real one: most of a test's VMs wait most of the time. */
const CPU_FACTOR = 2;

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

/** What virtual machines may use of this machine, all together. */
export function machineCapacity(limits: ConcurrencyLimits): ResourceDemand {
  const {memoryBytes, cpus} = limits;
  return {
    // Of a container that proctor runs in, where that is less.
    memoryBytes: memoryBytes ?? Math.floor(process.availableMemory() * MEMORY_SHARE),
    cpus: cpus ?? os.availableParallelism() * CPU_FACTOR,
  };
}
