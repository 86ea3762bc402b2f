import {randomBytes} from 'node:crypto';
import {isAbsolute, join, resolve} from 'node:path';
import type {GcovSpec} from '../../manifest/instrumentation-spec.ts';
import type {CasePlace, Tool, ToolOutcome} from '../tool.ts';
import {collectCounts} from './collect-counts.ts';
import {CoverageData} from './coverage-data.ts';
import {coverageFacts} from './merge-coverage.ts';
import {proveGcov} from './prove-gcov.ts';
import {applyMarkers, SourceMapper} from './source-mapper.ts';
import {writeTracefile} from './write-tracefile.ts';

/**
 * Coverage of programs that were built with `--coverage`. Each case's counts go to a folder of its
 * own (GCOV_PREFIX), so that cases that run at once on one environment do not mix, and none adds to
 * what an earlier one left.
 */
export function gcovTool(spec: GcovSpec, instrumentation: string): Tool {
  return {
    name: 'gcov',
    setUp: async (place) => (await proveGcov(spec, place)).facts,
    begin: async ({connection}) => {
      const prefix = `${connection.scratch}/gcov-${randomBytes(6).toString('hex')}`;
      return {
        env: {GCOV_PREFIX: prefix, GCOV_PREFIX_STRIP: '0'},
        end: (place) => endGcov(spec, place, {prefix, name: instrumentation}),
      };
    },
  };
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

async function endGcov(
  spec: GcovSpec,
  place: CasePlace,
  {prefix, name}: {readonly prefix: string; readonly name: string},
): Promise<ToolOutcome> {
  const local = spec.localSource === undefined ? undefined : place.expand(spec.localSource);
  const localSource = local && (isAbsolute(local) ? local : resolve(place.context.folder, local));
  const data = new CoverageData();
  const collected = await collectCounts(spec, place, {
    prefix,
    sinkFor: (source) => {
      const {include, exclude} = spec;
      const mapper = new SourceMapper({source, localSource, include, exclude});
      return (file, folder) => {
        const path = mapper.map(file, folder);
        return path === undefined ? undefined : data.file(path);
      };
    },
  });
  const isLocal = place.connection.transport === 'local' && place.spec.type === 'local';
  applyMarkers(
    data,
    (path) => isLocal || (localSource !== undefined && isBelow(localSource, path)),
  );
  const outcome = {findings: [], failsCase: false, files: []};
  const facts = {objects: collected.objects, ...coverageFacts(data.totals())};
  if (data.files.size === 0) {
    return {...outcome, facts, doubt: collected.doubt ?? 'no source file counts'};
  }
  const file = join('coverage', `${name}.info`);
  await writeTracefile(join(place.folder, file), data, place.caseId);
  return {...outcome, facts, files: [file], doubt: collected.doubt};
}
