import type {ArtifactSpec} from '../manifest/deployment-spec.ts';
import type {Manifest} from '../manifest/manifest.ts';

/** The artifacts and all they need, needed ones first; the manifest has no cycles. */
export function inNeedsOrder(
  manifest: Pick<Manifest, 'artifacts'>,
  ids: readonly string[],
): ArtifactSpec[] {
  const ordered = new Map<string, ArtifactSpec>();
  const visit = (id: string): void => {
    const artifact = manifest.artifacts.get(id);
    if (artifact === undefined || ordered.has(id)) return;
    for (const needed of artifact.needs) visit(needed);
    ordered.set(id, artifact);
  };
  for (const id of ids) visit(id);
  return [...ordered.values()];
}
