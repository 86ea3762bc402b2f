import type {EnvironmentSpec} from '../manifest/manifest.ts';
import {unreachable} from '../util/assert.ts';
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
      return (await import('./container/container-driver.ts')).containerDriver as EnvironmentDriver;
    default:
      return unreachable(spec);
  }
}
