import {spawnSync} from 'node:child_process';
import {describeKills} from '../rig/kill/describe-kills.ts';

const hasPodman = spawnSync('podman', ['--version']).status === 0;

describeKills('container', hasPodman ? undefined : 'podman is missing');
