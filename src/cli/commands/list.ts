import type {Plan} from '../../plan/plan.ts';
import type {CliIo, ExitCode} from '../io.ts';
import {loadPlan, type PlanOptions} from '../load-plan.ts';

/** What `proctor list` was asked. */
export interface ListCommandOptions extends PlanOptions {
  /** `ids`: one id a line, to be pasted or piped. */
  readonly format: 'text' | 'ids' | 'json';
  /** Tags instead of cases. */
  readonly tags?: boolean;
}

/** `proctor list`: the selected cases, or their tags. */
export async function listCommand(options: ListCommandOptions, io: CliIo): Promise<ExitCode> {
  const planned = await loadPlan(options, io);
  if (!planned.ok) return planned.error;
  io.stdout.write(
    options.tags
      ? listTags(planned.value, options.format)
      : listCases(planned.value, options.format),
  );
  return 0;
}

function listCases({cases}: Plan, format: ListCommandOptions['format']): string {
  switch (format) {
    case 'ids':
      return lines(cases.map(({id}) => id));
    case 'json':
      return json(
        cases.map(({id, scenario, environment, matrix, repetition}) => ({
          id,
          scenario: scenario.id,
          environment,
          matrix,
          tags: scenario.tags,
          ...(repetition > 1 && {repetition}),
        })),
      );
    case 'text':
      return lines(
        cases.map(({id, scenario: {tags}}) =>
          tags.length === 0 ? id : `${id}  [${tags.join(', ')}]`,
        ),
      );
  }
}

function listTags({cases}: Plan, format: ListCommandOptions['format']): string {
  const counts = new Map<string, number>();
  for (const {scenario} of cases) {
    for (const tag of scenario.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const tags = Array.from(counts, ([tag, caseCount]) => ({tag, caseCount}));
  tags.sort((a, b) => b.caseCount - a.caseCount || (a.tag < b.tag ? -1 : 1));
  switch (format) {
    case 'ids':
      return lines(tags.map(({tag}) => tag));
    case 'json':
      return json(tags);
    case 'text':
      return lines(
        tags.map(({tag, caseCount}) => `${tag}  ${caseCount} case${caseCount === 1 ? '' : 's'}`),
      );
  }
}

function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join('');
}

/** One entry a line. */
function json(items: readonly unknown[]): string {
  return items.length === 0
    ? '[]\n'
    : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`;
}
