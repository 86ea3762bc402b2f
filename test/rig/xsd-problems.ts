import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** Whether libxml2's own tool is there; else its build for WebAssembly does. */
export const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

/** What is wrong with the files, as the reference validator says; empty where nothing is. */
export async function xsdProblems(files: readonly string[], xsd: string): Promise<string> {
  if (hasXmllint) {
    const {status, stderr} = spawnSync('xmllint', ['--noout', '--schema', xsd, ...files], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return status === 0 ? '' : stderr.replaceAll(/^.* validates\n/gmu, '').slice(0, 4000);
  }
  const {validateXML} = await import('xmllint-wasm');
  const result = await validateXML({
    xml: files.map((fileName) => ({fileName, contents: readFileSync(fileName, 'utf8')})),
    schema: readFileSync(xsd, 'utf8'),
  });
  return result.valid ? '' : result.rawOutput.slice(0, 4000);
}
