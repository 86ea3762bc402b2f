import type {Engine} from '../engine/engine.ts';

/** Id of `name` where it is here. */
export async function findImage(
  engine: Engine,
  name: string,
  options: {readonly signal: AbortSignal},
): Promise<string | undefined> {
  const args = ['image', 'inspect', '--format', '{{.Id}}', name];
  const {code, stdout} = await engine.run(args, options);
  return code === 0 ? stdout.trim() : undefined;
}
