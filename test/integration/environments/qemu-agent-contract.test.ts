import {describe, it} from 'vitest';
import {openAgentConnection} from '../../../src/environments/qemu/guest-agent/open-agent-connection.ts';
import {describeConnectionContract} from '../../rig/connection-contract.ts';
import {startConnectionGuest} from '../../rig/connection-guests.ts';
import {testKernel} from '../../rig/guests.ts';

const {why} = testKernel();
if (why !== undefined) {
  describe('connection contract: guest agent', () => it.skip(why, () => undefined));
} else {
  describeConnectionContract(
    'guest agent',
    async () => {
      const guest = await startConnectionGuest();
      guest.serial.resume();
      const connection = await openAgentConnection(
        guest.agent,
        {label: 'the guest', files: guest.files},
        {signal: new AbortController().signal, warn: () => undefined},
      );
      return {
        connection,
        async [Symbol.asyncDispose]() {
          await connection[Symbol.asyncDispose]();
          await guest[Symbol.asyncDispose]();
        },
      };
    },
    {reachesHere: false},
  );
}
