import {describeConnectionContract} from '../../../rig/connection-contract.ts';
import {openContainer, startEngineService} from '../../../rig/containers.ts';

// Docker's own client, with podman's service in the daemon's place.
describeConnectionContract(
  'a container of docker',
  async () => {
    const service = await startEngineService('unix');
    try {
      const opened = await openContainer(
        {engine: 'docker', networkMode: 'host'},
        {DOCKER_HOST: service.address},
      );
      return {
        connection: opened.connection,
        async [Symbol.asyncDispose]() {
          await opened[Symbol.asyncDispose]();
          await service[Symbol.asyncDispose]();
        },
      };
    } catch (error) {
      await service[Symbol.asyncDispose]();
      throw error;
    }
  },
  {isSlow: true},
);
