import {parseDuration} from '../../util/duration.ts';
import type {ManifestPath} from '../locate.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping, textsIn} from '../raw-values.ts';
import {describeValue} from './describe-value.ts';

/** Longest regular expression that is compiled; the schema refuses longer ones. */
const REGEX_LENGTH_MAX = 1000;
/** Times that are meant to pass: none at all would end everything at once. */
const TIMES = [
  'timeout',
  'step-timeout',
  'stage-timeout',
  'idle-timeout',
  'slow-after',
  'every',
  'within',
  'connect-timeout',
  'keep-alive',
  'silence',
  'budget',
  'lease',
];

/** Reports values that have the right form and are wrong all the same. */
export function checkValues(
  root: RawMapping,
  options: {readonly today: string},
  report: ReportAt,
): void {
  checkTimes(root, [], report);
  checkTimes(mappingOf(root['defaults']), ['defaults'], report);
  checkRetries(mappingOf(root['defaults'])['retries'], ['defaults', 'retries'], report);
  for (const [id, environment] of mappingsIn(root['environments'])) {
    checkTimes(environment, ['environments', id], report);
    for (const key of ['password', 'passphrase']) {
      checkPassword(environment[key], {key, path: ['environments', id, key]}, report);
    }
  }
  for (const [id, template] of mappingsIn(root['templates'])) {
    checkTimes(template, ['templates', id], report);
  }
  for (const [id, scenario] of mappingsIn(root['scenarios'])) {
    const path = ['scenarios', id];
    checkTimes(scenario, path, report);
    if (scenario['retries'] !== undefined) {
      checkRetries(scenario['retries'], [...path, 'retries'], report);
    }
    if (scenario['quarantine'] !== undefined) {
      checkQuarantine(scenario['quarantine'], [...path, 'quarantine', 'until'], options, report);
    }
    if (scenario['metrics'] !== undefined) {
      checkMetrics(scenario['metrics'], [...path, 'metrics'], report);
    }
    const {steps} = scenario;
    if (!Array.isArray(steps)) continue;
    steps.forEach((step: unknown, index) => {
      if (isMapping(step)) checkStep(step, [...path, 'steps', index], report);
    });
  }
}

/** Reports times of a mapping that are none at all. */
export function checkTimes(mapping: RawMapping, path: ManifestPath, report: ReportAt): void {
  for (const key of TIMES) {
    const value = mapping[key];
    if (typeof value !== 'string' || parseDuration(value) !== 0) continue;
    const message = `expected a duration above 0, found "${value}"`;
    report('manifest/bad-duration', message, {path: [...path, key]});
  }
}

function checkRetries(retries: unknown, path: ManifestPath, report: ReportAt): void {
  if (!isMapping(retries)) return;
  const [delay, max] = [retries['delay'], retries['max-delay']];
  if (typeof delay !== 'string' || typeof max !== 'string') return;
  if ((parseDuration(delay) ?? 0) <= (parseDuration(max) ?? Number.POSITIVE_INFINITY)) return;
  report('manifest/conflict', `expected a longest delay of at least "${delay}", found "${max}"`, {
    path: [...path, 'max-delay'],
  });
}

