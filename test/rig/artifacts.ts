import type {ArtifactSpec} from '../../src/manifest/deployment-spec.ts';

/** An artifact of data with all defaults, but for `parts`. */
export function artifactSpec(parts: Partial<ArtifactSpec> = {}): ArtifactSpec {
  return {
    id: 'suite',
    type: 'data',
    sources: ['suite'],
    build: undefined,
    unpack: undefined,
    sha256: undefined,
    target: 'suite',
    mode: undefined,
    owner: undefined,
    group: undefined,
    needs: [],
    sensitive: false,
    optional: false,
    ...parts,
  };
}
