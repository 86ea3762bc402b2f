import type {DiagnosticCode} from '../src/diagnostics/diagnostic.ts';
import type {FaultCode} from '../src/faults/fault-error.ts';

/** What to do about a diagnostic, where its line does not say it already. */
export const DIAGNOSTIC_ADVICE: Readonly<Partial<Record<DiagnosticCode, string>>> = {
  'manifest/unreadable': 'Check the path and its permissions; `-m` names another manifest.',
  'manifest/too-large': 'Use a matrix instead of spelling out cases, or split the manifest.',
  'manifest/too-deep': 'No manifest needs that depth; look for a mistake in the indentation.',
  'manifest/bad-encoding': 'Save the file as UTF-8.',
  'manifest/empty': '`proctor init` writes one to start from.',
  'manifest/many-documents': 'Remove the `---` between them, or make them files of their own.',
  'manifest/syntax': 'Most often indentation, a tab, or a `:` or `#` in a text that needs quotes.',
  'manifest/duplicate-key': 'Remove one of them: YAML tools differ in which one they take.',
  'manifest/forbidden-key': 'Choose another name.',
  'manifest/alias': 'Write the value out.',
  'manifest/unknown-key':
    'Check the spelling and the indentation: the key may belong one level up or down.',
  'manifest/bad-name':
    'Names are letters, digits, `_`, `.` and `-`, and start with a letter or `_`.',
  'manifest/bad-size': 'Units are KiB, MiB, GiB and TiB: `256MiB`.',
  'manifest/bad-regex':
    'It is a JavaScript expression with the flags `m` and `u`: `\\-` outside of brackets is not allowed.',
  'manifest/bad-date':
    'Quote it and write YYYY-MM-DD. A quarantine that has run out must be renewed or removed.',
  'manifest/bad-checksum': '`sha256sum FILE` prints it.',
  'manifest/same-target':
    'Give each a target of its own; which of them is there in the end would be chance.',
  'manifest/exposed': 'Give it a mode without rights for others: `"0600"`.',
  'manifest/impossible-check':
    'Only virtual machines have a console; make the check part of their environment.',
  'manifest/yaml-1.1': 'Quote the value: `"no"`, `"010"`, `"1:20"`.',
  'manifest/bad-expression': 'Expressions are as in GitHub Actions; texts stand in single quotes.',
  'manifest/unknown-name':
    'Contexts are variables, matrix, env, environment, case, run, steps, secrets.',
  'manifest/secret-misplaced':
    'Pass it through `env` or `stdin`: a command line can be read by everybody on the machine.',
  'manifest/unsafe-expression': 'Pass it through `env`: what a step prints could hold a command.',
  'manifest/unknown-step': 'Give the step an `id`; only earlier steps can be read.',
  'manifest/unknown-board': 'Declare it under `boards`, or in the file that `boards` names.',
  'manifest/unmatched-labels': 'All the labels of `board` must be those of one board.',
  'manifest/unknown-template': 'Declare it under `templates`.',
  'manifest/unknown-disk': 'Disks stand in `disks` of the environment, or a step attaches them.',
  'manifest/unknown-checkpoint':
    'Only a `checkpoint` of an earlier step of the scenario can be restored.',
  'manifest/impossible-step':
    'Run it on an environment of type qemu; an `if` that asks for `environment.type` may skip it elsewhere.',
  'manifest/path-outside': 'Write the `../` out, so that reaching outside is visible.',
  'plan/cycle': 'Remove one of the `needs` on the path shown.',
  'plan/duplicate-case': 'Remove the repeated value from `matrix` or its `include`.',
  'plan/matrix-too-large': 'Shorten a list, or use `exclude`.',
  'plan/empty-matrix': '`exclude` takes everything away.',
};

