import {FaultError} from '../faults/fault-error.ts';
import type {CasePlace, Tool, ToolGroup, ToolOutcome} from './tool.ts';

/** A tool as a group of one. */
export function loneTool(tool: Tool): ToolGroup {
  const {name} = tool;
  return {
    names: [name],
    async setUp(place) {
      try {
        return [{tool: name, facts: await tool.setUp(place), fault: undefined}];
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        return [{tool: name, facts: {}, fault: error}];
      }
    },
    async begin(place) {
      const session = await tool.begin?.(place);
      if (session === undefined) {
        return {env: {}, end: async (at) => [{tool: name, ...(await proveAgain(tool, at))}]};
      }
      const {env, wrap, done} = session;
      return {
        env,
        ...(wrap !== undefined && {wrap}),
        ...(done !== undefined && {done}),
        end: async (at) => [{tool: name, ...(await session.end(at))}],
      };
    },
  };
}

/** What only is on or off is still on where its proof holds. */
async function proveAgain(tool: Tool, place: CasePlace): Promise<ToolOutcome> {
  const outcome = {files: [], findings: [], failsCase: false};
  try {
    return {...outcome, facts: await tool.setUp(place), doubt: undefined};
  } catch (error) {
    if (!(error instanceof FaultError) || error.code !== 'instrumentation/unavailable') throw error;
    return {...outcome, facts: {}, doubt: error.message};
  }
}
