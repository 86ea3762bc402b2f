import type {StageStarted} from '../../journal/event.ts';
import type {Lane} from '../scheduler.ts';
import type {SourceOptions} from './instance-source.ts';

/** A stage that waits for its turn in a lane. */
export type LaneStage = Exclude<StageStarted['stage'], 'lock' | 'capture' | 'cleanup'>;

const LANE_STAGES: readonly LaneStage[] = [
  'provision',
  'connect',
  'deploy',
  'instrument',
  'ready',
  'checkpoint',
  'fork',
];

/** The lanes of an environment's stages; all instances of it share them. */
export function stageLanes({driver, spec}: SourceOptions): Readonly<Record<LaneStage, Lane>> {
  const host = `host ${driver.hostOf(spec)}`;
  const own: Partial<Record<LaneStage, readonly string[]>> = {
    provision: ['provision'],
    deploy: ['deploy'],
  };
  const lanes = LANE_STAGES.map((stage): [LaneStage, Lane] => {
    const limits = ['total', host, ...(own[stage] ?? [])];
    return [stage, {name: `${stage} ${spec.id}`, limits}];
  });
  return Object.fromEntries(lanes) as Readonly<Record<LaneStage, Lane>>;
}
