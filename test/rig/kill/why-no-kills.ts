import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {NO_VM} from '../vm-cli.ts';
import type {KillPlace} from './kill-cells.ts';

/** Why nothing can be run on `place` here; `undefined` where it can. */
export function whyNoKills(place: KillPlace): string | undefined {
  switch (place) {
    case 'local':
      return undefined;
    case 'ssh':
      return existsSync('/usr/sbin/sshd') ? undefined : 'openssh-server is missing';
    case 'container':
      return spawnSync('podman', ['--version']).status === 0 ? undefined : 'podman is missing';
    case 'qemu':
      return NO_VM;
  }
}
