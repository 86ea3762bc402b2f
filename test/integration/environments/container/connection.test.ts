import {describeConnectionContract} from '../../../rig/connection-contract.ts';
import {openContainer} from '../../../rig/containers.ts';

describeConnectionContract('a container of podman', () => openContainer({networkMode: 'host'}));
