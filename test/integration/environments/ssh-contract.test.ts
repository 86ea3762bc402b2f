import {describe, it} from 'vitest';
import {describeConnectionContract, type OpenConnection} from '../../rig/connection-contract.ts';
import {
  canStartBareTarget,
  labDriver,
  SshLab,
  type SshServer,
  sshSpec,
} from '../../rig/ssh-servers.ts';
import {openContext} from '../../rig/step-context.ts';

async function open(start: (lab: SshLab) => Promise<SshServer>): Promise<OpenConnection> {
  const lab = new SshLab();
  try {
    const server = await start(lab);
    const rig = await openContext();
    const {context} = rig;
    const environment = await labDriver(lab).provision(sshSpec(lab, server), 1, context);
    return {
      connection: await environment.connect(context),
      [Symbol.asyncDispose]: async () => {
        await environment[Symbol.asyncDispose]();
        await rig[Symbol.asyncDispose]();
        await lab[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lab[Symbol.asyncDispose]();
    throw error;
  }
}

describeConnectionContract('OpenSSH', () => open((lab) => lab.sshd()));

const canStart = canStartBareTarget();
if (canStart === true) {
  describeConnectionContract('dropbear with BusyBox only', () => open((lab) => lab.bareDropbear()));
} else {
  describe('connection contract: dropbear with BusyBox only', () => {
    it.skip(`skipped: ${canStart}`, () => undefined);
  });
}
