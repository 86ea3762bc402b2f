import {type ChildProcess, spawn} from 'node:child_process';
import type {Socket} from 'node:net';
import type {Engine} from './engine/engine.ts';
import {removeArguments} from './engine/remove.ts';

/**
 * A shell that does nothing but wait for the end of its input, which comes however this process
 * dies, by SIGKILL too: then it removes the containers that it was told of. It is in a session of
 * its own, out of reach of Ctrl-C. There is one for each engine.
 */
export class ContainerGuard {
  static #shared: ContainerGuard | undefined;
  readonly #children = new Map<string, ChildProcess>();

  /** The one of this process. */
  static shared(): ContainerGuard {
    ContainerGuard.#shared ??= new ContainerGuard();
    return ContainerGuard.#shared;
  }

  /** Has the container `name` removed should this process die, until disposed of. */
  watch(engine: Engine, name: string): Disposable {
    const key = JSON.stringify([engine.program, engine.env]);
    this.#send(engine, key, `+ ${name}`);
    return {[Symbol.dispose]: () => this.#send(engine, key, `- ${name}`)};
  }

  #send(engine: Engine, key: string, line: string): void {
    const child = this.#children.get(key) ?? this.#start(engine, key);
    child.stdin?.write(`${line}\n`);
  }

  #start(engine: Engine, key: string): ChildProcess {
    const command = [engine.program, ...removeArguments(engine, [])];
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', ...command], {
      env: engine.env,
      cwd: '/',
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    this.#children.set(key, child);
    const onGone = (): void => {
      if (this.#children.get(key) === child) this.#children.delete(key);
    };
    child.on('error', onGone);
    child.on('exit', onGone);
    child.stdin?.on('error', () => undefined);
    child.unref();
    (child.stdin as Socket | null)?.unref();
    return child;
  }
}

/** Names are of letters, digits and dashes. Its arguments remove what is named behind them. */
const SCRIPT = `
trap '' INT TERM HUP QUIT
names=' '
while IFS=' ' read -r verb name; do
  case $verb in
    +) names="$names$name ";;
    -) names="\${names%% $name *} \${names#* $name }";;
  esac
done
[ "$names" = ' ' ] || exec "$@" $names
`;
