import {existsSync} from 'node:fs';
import {describeKills} from '../rig/kill/describe-kills.ts';

describeKills('ssh', existsSync('/usr/sbin/sshd') ? undefined : 'openssh-server is missing');
