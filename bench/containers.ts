import {performance} from 'node:perf_hooks';
import {openContainer, podman, resultOf} from '../test/rig/containers.ts';
import {median, type Row, row} from './measure.ts';

const COMMANDS = 100;
const ROUNDS = 3;
const SCRIPT = 'true';

/** What a command in a kept container costs beside the engine's own `exec`. */
export async function containers(): Promise<Row[]> {
  await using box = await openContainer();
  const {name} = box.environment as unknown as {readonly name: string};
  const rounds: {readonly oursMs: number; readonly theirsMs: number}[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const oursMs = await timed(() => resultOf(box, SCRIPT));
    const theirsMs = await timed(() => podman('exec', name, 'sh', '-c', SCRIPT));
    if (round >= 0) rounds.push({oursMs, theirsMs});
  }
  const ratio = median(rounds.map(({oursMs, theirsMs}) => oursMs / theirsMs));
  const oursMs = median(rounds.map((each) => each.oursMs)) / COMMANDS;
  const theirsMs = median(rounds.map((each) => each.theirsMs)) / COMMANDS;
  return [
    row(`${COMMANDS} commands in one kept container / podman exec for each`, ratio, 0.05, {
      unit: '×',
      detail: `${oursMs.toFixed(1)} ms, podman exec: ${theirsMs.toFixed(0)} ms a command`,
    }),
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let count = 0; count < COMMANDS; count++) await work();
  return performance.now() - startedMs;
}
