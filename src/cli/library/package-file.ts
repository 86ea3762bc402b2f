import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {assert} from '../../util/assert.ts';

/**
 * Where proctor's package has the file `name`, absolute. It is above this one: which is bundled into
 * `dist/`, at a depth of the bundler's choice.
 */
export function packageFile(name: string): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, name))) {
    const above = dirname(folder);
    assert(above !== folder, `the package has no ${name}`);
    folder = above;
  }
  return join(folder, name);
}
