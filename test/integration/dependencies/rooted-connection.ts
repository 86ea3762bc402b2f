import type {Command, Connection, ExecOptions} from '../../../src/environments/environment.ts';

/** A connection whose commands run in the root `folder` of this machine. */
export function rooted(connection: Connection, folder: string): Connection {
  const exec = (command: Command, options: ExecOptions) => {
    // All are scripts for sh: what is tested asks for no other shell.
    const script = `exec /usr/sbin/chroot '${folder}' /bin/sh -e -c ${quoted(command.script)}`;
    return connection.exec({...command, script, shell: 'sh'}, options);
  };
  return {
    transport: connection.transport,
    facts: connection.facts,
    scratch: '/tmp',
    workingDirectory: '/',
    exec,
    put: (files, options) => connection.put(files, options),
    get: (patterns, destination, options) => connection.get(patterns, destination, options),
    dial: (host, port, options) => connection.dial(host, port, options),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
