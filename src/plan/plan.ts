import type {EnvironmentId, Manifest, MatrixValues, Scenario} from '../manifest/manifest.ts';
import type {Flakiness} from '../state/history.ts';

/**
 * One scenario with its matrix values and environment: the unit that passes or fails.
 *
 * `id` is `scenario@environment`, then `:key=value,…` for matrix values, then `#n` for the n-th
 * repetition (from 2): unique in the plan, and pasteable into a shell and `--scenario`.
 */
export interface Case {
  readonly id: string;
  /** Position in the plan, in the manifest's order, from 0. */
  readonly index: number;
  readonly scenario: Scenario;
  readonly environment: EnvironmentId;
  readonly matrix: MatrixValues;
  /** From 1. */
  readonly repetition: number;
  /** `scenario@environment`: what other cases' `needs` name. */
  readonly group: string;
  /** Groups all of whose cases must have passed before. */
  readonly needs: readonly string[];
  /** From earlier runs; `undefined` where it has never run. */
  readonly expectedMs: number | undefined;
  /** Where earlier runs have shown it to be flaky. */
  readonly flakiness?: Flakiness | undefined;
}

/** Which part of the selected cases a plan has. */
export interface PlannedShard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** Cases of all shards together. Absent where it is not known. */
  readonly caseCount?: number;
  /** Hash of the ids of them all: alike in shards that belong together. */
  readonly selection?: string;
}

/** What will be run, and in what order it is offered to the scheduler. */
export interface Plan {
  readonly manifest: Manifest;
  /** In the manifest's order. */
  readonly cases: readonly Case[];
  /** Indexes into `cases`, first to start first: longest known first, or shuffled by `seed`. */
  readonly order: readonly number[];
  /** Set when the order is random. */
  readonly seed: number | undefined;
  readonly shard: PlannedShard | undefined;
  /** How many cases the selection left out. */
  readonly deselectedCount: number;
}

/** What a node of the execution graph does. */
export type NodeKind =
  | 'lock'
  | 'provision'
  | 'connect'
  | 'deploy'
  | 'instrument'
  | 'ready'
  | 'checkpoint'
  | 'fork'
  | 'gate'
  | 'run'
  | 'capture'
  | 'cleanup';

/** One vertex of the execution graph. */
export interface GraphNode {
  /** `kind environment` or `kind case-id`; unique. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly environment: EnvironmentId | undefined;
  /** Index into the plan's cases. */
  readonly caseIndex: number | undefined;
  /** What it does there, one kind of thing an entry, where there is a choice: `packages jq, strace`. */
  readonly work?: readonly string[];
  /** How many instances do this; above 1 only for environments' own nodes. */
  readonly multiplicity: number;
}

/** The execution graph: acyclic; `edges` are pairs of indexes, what must end first first. */
export interface ExecutionGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: ReadonlyArray<readonly [from: number, to: number]>;
}
