import {describeKills} from '../rig/kill/describe-kills.ts';
import {NO_VM} from '../rig/vm-cli.ts';

describeKills('qemu', NO_VM);
