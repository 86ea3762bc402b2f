import {INPUTS} from './input-table.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What the runner gives to actions and not to the commands of a workflow, and files that command it. */
const OF_ACTIONS =
  /^(?:ACTIONS_(?:RUNTIME|RESULTS|CACHE|ID_TOKEN)_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;

const INPUT_VARIABLES = new Set(
  Object.keys(INPUTS).map((name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`),
);

/**
 * The variables that tests on this machine may see: none that lets them write artifacts or caches in
 * the workflow's name, show themselves to others as the workflow, or set variables and outputs of the steps that follow.
 */
export function variablesForTests(env: Variables): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || OF_ACTIONS.test(name) || INPUT_VARIABLES.has(name)) continue;
    kept[name] = value;
  }
  return kept;
}
