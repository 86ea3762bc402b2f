import {SaxesParser} from 'saxes';
import type {RunReader} from '../../src/journal/run-result.ts';
import type {ReportFormat, ReportOptions} from '../../src/report/report-format.ts';
import {writeReport} from '../../src/report/write-report.ts';

/** A whole report as one text. */
export function render(
  reader: RunReader,
  options: ReportOptions & {readonly format: ReportFormat},
): string {
  const parts: string[] = [];
  writeReport(reader, (text) => parts.push(text), options);
  return parts.join('');
}

/** An element of a parsed document. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** @throws if `xml` is not well-formed. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = {name: '', attributes: {}, children: [], text: ''};
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({name, attributes}) => {
    const node: XmlNode = {name, attributes, children: [], text: ''};
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('no element');
  return document;
}

/** All elements called `name`, in document order. */
export function elements(node: XmlNode, name: string): XmlNode[] {
  return [
    ...(node.name === name ? [node] : []),
    ...node.children.flatMap((c) => elements(c, name)),
  ];
}
