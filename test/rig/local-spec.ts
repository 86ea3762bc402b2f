import type {LocalSpec} from '../../src/manifest/manifest.ts';

/** An environment as a manifest that says nothing but `type: local` gives it. */
export function localSpec(overrides: Partial<LocalSpec> = {}): LocalSpec {
  return {
    id: 'here',
    type: 'local',
    instances: 1,
    isolation: 'shared',
    env: {},
    shell: undefined,
    workingDirectory: undefined,
    prepare: [],
    restore: [],
    debug: [],
    stageTimeoutMs: 60_000,
    inheritEnv: [],
    ...overrides,
  };
}
