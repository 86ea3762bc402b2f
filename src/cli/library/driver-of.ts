import type {EnvironmentDriver} from '../../environments/environment.ts';
import type {EnvironmentSpec} from '../../manifest/manifest.ts';

/** A driver of somebody else's for an environment; `undefined` for proctor's own. */
export type DriverOf = (
  spec: EnvironmentSpec,
) => EnvironmentDriver | undefined | Promise<EnvironmentDriver | undefined>;
