import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {ArtifactRepository} from '../../src/artifacts/artifact-repository.ts';
import type {ArtifactProgress} from '../../src/artifacts/resolve-artifact.ts';
import type {ResolvedArtifact} from '../../src/artifacts/resolved-artifact.ts';
import type {StepContext} from '../../src/environments/environment.ts';
import type {ArtifactSpec} from '../../src/manifest/deployment-spec.ts';
import type {Manifest} from '../../src/manifest/manifest.ts';
import {NO_MASK} from '../../src/util/mask.ts';
import {artifactSpec} from './artifacts.ts';

/** A manifest's folder and a state folder, and runs that use their artifacts. */
export class ArtifactPlace implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), 'artifacts-'));
  /** The manifest's folder. */
  readonly folder = join(this.root, 'manifest');
  readonly state = join(this.root, 'state');
  readonly warnings: string[] = [];
  readonly progress: ArtifactProgress[] = [];
  env: Readonly<Record<string, string | undefined>> = {};
  overrides: Partial<StepContext> = {};

  constructor() {
    mkdirSync(this.folder);
    mkdirSync(join(this.root, 'logs'));
  }

  write(name: string, content: string | Uint8Array = name, mode = 0o644): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content, {mode});
  }

  manifest(...specs: readonly Partial<ArtifactSpec>[]): Manifest {
    const artifacts = new Map(specs.map(artifactSpec).map((spec) => [spec.id, spec] as const));
    const parts: Pick<Manifest, 'folder' | 'name' | 'variables' | 'artifacts'> = {
      folder: this.folder,
      name: 'demo',
      variables: {},
      artifacts,
    };
    return parts as Manifest;
  }

  context(overrides: Partial<StepContext> = {}): StepContext {
    return {
      signal: new AbortController().signal,
      mask: NO_MASK,
      secret: (name) => `value of ${name}`,
      runId: 'run-1',
      folder: this.folder,
      scratchFolder: join(this.root, 'logs'),
      env: {PATH: process.env['PATH'], ...this.env},
      warn: (code, message) => this.warnings.push(`${code}: ${message}`),
      ...this.overrides,
      ...overrides,
    };
  }

  repository(): Promise<ArtifactRepository> {
    return ArtifactRepository.open({stateFolder: this.state});
  }

  /** All of these, as a run of their own resolves them. */
  async resolve(...specs: readonly Partial<ArtifactSpec>[]): Promise<readonly ResolvedArtifact[]> {
    await using repository = await this.repository();
    const manifest = this.manifest(...specs);
    return await repository.resolve([...manifest.artifacts.keys()], {
      manifest,
      context: this.context(),
      onProgress: (progress) => this.progress.push(progress),
    });
  }

  /** One artifact's files. */
  async files(spec: Partial<ArtifactSpec>): Promise<ResolvedArtifact['files']> {
    const [artifact] = await this.resolve(spec);
    return artifact?.files ?? [];
  }

  /** Every file below the state folder, by its path from there. */
  stateFiles(): ReadonlyMap<string, Buffer> {
    const files = new Map<string, Buffer>();
    const names = readdirSync(this.root, {recursive: true, withFileTypes: true});
    for (const entry of names) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && path.startsWith(this.state)) {
        files.set(path.slice(this.state.length + 1), readFileSync(path));
      }
    }
    return files;
  }

  /** What is being written, or was left so. */
  temporaryFiles(): readonly string[] {
    return [...this.stateFiles().keys()].filter((name) => /\/tmp\/|\.\d+-[0-9a-f]{8}$/.test(name));
  }

  [Symbol.dispose](): void {
    rmSync(this.root, {recursive: true, force: true});
  }
}

/** A file's content, as what deploys it reads it. */
export async function contentOf(
  file: ResolvedArtifact['files'][number] | undefined,
): Promise<Buffer> {
  const blocks: Buffer[] = [];
  const {signal} = new AbortController();
  for await (const block of file?.open({signal}) ?? []) blocks.push(block);
  return Buffer.concat(blocks);
}
