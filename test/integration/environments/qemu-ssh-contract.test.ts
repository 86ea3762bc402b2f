import {describe, it} from 'vitest';
import {describeConnectionContract} from '../../rig/connection-contract.ts';
import {canStartSshGuest, openSshGuest} from '../../rig/connection-guests.ts';

const why = canStartSshGuest();
if (why !== true) {
  describe('connection contract: SSH to a guest', () => it.skip(why, () => undefined));
} else {
  describeConnectionContract('SSH to a guest', () => openSshGuest(), {
    timeoutMs: 120_000,
    reachesHere: false,
  });
}
