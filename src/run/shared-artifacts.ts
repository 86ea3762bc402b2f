import type {ArtifactRepository, ResolveOptions} from '../artifacts/artifact-repository.ts';
import type {ResolvedArtifact} from '../artifacts/resolved-artifact.ts';
import type {ArtifactSource} from '../deployment/artifact-source.ts';

/** The artifacts of a run: their repository is opened when the first is asked for. */
export class SharedArtifacts implements ArtifactSource, AsyncDisposable {
  readonly #stateFolder: string;
  #repository: Promise<ArtifactRepository> | undefined;

  /** @param stateFolder As `stateFolder` gives it. */
  constructor(stateFolder: string) {
    this.#stateFolder = stateFolder;
  }

  async resolve(
    ids: readonly string[],
    options: ResolveOptions,
  ): Promise<readonly ResolvedArtifact[]> {
    if (ids.length === 0) return [];
    this.#repository ??= this.#open();
    return (await this.#repository).resolve(ids, options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const repository = await this.#repository?.catch(() => undefined);
    await repository?.[Symbol.asyncDispose]();
  }

  async #open(): Promise<ArtifactRepository> {
    const {ArtifactRepository} = await import('../artifacts/artifact-repository.ts');
    return ArtifactRepository.open({stateFolder: this.#stateFolder});
  }
}
