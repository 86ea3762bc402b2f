import {describeKills} from '../rig/kill/describe-kills.ts';

describeKills('local', undefined);
