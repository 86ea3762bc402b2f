import type {DiskSpec} from '../../src/manifest/manifest.ts';

/** A disk of 16 MiB, if nothing else is said. */
export function diskSpec(overrides: Partial<DiskSpec> = {}): DiskSpec {
  const sizeBytes = overrides.image === undefined ? 16 * 2 ** 20 : undefined;
  return {
    name: 'data',
    sizeBytes,
    image: undefined,
    format: undefined,
    readOnly: false,
    boot: false,
    ...overrides,
  };
}
