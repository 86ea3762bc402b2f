import {didYouMean, listNames} from '../did-you-mean.ts';
import {expandTemplate} from '../expression/expression.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';

/** What uses of boards are judged by. */
export interface BoardUseOptions {
  /** All boards by name, of the manifest or of the file that it names. */
  readonly boards: RawMapping;
  /** Values that override variables. */
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Reports environments that reserve boards which are not there, and steps that switch the power of
 * what has none.
 */
export function checkBoardUse(root: RawMapping, options: BoardUseOptions, report: ReportAt): void {
  const boardsOf = new Map<string, readonly RawMapping[]>();
  for (const [id, environment] of mappingsIn(root['environments'])) {
    if (environment['type'] !== 'ssh' || environment['board'] === undefined) continue;
    const found = new Wish(root, environment['board'], options).check(id, report);
    if (found === undefined) continue;
    boardsOf.set(id, found);
    checkInstances(environment, {id, count: found.length}, report);
  }
  checkPowerSteps(root, boardsOf, report);
}

/** What an environment asks for, with its variables filled in. */
class Wish {
  readonly #wish: unknown;
  readonly #boards: RawMapping;
  readonly #fill: (text: string) => string | undefined;

  constructor(root: RawMapping, wish: unknown, {boards, variables}: BoardUseOptions) {
    this.#wish = wish;
    this.#boards = boards;
    const all = {...mappingOf(root['variables']), ...variables};
    this.#fill = (text) => fillIn(text, all);
  }

