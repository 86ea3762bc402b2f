import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {JournalLine} from '../cli.ts';
import {elements, parseXml} from '../render-report.ts';
import {xsdProblems} from '../xsd-problems.ts';
import {JournalTail} from './journal-tail.ts';

const XSD = resolve('../shared/xsd/junit-10.xsd');

interface ReportedCase {
  readonly id: string;
  readonly verdict: string;
}

/** All events of a folder's newest run. */
export function eventsOf(folder: string): readonly JournalLine[] {
  const tail = new JournalTail(join(folder, '.proctor/latest/journal.jsonl'));
  tail.read();
  return tail.events;
}

/** Final verdicts of the events from number `from` on, by the case's scenario. */
export function verdictsOf(events: readonly JournalLine[]): Readonly<Record<string, string[]>> {
  const verdicts: Record<string, string[]> = {};
  for (const event of events) {
    if (event.type !== 'case-ended' || event['final'] !== true) continue;
    const scenario = scenarioOf(String(event['case']));
    verdicts[scenario] ??= [];
    verdicts[scenario].push(String(event['verdict']));
  }
  return verdicts;
}

function scenarioOf(id: string): string {
  return id.slice(0, id.indexOf('@'));
}

/** What is wrong with the reports of a folder's newest run, where its cases ended so. */
export async function reportProblems(
  folder: string,
  expected: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const [json, junit] = ['report.json', 'junit.xml'].map((name) =>
    join(folder, '.proctor/latest', name),
  ) as [string, string];
  if (!existsSync(json) || !existsSync(junit)) return ['there are no reports'];
  return [
    ...jsonProblems(readFileSync(json, 'utf8'), expected),
    ...junitProblems(readFileSync(junit, 'utf8'), expected),
    ...(await schemaProblems(junit)),
  ];
}

function jsonProblems(text: string, expected: Readonly<Record<string, string>>): string[] {
  const {cases} = JSON.parse(text) as {readonly cases: readonly ReportedCase[]};
  const found = cases.map(({id, verdict}) => `${scenarioOf(id)} ${verdict}`).join(', ');
  const wanted = Object.entries(expected)
    .map(([scenario, verdict]) => `${scenario} ${verdict}`)
    .join(', ');
  return found === wanted ? [] : [`report.json has ${found}, not ${wanted}`];
}

/** Those that have not ended are skipped in JUnit's words. */
function junitProblems(text: string, expected: Readonly<Record<string, string>>): string[] {
  const root = parseXml(text);
  const cases = elements(root, 'testcase');
  const passed = cases.filter(({children}) =>
    children.every(({name}) => !['skipped', 'error', 'failure'].includes(name)),
  );
  const wanted = Object.values(expected);
  const wantedPassed = wanted.filter((verdict) => verdict === 'passed');
  if (cases.length === wanted.length && passed.length === wantedPassed.length) return [];
  return [`junit.xml has ${passed.length} of ${cases.length} cases passed`];
}

async function schemaProblems(path: string): Promise<string[]> {
  if (!existsSync(XSD)) return [];
  const problems = await xsdProblems([path], XSD);
  return problems === '' ? [] : [`junit.xml is not valid: ${problems.slice(0, 300)}`];
}
