import {randomBytes} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import {KERNEL_FACTS_SCRIPT, parseKernelFacts} from '../../kernel/kernel-facts.ts';
import type {ToolSpec} from '../../manifest/instrumentation-spec.ts';
import {unreachable} from '../../util/assert.ts';
import {CancelError, Deadline} from '../../util/deadline.ts';
import {quoted} from '../beside/run-there.ts';
import type {
  CasePlace,
  ToolFacts,
  ToolGroup,
  ToolGroupSession,
  ToolOutcome,
  ToolPlace,
  ToolProof,
} from '../tool.ts';
import {BOOT_LOG_SCRIPT, bootLog} from './boot-log.ts';
import {ftracePart} from './ftrace.ts';
import {kernelConfigPart} from './kernel-config-part.ts';
import {kernelGcovPart} from './kernel-gcov.ts';
import {kernelParametersPart} from './kernel-parameters.ts';
import type {KernelFs, KernelPart, KernelState, PartSession, ProvenKernel} from './kernel-part.ts';
import {
  runSections,
  type ScriptSection,
  type SectionAnswers,
  undoPath,
  undoScript,
} from './kernel-script.ts';
import {kmemleakPart} from './kmemleak.ts';
import {kasanPart, kcovPart, kcsanPart, kfencePart, lockdepPart, ubsanPart} from './sanitizers.ts';
import {TaintWitness} from './taint-witness.ts';

/** For what was begun halfway. */
const UNDO_TIMEOUT_MS = 30_000;

/** What of an instrumentation is a part of the kernel. */
export type KernelToolSpec = Exclude<
  ToolSpec,
  {kind: 'gcov' | 'perf' | 'monitor' | 'fuzz' | 'scan'}
>;

/**
 * Tools that are a part of the kernel. One script proves all of them, one begins them and one ends
 * them, whatever their number. Beside them the kernel's taint is witness that nothing else came to
 * light during a case.
 *
 * @param instrumentation Names what is made there and here on its behalf.
 */
export function kernelTools(specs: readonly KernelToolSpec[], instrumentation: string): ToolGroup {
  const parts = specs.map((spec) => partOf(spec, instrumentation));
  return {
    names: parts.map(({name}) => name),
    setUp: (place) => prove(parts, place),
    begin: (place, names) =>
      begin(
        parts.filter(({name}) => names.includes(name)),
        place,
      ),
  };
}

function partOf(spec: KernelToolSpec, instrumentation: string): KernelPart {
  switch (spec.kind) {
    case 'kasan':
      return kasanPart(spec);
    case 'kcsan':
      return kcsanPart();
    case 'lockdep':
      return lockdepPart();
    case 'kmemleak':
      return kmemleakPart(instrumentation);
    case 'ubsan':
      return ubsanPart(spec);
    case 'kfence':
      return kfencePart();
    case 'kcov':
      return kcovPart();
    case 'kernel-config':
      return kernelConfigPart(spec);
    case 'kernel-parameters':
      return kernelParametersPart(spec);
    case 'ftrace':
      return ftracePart(spec, instrumentation);
    case 'kernel-gcov':
      return kernelGcovPart(spec, instrumentation);
    default:
      return unreachable(spec);
  }
}

function needsOf(parts: readonly KernelPart[]): ReadonlySet<KernelFs> {
  return new Set(parts.flatMap(({needs}) => needs));
}

async function prove(
  parts: readonly KernelPart[],
  place: ToolPlace,
): Promise<readonly ToolProof[]> {
  const answers = await runSections(
    place,
    [
      {name: '=kernel', script: KERNEL_FACTS_SCRIPT},
      {name: '=log', script: BOOT_LOG_SCRIPT},
      ...parts.map(({name, proveScript}) => ({
        name,
        script: typeof proveScript === 'string' ? proveScript : proveScript(place),
      })),
    ],
    needsOf(parts),
  );
  const kernel = await kernelOf(answers, place);
  const proofs = new Map<string, ToolProof>();
  for (const part of parts) {
    const {name: tool} = part;
    proofs.set(tool, await proofOf(tool, () => proven(part, answers, kernel)));
  }
  // What is provoked may change the connection and the machine: only once all else is known.
  let at = place;
  for (const part of parts) {
    const known = proofs.get(part.name);
    if (part.provoke === undefined || known === undefined || known.fault !== undefined) continue;
    const reconnecting: ToolPlace = {
      ...at,
      ...(place.reconnected !== undefined && {
        reconnected: (connection) => {
          at = {...at, connection};
          place.reconnected?.(connection);
        },
      }),
    };
    const facts = await proofOf(part.name, async () => ({
      ...known.facts,
      ...(await part.provoke?.(reconnecting, kernel)),
    }));
    proofs.set(part.name, facts);
  }
  return [...proofs.values()];
}

async function proven(
  part: KernelPart,
  answers: SectionAnswers,
  kernel: ProvenKernel,
): Promise<ToolFacts> {
  if (kernel.os !== 'Linux') {
    throw new FaultError(
      'instrumentation/unavailable',
      `cannot use ${part.name}: it is a part of Linux, and this is ${kernel.os}`,
    );
  }
  return await part.proven(answers.text(part.name), kernel);
}

