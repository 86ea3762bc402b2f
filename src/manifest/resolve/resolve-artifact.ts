import {assert} from '../../util/assert.ts';
import type {ArtifactSpec, BuildSpec} from '../deployment-spec.ts';
import type {ArtifactBuild, Artifact as DocumentArtifact} from '../generated/manifest-document.ts';
import {durationMs, envOf, type Fill, listOf} from './document-values.ts';

const BUILD_TIMEOUT_MS = 600_000;

/** One artifact with its defaults filled in. */
export function resolveArtifact(id: string, artifact: DocumentArtifact, fill: Fill): ArtifactSpec {
  const {source, build, unpack, checksum, mode} = artifact;
  return {
    id,
    type: artifact.type ?? 'data',
    sources: listOf<string>(source).map((path) => fill(path)),
    build: build === undefined ? undefined : resolveBuild(build, fill),
    unpack: resolveUnpack(unpack),
    sha256: checksum?.replace(/^sha256:/, '').toLowerCase(),
    target: fill(artifact.target),
    mode: mode === undefined ? undefined : Number.parseInt(mode, 8),
    owner: artifact.owner,
    group: artifact.group,
    needs: listOf<string>(artifact.needs),
    sensitive: artifact.sensitive ?? false,
    optional: artifact.optional ?? false,
  };
}

function resolveUnpack(unpack: DocumentArtifact['unpack']): ArtifactSpec['unpack'] {
  if (unpack === undefined || unpack === false) return undefined;
  return {strip: unpack === true ? 0 : unpack.strip};
}

function resolveBuild(build: ArtifactBuild, fill: Fill): BuildSpec {
  const outputs = listOf<string>(build.outputs).map((path) => fill(path));
  assert(outputs.length > 0, 'a build has no outputs');
  return {
    script: fill(build.run),
    shell: build.shell,
    env: envOf(build.env),
    workingDirectory: fill(build['working-directory']),
    outputs,
    inputs: listOf<string>(build.inputs).map((path) => fill(path)),
    timeoutMs: durationMs(build.timeout) ?? BUILD_TIMEOUT_MS,
  };
}