  /** The boards that will do; `undefined` where there is something wrong, which has been said. */
  check(id: string, report: ReportAt): readonly RawMapping[] | undefined {
    const path = ['environments', id, 'board'];
    if (typeof this.#wish === 'string') return this.#byName(this.#wish, path, report);
    return isMapping(this.#wish) ? this.#byLabels(this.#wish, path, report) : undefined;
  }

  #byName(text: string, path: ManifestPath, report: ReportAt): readonly RawMapping[] | undefined {
    const name = this.#fill(text);
    if (name === undefined) return undefined;
    if (Object.hasOwn(this.#boards, name)) return [mappingOf(this.#boards[name])];
    const known = Object.keys(this.#boards);
    report('manifest/unknown-board', `expected the name of one of "boards", found "${name}"`, {
      path,
      help: () =>
        known.length === 0
          ? 'the manifest has no "boards"'
          : (didYouMean(name, known) ?? `known: ${listNames(known)}`),
    });
    return undefined;
  }

  #byLabels(
    wish: RawMapping,
    path: ManifestPath,
    report: ReportAt,
  ): readonly RawMapping[] | undefined {
    const wanted = new Map<string, string>();
    for (const [label, value] of Object.entries(wish)) {
      const text = this.#fill(String(value));
      if (text === undefined) return undefined;
      wanted.set(label, text);
    }
    const boards = mappingsIn(this.#boards).map(([, board]) => board);
    const fits = (board: RawMapping): boolean =>
      [...wanted].every(([label, value]) => this.#labelsOf(board).get(label) === value);
    const found = boards.filter(fits);
    if (found.length > 0) return found;
    const asked = [...wanted].map(([label, value]) => `${label}: ${value}`).join(', ');
    report('manifest/unmatched-labels', `expected labels that a board has, found { ${asked} }`, {
      path,
      help: () => this.#labelHelp(wanted, boards),
    });
    return undefined;
  }

  #labelHelp(wanted: ReadonlyMap<string, string>, boards: readonly RawMapping[]): string {
    if (boards.length === 0) return 'the manifest has no "boards"';
    const all = boards.map((board) => this.#labelsOf(board));
    for (const [label, value] of wanted) {
      const values = new Set(all.flatMap((labels) => labels.get(label) ?? []));
      if (values.has(value)) continue;
      const names = new Set(all.flatMap((labels) => [...labels.keys()]));
      if (values.size === 0) {
        const known = names.size === 0 ? 'no board has labels' : `labels: ${listNames(names)}`;
        return didYouMean(label, names) ?? known;
      }
      return didYouMean(value, values) ?? `"${label}" is one of ${listNames(values)}`;
    }
    return 'there are boards with each of these labels, but none with all of them';
  }

  #labelsOf(board: RawMapping): ReadonlyMap<string, string> {
    return new Map(
      Object.entries(mappingOf(board['labels'])).map(([label, value]): [string, string] => [
        label,
        this.#fill(String(value)) ?? String(value),
      ]),
    );
  }
}

/** `undefined` where it cannot be filled in, which is reported elsewhere. */
function fillIn(text: string, variables: RawMapping): string | undefined {
  if (!text.includes('${{')) return text;
  const nothing = {matrix: {}, env: {}, environment: {}, case: {}, run: {}, steps: {}};
  try {
    const scope = {variables: variables as Record<string, string>, ...nothing};
    return expandTemplate(text, {...scope, status: 'success'});
  } catch {
    return undefined;
  }
}

function checkInstances(
  environment: RawMapping,
  {id, count}: {readonly id: string; readonly count: number},
  report: ReportAt,
): void {
  const {instances} = environment;
  if (typeof instances !== 'number' || instances <= count) return;
  const boards = count === 1 ? 'one board fits' : `${count} boards fit`;
  const message = `expected at most ${count} instances, found ${instances}`;
  report('manifest/conflict', message, {
    path: ['environments', id, 'instances'],
    help: `${boards}, and each instance needs one of its own`,
  });
}

/** Reports steps that switch the power where there are no scripts to. */
function checkPowerSteps(
  root: RawMapping,
  boardsOf: ReadonlyMap<string, readonly RawMapping[]>,
  report: ReportAt,
): void {
  const environments = mappingOf(root['environments']);
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    const {steps, environment} = scenario;
    if (!Array.isArray(steps)) continue;
    const ids = environment === undefined ? Object.keys(environments).slice(0, 1) : [environment];
    steps.forEach((step: unknown, index) => {
      const wanted = powerOf(mappingOf(step));
      // A step that asks what it runs on may be one for some of the environments.
      if (wanted === undefined || /\benvironment\b/.test(String(mappingOf(step)['if'] ?? ''))) {
        return;
      }
      const {key, action} = wanted;
      for (const name of ids.flat()) {
        const spec = mappingOf(environments[String(name)]);
        const power = powersOf(spec, boardsOf.get(String(name)));
        if (power === undefined || (key === 'reboot' && spec['type'] !== 'ssh')) continue;
        if (power.length > 0 && power.every((each) => canSwitch(each, action))) continue;
        const found = `but "${String(name)}" has no script for it`;
        report('manifest/impossible-step', `expected power that can be switched, ${found}`, {
          path: ['scenarios', id, 'steps', index, key],
          part: 'key',
          help:
            spec['type'] === 'ssh'
              ? `write power: { ${action === 'cycle' ? 'cycle' : action}: … } to the host or board`
              : 'only hosts and boards (type: ssh) have "power"',
        });
        return;
      }
    });
  }
}

function powerOf(step: RawMapping): {readonly key: string; readonly action: string} | undefined {
  const {power} = step;
  if (power === 'on' || power === 'off' || power === 'cycle') return {key: 'power', action: power};
  return step['reboot'] === 'reset' ? {key: 'reboot', action: 'cycle'} : undefined;
}

/** The power scripts of all that an environment may be; `undefined` where that is not known. */
function powersOf(
  spec: RawMapping,
  boards: readonly RawMapping[] | undefined,
): readonly unknown[] | undefined {
  if (spec['type'] !== 'ssh') return [];
  if (spec['board'] === undefined) return [spec['power']];
  return boards?.map((board) => board['power']);
}

function canSwitch(power: unknown, action: string): boolean {
  const scripts = mappingOf(power);
  if (scripts[action] !== undefined) return true;
  return action === 'cycle' && scripts['on'] !== undefined && scripts['off'] !== undefined;
}