async function proofOf(tool: string, facts: () => Promise<ToolFacts>): Promise<ToolProof> {
  try {
    return {tool, facts: await facts(), fault: undefined};
  } catch (error) {
    if (!(error instanceof FaultError) || error.code !== 'instrumentation/unavailable') throw error;
    return {tool, facts: {}, fault: error};
  }
}

async function kernelOf(answers: SectionAnswers, place: ToolPlace): Promise<ProvenKernel> {
  // What `:` of the section's frame leaves is nothing: the answer begins with the first line.
  const facts = await parseKernelFacts(answers.bytes('=kernel'));
  const log = await bootLog(answers.text('=log'), place);
  return {
    ...facts,
    place,
    taint: answers.state.taint,
    missing: answers.missing,
    bootLine: (text) => log.find((line) => line.includes(text)),
  };
}

async function begin(parts: readonly KernelPart[], place: CasePlace): Promise<ToolGroupSession> {
  const sessions = parts.map((part) => ({part, session: part.begin(place)}));
  const witness = new TaintWitness(place.environment?.console);
  const keeper = undoKeeper(sessions, place);
  let before: KernelState;
  try {
    const answers = await runSections(
      place,
      [
        ...keeper.keepSections,
        ...sessions.map(({part: {name}, session}) => ({name, script: session.beginScript})),
      ],
      needsOf(parts),
    );
    before = answers.state;
    const faults: FaultError[] = [];
    for (const {part, session} of sessions) {
      await faultOf(faults, () => session.begun(answers.text(part.name), before));
    }
    const [first] = faults;
    if (first !== undefined) throw first;
  } catch (error) {
    witness[Symbol.dispose]();
    await undo(sessions, keeper, place);
    throw error;
  }
  return {
    env: {},
    supersedes: sessions.flatMap(({session}) => session.supersedes ?? []),
    async end(at) {
      using _ = witness;
      return await end(sessions, {place: at, before, witness, keeper});
    },
  };
}

async function faultOf(faults: FaultError[], work: () => void): Promise<void> {
  try {
    work();
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    faults.push(error);
  }
}

interface OfCase {
  readonly part: KernelPart;
  readonly session: PartSession;
}

/** What was begun halfway is not left behind, also when it was called off. */
async function undo(
  sessions: readonly OfCase[],
  keeper: UndoKeeper,
  place: CasePlace,
): Promise<void> {
  using deadline = new Deadline(UNDO_TIMEOUT_MS, {parent: new AbortController().signal});
  const context = {...place.context, signal: deadline.signal};
  try {
    const sections = [...undoSections(sessions), ...keeper.forgetSections];
    await runSections({...place, context}, sections, new Set());
  } catch (error) {
    // Why it could not begin is the news.
    if (!(error instanceof FaultError || error instanceof CancelError)) throw error;
  }
}

function undoSections(sessions: readonly OfCase[]): {name: string; script: string}[] {
  return sessions
    .toReversed()
    .flatMap(({part: {name}, session}) =>
      session.undoScript === undefined ? [] : [{name, script: session.undoScript()}],
    );
}

/** Sections around a case by which what it sets is put back when nobody is left to do it. */
interface UndoKeeper {
  readonly keepSections: readonly ScriptSection[];
  readonly forgetSections: readonly ScriptSection[];
}

function undoKeeper(sessions: readonly OfCase[], place: CasePlace): UndoKeeper {
  const undo = undoSections(sessions);
  // A machine of ours is thrown away, with what was set there.
  if (undo.length === 0 || place.environment?.ownsSystem === true) {
    return {keepSections: [], forgetSections: []};
  }
  const path = quoted(undoPath(place, randomBytes(8).toString('hex')));
  const script = quoted(undoScript(place, undo));
  return {
    keepSections: [{name: '=keep', script: `printf %s ${script} >${path}`}],
    forgetSections: [{name: '=forget', script: `rm -f ${path}`}],
  };
}

function endSections(sessions: readonly OfCase[]): {name: string; script: string}[] {
  return sessions
    .toReversed()
    .map(({part: {name}, session}) => ({name, script: session.endScript()}));
}

async function end(
  sessions: readonly OfCase[],
  options: {
    readonly place: CasePlace;
    readonly before: KernelState;
    readonly witness: TaintWitness;
    readonly keeper: UndoKeeper;
  },
): Promise<readonly (ToolOutcome & {readonly tool: string})[]> {
  const {place, before, witness, keeper} = options;
  const answers = await runSections(
    place,
    [...endSections(sessions), ...keeper.forgetSections],
    needsOf(sessions.map(({part}) => part)),
  );
  const after = answers.state;
  const outcomes: (ToolOutcome & {readonly tool: string})[] = [];
  for (const {part, session} of sessions) {
    const {name: tool} = part;
    const outcome = await session.ended(answers.text(tool), {place, before, after});
    outcomes.push({tool, ...outcome});
  }
  const taint = await witness.outcome({before, after, signal: place.context.signal});
  return taint === undefined ? outcomes : [...outcomes, {tool: 'taint', ...taint}];
}
