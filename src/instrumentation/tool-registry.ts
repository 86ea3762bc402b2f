import type {InstrumentationSpec, ToolSpec} from '../manifest/instrumentation-spec.ts';
import {assert} from '../util/assert.ts';
import {loneTool} from './lone-tool.ts';
import type {Tool, ToolGroup} from './tool.ts';

type Kind = ToolSpec['kind'];
type SpecOf<K extends Kind> = Extract<ToolSpec, {kind: K}>;

/**
 * How the tools of each kind are made, but those of the kernel, which make one group. What a kind
 * needs is loaded when it is used.
 *
 * @param instrumentation The name of what the tool belongs to, for names of files.
 */
const MAKERS: {
  readonly [K in Kind]?: (spec: SpecOf<K>, instrumentation: string) => Promise<Tool>;
} = {};

/** The tools of an instrumentation, in the order in which they are set up. */
export async function toolsOf(spec: InstrumentationSpec): Promise<readonly ToolGroup[]> {
  const groups: ToolGroup[] = [];
  for (const tool of spec.tools ?? []) groups.push(loneTool(await made(tool, spec.id)));
  return groups;
}

function made<K extends Kind>(spec: SpecOf<K>, instrumentation: string): Promise<Tool> {
  const make = MAKERS[spec.kind as K];
  assert(make !== undefined, `no tool is known of the kind ${spec.kind}`);
  return make(spec, instrumentation);
}
