import type {ArtifactRepository} from '../artifacts/artifact-repository.ts';

/** Where artifacts come from; one for all instances of a run, so that each is made once. */
export type ArtifactSource = Pick<ArtifactRepository, 'resolve'>;
