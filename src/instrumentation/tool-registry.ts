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
} = {
  gcov: async (spec, name) => (await import('./coverage/gcov-tool.ts')).gcovTool(spec, name),
  perf: async (spec, name) => (await import('./perf/perf-tool.ts')).perfTool(spec, name),
  monitor: async (spec, name) =>
    (await import('./monitor/monitor-tool.ts')).monitorTool(spec, name),
  fuzz: async (spec, name) => (await import('./fuzz/fuzz-tool.ts')).fuzzTool(spec, name),
  scan: async (spec, name) => (await import('./scan/scan-tool.ts')).scanTool(spec, name),
};

/** Parts of the kernel: one script sets all of an instrumentation up, one begins, one ends. */
const KERNEL_KINDS = [
  'kasan',
  'kcsan',
  'lockdep',
  'kmemleak',
  'ubsan',
  'kfence',
  'kcov',
  'kernel-config',
  'kernel-parameters',
  'ftrace',
  'kernel-gcov',
] as const satisfies readonly Kind[];

/** The tools of an instrumentation, in the order in which they are set up. */
export async function toolsOf(spec: InstrumentationSpec): Promise<readonly ToolGroup[]> {
  const groups: ToolGroup[] = [];
  const {tools = []} = spec;
  const ofKernel = tools.filter(isOfKernel);
  for (const tool of tools) {
    if (!isOfKernel(tool)) {
      groups.push(loneTool(await made(tool, spec.id)));
    } else if (tool === ofKernel[0]) {
      const {kernelTools} = await import('./kernel/kernel-tools.ts');
      groups.push(kernelTools(ofKernel, spec.id));
    }
  }
  return groups;
}

function isOfKernel(spec: ToolSpec): spec is SpecOf<(typeof KERNEL_KINDS)[number]> {
  return (KERNEL_KINDS as readonly Kind[]).includes(spec.kind);
}

function made<K extends Kind>(spec: SpecOf<K>, instrumentation: string): Promise<Tool> {
  const make = MAKERS[spec.kind as K];
  assert(make !== undefined, `no tool is known of the kind ${spec.kind}`);
  return make(spec, instrumentation);
}
