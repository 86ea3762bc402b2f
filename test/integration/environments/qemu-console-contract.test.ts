import {describe, it} from 'vitest';
import {openConsoleConnection} from '../../../src/environments/qemu/console-shell/open-console-connection.ts';
import {describeConnectionContract} from '../../rig/connection-contract.ts';
import {serialLine, startConnectionGuest} from '../../rig/connection-guests.ts';
import {testKernel} from '../../rig/guests.ts';

const {why} = testKernel();
if (why !== undefined) {
  describe('connection contract: serial console', () => it.skip(why, () => undefined));
} else {
  describeConnectionContract(
    'serial console',
    async () => {
      const guest = await startConnectionGuest();
      guest.agent.resume();
      const connection = await openConsoleConnection(
        serialLine(guest),
        {label: 'the guest', login: {user: undefined, password: undefined}},
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
    {timeoutMs: 240_000, reachesHere: false, isSlow: true},
  );
}
