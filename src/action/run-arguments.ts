import {INPUTS, type InputName, inputSpec} from './input-table.ts';
import type {ActionInputs} from './read-inputs.ts';

/**
 * The command line that the inputs stand for, without the program: what somebody would type.
 * Of `report` it is what all its formats share.
 */
export function runArguments(inputs: ActionInputs): string[] {
  const args: string[] = [inputs.mode];
  for (const name of Object.keys(INPUTS) as InputName[]) args.push(...optionOf(name, inputs));
  const {mode} = inputs;
  if (mode === 'run' || mode === 'soak') {
    const verbosity = inputs.text('verbosity') ?? 'normal';
    // A soak prints what cases print to the files of those that fail, and nowhere else.
    if (verbosity === 'quiet' || (verbosity === 'verbose' && mode === 'run')) {
      args.push(`--${verbosity}`);
    }
    if (mode === 'run' && !inputs.flag('annotate')) args.push('--no-annotations');
    args.push(...reportOptions(inputs));
  } else if (mode === 'plan') {
    args.push('--format', 'github-matrix');
    if (inputs.text('split-by') === 'environment') args.push('--by', 'environment');
  }
  // After this nothing is an option, whatever it begins with.
  return [...args, '--', ...patterns(inputs)];
}

function optionOf(name: InputName, inputs: ActionInputs): string[] {
  const {option, is, modes} = inputSpec(name);
  if (option === undefined || (modes !== undefined && !modes.includes(inputs.mode))) return [];
  if (is.kind === 'flag') return inputs.flag(name) ? [option] : [];
  const values =
    is.kind === 'lines' || is.kind === 'list' ? inputs.list(name) : [inputs.text(name)];
  // In one word: a value may begin with a dash.
  return values.flatMap((value) => (value === undefined ? [] : [`${option}=${value}`]));
}

/** Those that are wanted elsewhere than in the run's folder. */
function reportOptions(inputs: ActionInputs): string[] {
  const args: string[] = [];
  for (const name of ['junit', 'json', 'html', 'markdown'] as const) {
    const path = inputs.text(name);
    if (path !== undefined) args.push(`--${name}=${path}`);
  }
  const dialect = inputs.text('junit-dialect');
  if (dialect !== undefined) args.push(`--junit-dialect=${dialect}`);
  return args;
}

function patterns(inputs: ActionInputs): readonly string[] {
  if (inputs.mode === 'report') return inputs.list('runs');
  const grep = inputs.text('grep');
  return grep === undefined ? inputs.list('patterns') : [`/${grep}/`];
}