/** What a fault means and what to do about it. */
export const FAULT_ADVICE: Readonly<Partial<Record<FaultCode, string>>> = {
  'dependency/missing':
    'Packages or commands that are needed could not be installed; the message names exactly which.',
  'dependency/busy': 'Another program holds the lock of the package manager there, for too long.',
  'instrumentation/unavailable':
    'A tool of `instrumentation` does not work on that environment; the message says what it lacks.',
  'instrumentation/lost': 'A tool was off at the end of a case; `when-lost` says what that means.',
  'environment/not-ready':
    'A readiness check did not hold; each is in the report with what was seen there.',
  'container/engine-failed': 'podman or docker refused; the message has its own words.',
  'container/image-missing':
    'The image is not there and may not be pulled, or could not be built or imported.',
  'container/lost': 'The container ended while it was needed: out of memory, or from outside.',
  'step/confinement-unavailable':
    'The environment has no control groups or namespaces that a step may be put into.',
  'local/spawn-failed':
    'A process could not be started: a missing shell, or a limit of processes or memory.',
  'local/scratch-failed':
    'The scratch folder could not be made: is the disk full, `TMPDIR` writable?',
  'ledger/unwritable':
    'What is made is written down in the state folder first, and that could not be: is its disk full, is it read-only, or of another user? `PROCTOR_STATE_DIR` names another folder.',
  'ledger/no-reaper':
    'The process that cleans up after a killed run could not be started: `/bin/sh` must be there, and room for one more process.',
  'ledger/in-use':
    'Another process is at work on this run, or on what it left; wait for it, or see `proctor clean`.',
  'board/none-usable':
    'All boards that would do are in quarantine: `proctor boards` says why, and `proctor boards check` puts one back to use that answers.',
  'board/unhealthy':
    'The board did not answer after its power was switched, or its `check` failed.',
  'board/power-failed':
    'A script of `power` failed, took too long, or is not there; the message has what it said.',
  'lock/timeout':
    'Somebody else has the lock, or the board; the message says who, since when and what for. `timeout` of `lock` says how long to wait.',
  'lock/lost':
    'While this process was stopped or cut off, its lease ran out: somebody else may have been there since. What ran proves nothing.',
  'state/unusable':
    'The database of the state folder is damaged, read-only, full, of another user, on a network file system, or of a newer proctor; the message says which.',
  'state/unreachable': 'The PostgreSQL of `PROCTOR_STATE_URL` does not answer.',
  'lock/not-held':
    'What is to be given back is not held, or is held by somebody else: `proctor lock status` says by whom.',
  'environment/tool-missing':
    'A program that the environment needs is not there; `proctor doctor` names the package.',
  'environment/unhealthy': 'The environment stopped answering.',
  'stage/timed-out': 'A stage took longer than `stage-timeout` of `defaults`.',
  'stage/hook-failed': 'A `prepare` hook failed; its output is in the report.',
  'step/reported-infrastructure': 'A step said so itself, by a line `::infrastructure reason`.',
  'step/requirement-missing': 'Something of `requires` is absent, and `otherwise` is `error`.',
  'step/expression-failed': 'An expression could not be evaluated with the values it got.',
  'environment/too-large':
    'The virtual machine, with what it is cloned from, needs more memory or CPUs than there are, or than `concurrency` allows.',
  'qemu/start-failed':
    'QEMU ended before it could be used; what it said is in the report. Often an option of `extra-args`, `machine` or `cpu`.',
  'qemu/kvm-unusable': 'KVM was asked for and runs no guest here. `accel: auto` takes TCG then.',
  'qemu/monitor-failed': 'QEMU did not answer, or refused a command.',
  'qemu/image-failed':
    'A disk image could not be read or made: is it there, of the `format` given, and is the disk full?',
  'qemu/port-taken': 'A `host` port is in use. Without `host` a free one is found.',
  'qemu/wrong-architecture': 'The kernel is for another architecture than `arch`.',
  'vm/lost': 'QEMU ended under a running machine. The case is tried again on a new one.',
  'vm/hung': 'The machine was silent for longer than `silence`, or stopped answering.',
  'vm/boot-failed':
    'The machine did not answer within `timeout` of `connect`, or crashed before; the end of its console is in the report.',
  'vm/wrong-machine':
    'What answered is not the machine that was started: does something else listen there?',
  'vm/checkpoint-failed': 'The machine could not be frozen, or a clone could not be started.',
  'vm/operation-failed':
    'A step’s `restore`, `reboot`, `attach-disk` or the like could not be done.',
  'vm/unsupported': 'The environment, or this QEMU, cannot do that.',
  'guest-agent/lost': 'QEMU’s guest agent stopped answering.',
  'guest-agent/refused':
    'The guest agent is too old, or may not do it: is a command on its block list?',
  'console/no-shell':
    'No prompt came on the serial console. See `login-prompt` and `prompt` of `connect`.',
  'secret/unavailable': 'The variable or file of a secret that is needed is not there.',
  'ssh/unreachable': 'No connection: name, address, port, firewall, or the host is down.',
  'ssh/host-key-unknown':
    'Compare the fingerprint and add the key to known_hosts, or set `host-key-checking: accept-new`.',
  'ssh/host-key-changed':
    'Either the host was set up anew, or somebody is in between. Remove the old key only if you know.',
  'ssh/host-key-revoked': 'known_hosts marks this key as `@revoked`. It is never accepted.',
  'ssh/auth-rejected':
    'The host takes none of the keys and passwords that were offered; is the user right?',
  'ssh/key-unreadable':
    'The key’s file is absent, not readable, of an unknown format, or its passphrase is wrong.',
  'ssh/connection-lost': 'The connection broke. The case is tried again on a new one.',
  'transfer/source-missing': 'The artifact’s `source` matches no file.',
  'transfer/checksum-mismatch': 'What arrived is not what was sent.',
  'transfer/failed': 'No space, no permission, or a folder stands where a file should.',
  'artifact/build-failed':
    'The artifact’s `build` failed, took too long, or made no output; its log is beside the others.',
  'artifact/checksum-mismatch': 'The source is not the file that `checksum` is of.',
  'artifact/targets-clash': 'Two sources of an artifact would be at one place.',
  'artifact/archive-refused':
    'It is damaged, of an unknown kind, larger than an archive may be, or has names that lead out of it.',
  'artifact/store-failed':
    'The store cannot be written or read: is the disk full, the key another, a content damaged?',
  'deploy/disk-full':
    'A file system there has not the room for what is to be sent; the message has both numbers.',
  'deploy/not-encrypted': 'A `sensitive` artifact would have gone over a connection in clear.',
  'deploy/permission-denied': 'Whoever is logged in may not write, read or give away that file.',
  'deploy/rollback-failed':
    'Some of what a failed deployment changed could not be put back; the warning names it.',
  'transfer/unsafe-path': 'A name would have been written outside of its folder.',
  'guest/kernel-unreadable': 'The kernel’s path names no file that can be read.',
  'guest/kernel-unknown':
    'No bzImage, arm64 or RISC-V `Image`, `zImage` or `vmlinux`; or packed in another way than with gzip or zstd.',
  'guest/build-failed':
    'A guest without an image needs a program that this machine does not have (the package is named), or a file could not be read or written.',
};
