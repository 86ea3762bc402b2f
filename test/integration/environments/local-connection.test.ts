import {localDriver} from '../../../src/environments/local/local-driver.ts';
import {describeConnectionContract} from '../../rig/connection-contract.ts';
import {localSpec} from '../../rig/local-spec.ts';
import {openContext} from '../../rig/step-context.ts';

describeConnectionContract(
  'local',
  async () => {
    const rig = await openContext();
    const environment = await localDriver.provision(localSpec(), 1, rig.context);
    const connection = await environment.connect(rig.context);
    return {
      connection,
      async [Symbol.asyncDispose]() {
        await environment[Symbol.asyncDispose]();
        await rig[Symbol.asyncDispose]();
      },
    };
  },
  {treeCount: 100},
);
