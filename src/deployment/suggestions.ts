import {type FaultCode, FaultError} from '../faults/fault-error.ts';

/** What to do about faults whose thrower does not say it better. */
const SUGGESTIONS: Readonly<Partial<Record<FaultCode, string>>> = {
  'local/spawn-failed': 'see whether the shell is there, and the limits of processes (`ulimit -u`)',
  'local/scratch-failed': 'the folder for temporary files must be writable and have room',
  'environment/tool-missing': 'install the tool that is named; `proctor doctor` lists all of them',
  'environment/unhealthy': 'log in there and run a command by hand; the stage’s log has the rest',
  'environment/too-large': 'raise concurrency.memory or concurrency.cpus, or ask for less',
  'stage/timed-out': 'raise defaults.stage-timeout, or see in the log what it was waiting for',
  'stage/hook-failed': 'run the script there by hand; all that it printed is in the log',
  'secret/unavailable': 'set the variable or file that `secrets` names before starting proctor',
  'ssh/unreachable': 'see whether the host is up: `ssh` with the same user, port and jump host',
  'ssh/host-key-unknown': 'check the host’s key, then add it to known_hosts (`ssh-keyscan`)',
  'ssh/host-key-changed': 'ask who installed the host anew before replacing its known_hosts line',
  'ssh/host-key-revoked': 'the key is marked @revoked in known_hosts: do not trust this host',
  'ssh/auth-rejected': 'see that the key’s public half is in authorized_keys there',
  'ssh/key-unreadable': 'see the file’s permissions, and its passphrase under `secrets`',
  'ssh/connection-lost': 'see the network, and whether sshd or the host was restarted',
  'transfer/source-missing': 'see `source` in the manifest; it starts from the manifest’s folder',
  'transfer/checksum-mismatch':
    'see the disk and the memory there: what arrived is not what was sent',
  'transfer/failed': 'see the target folder’s permissions and free space there',
  'transfer/unsafe-path': 'a relative target must stay in the scratch folder; or make it absolute',
  'qemu/start-failed': 'QEMU’s own words are in the message; `proctor doctor` checks this machine',
  'vm/lost': 'the end of its console is in the run’s logs; give it more memory where that ran out',
  'vm/hung': 'see its console in the run’s logs; raise `silence` where it is only slow',
  'vm/boot-failed': 'see its console in the run’s logs',
  'guest-agent/lost': 'see in the console whether the guest ran out of memory or was shut down',
  'console/no-shell': 'see the console’s log: `login-prompt` and `prompt` must match what it shows',
  'artifact/build-failed': 'run the build’s script by hand, in its working directory',
  'artifact/checksum-mismatch': 'the file is not the one that the manifest means: fetch it again',
  'artifact/store-failed': 'see the permissions and the free space of .proctor/',
  'deploy/disk-full': 'free some space there, or give the environment a larger disk',
  'deploy/not-encrypted': 'use ssh or a guest agent for it, or take `sensitive` off the artifact',
  'deploy/permission-denied': 'log in as a user who may write there, or choose another target',
  'deploy/rollback-failed':
    'put back by hand what is named: copies of it are gone with the instance',
  'dependency/missing': 'install it there by hand, or correct its name for this package manager',
  'dependency/busy': 'wait until the other installation there has ended',
  'instrumentation/unavailable': 'use a kernel or tool that has it, or make it `optional: true`',
  'instrumentation/lost': 'see in the console’s log what it reported before it switched itself off',
  'environment/not-ready': 'correct what the check found, or raise its `timeout`',
  'container/engine-failed': 'the engine’s own words are in the message; try the same by hand',
  'container/image-missing': 'load or build the image first, or see that the registry is reachable',
  'container/lost': 'see with `podman logs` or `docker logs` why its first process ended',
};

/** The fault with what to do about it: the thrower's own words, or else what mostly helps. */
export function withSuggestion(fault: FaultError): FaultError {
  const help = SUGGESTIONS[fault.code];
  if (fault.help !== undefined || help === undefined) return fault;
  const {code, message, cause, details} = fault;
  return new FaultError(code, message, {cause, details, help});
}