const SECRET = /^\$\{\{\s*secrets(?:\.[A-Za-z_][\w-]*|\['[^']*'\])\s*\}\}$/;

/** A password in the manifest would be in everybody's repository. */
export function checkPassword(
  value: unknown,
  {key, path}: {readonly key: string; readonly path: ManifestPath},
  report: ReportAt,
): void {
  if (typeof value !== 'string' || value === '' || SECRET.test(value)) return;
  // The value may be a password: it must not be repeated.
  report('manifest/bad-value', `expected a secret as ${key}, found a text`, {
    path,
    help: 'declare it under "secrets" and write ${{ secrets.NAME }}',
  });
}

function checkQuarantine(
  quarantine: unknown,
  path: ManifestPath,
  {today}: {readonly today: string},
  report: ReportAt,
): void {
  const {until} = mappingOf(quarantine);
  if (typeof until !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(until)) return;
  const date = new Date(`${until}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== until) {
    report('manifest/bad-date', `expected a day of the calendar, found "${until}"`, {path});
  } else if (until < today) {
    report('manifest/bad-date', `found the quarantine ended on ${until}, so it counts again`, {
      path,
      severity: 'warning',
      help: 'take the quarantine out, or set another date',
    });
  }
}

function checkMetrics(metrics: unknown, path: ManifestPath, report: ReportAt): void {
  for (const [name, metric] of mappingsIn(metrics)) {
    const {min, max} = metric;
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) continue;
    report('manifest/bad-value', `expected a max of at least ${min}, found ${max}`, {
      path: [...path, name, 'max'],
    });
  }
}

function checkStep(step: RawMapping, path: ManifestPath, report: ReportAt): void {
  checkTimes(step, path, report);
  const {ready, states, expect} = step;
  if (ready !== undefined) {
    const check = mappingOf(ready);
    checkTimes(check, [...path, 'ready'], report);
    checkRegex(check['output'], () => [...path, 'ready', 'output'], report);
    checkPort(check['tcp'], [...path, 'ready', 'tcp'], report);
    checkUrl(check['http'], [...path, 'ready', 'http'], report);
  }
  if (Array.isArray(states)) {
    states.forEach((state: unknown, index) => {
      const at = [...path, 'states', index];
      checkTimes(mappingOf(state), at, report);
      checkRegex(mappingOf(state)['matches'], () => [...at, 'matches'], report);
    });
  }
  if (expect !== undefined) checkExpect(mappingOf(expect), [...path, 'expect'], report);
  for (const [name, output] of mappingsIn(step['outputs'])) {
    checkRegex(output['matches'], () => [...path, 'outputs', name, 'matches'], report);
    const {json} = output;
    if (typeof json === 'string') checkJsonPath(json, [...path, 'outputs', name, 'json'], report);
  }
}

function checkExpect(expect: RawMapping, path: ManifestPath, report: ReportAt): void {
  for (const stream of ['stdout', 'stderr']) {
    if (expect[stream] === undefined) continue;
    const match = mappingOf(expect[stream]);
    checkRegex(match['matches'], () => [...path, stream, 'matches'], report);
    checkRegex(match['not-matches'], () => [...path, stream, 'not-matches'], report);
    for (const key of Object.keys(mappingOf(match['json']))) {
      checkJsonPath(key, [...path, stream, 'json', key], report, 'key');
    }
  }
  const {file} = expect;
  if (Array.isArray(file)) {
    file.forEach((entry: unknown, index) => {
      checkRegex(mappingOf(entry)['matches'], () => [...path, 'file', index, 'matches'], report);
    });
  } else {
    checkRegex(mappingOf(file)['matches'], () => [...path, 'file', 'matches'], report);
  }
}

/** Reports regular expressions that are none. */
export function checkRegex(value: unknown, path: () => ManifestPath, report: ReportAt): void {
  if (value === undefined) return;
  for (const {text, path: at} of textsIn(value, path)) {
    // What an expression will give is known only in a run.
    if (text.length > REGEX_LENGTH_MAX || text.includes('${{')) continue;
    try {
      new RegExp(text, 'mu');
    } catch (error) {
      const why = String((error as Error).message).replace(/^.*: /s, '');
      const message = `expected a regular expression, found ${describeValue(text)}: ${why}`;
      report('manifest/bad-regex', message, {
        path: at(),
        help: 'escape a character that is meant as it is with a backslash',
      });
    }
  }
}

function checkJsonPath(
  text: string,
  path: ManifestPath,
  report: ReportAt,
  part: 'key' | 'value' = 'value',
): void {
  if (text.startsWith('$') || text.includes('${{')) return;
  const message = `expected a JSON path that begins with "$", found ${describeValue(text)}`;
  const name = text.startsWith('.') || text.startsWith('[') ? text : `.${text}`;
  report('manifest/bad-value', message, {path, part, help: `did you mean "$${name}"?`});
}

/** Reports what is neither a port nor `host:port`. */
export function checkPort(value: unknown, path: ManifestPath, report: ReportAt): void {
  if (typeof value !== 'string' || value === '' || value.includes('${{')) return;
  const port = /^(?:[^\s:]+:|\[[0-9a-fA-F:.%]+\]:)?(\d{1,5})$/.exec(value)?.[1];
  if (port !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return;
  const message = `expected a port, or host:port, found ${describeValue(value)}`;
  report('manifest/bad-value', message, {path});
}

/** Reports what is no URL of HTTP. */
export function checkUrl(value: unknown, path: ManifestPath, report: ReportAt): void {
  if (typeof value !== 'string' || value === '' || value.includes('${{')) return;
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return;
  const message = `expected an http or https URL, found ${describeValue(value)}`;
  report('manifest/bad-value', message, {path, help: 'begin with http:// or https://'});
}
