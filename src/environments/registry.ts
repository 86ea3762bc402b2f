import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {InternalError, unreachable} from '../util/assert.ts';
import type {EnvironmentDriver} from './environment.ts';

/** The driver for the kind of `spec`; loads that kind's code only. */
export async function driverFor(spec: EnvironmentSpec): Promise<EnvironmentDriver> {
  switch (spec.type) {
    case 'local':
      return (await import('./local/local-driver.ts')).localDriver as EnvironmentDriver;
    case 'ssh':
      return (await import('./ssh/ssh-driver.ts')).sshDriver as EnvironmentDriver;
    case 'qemu':
      return (await import('./qemu/qemu-driver.ts')).qemuDriver as EnvironmentDriver;
    case 'container':
      throw new InternalError('no driver for containers yet');
    default:
      return unreachable(spec);
  }
}
