import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {CancelError} from '../../../src/util/deadline.ts';
import {artifactSpec} from '../../rig/artifacts.ts';
import {DeploymentRig, manifestOf} from '../../rig/deployments.ts';
import {anyTree, type TreeFile, writeTree} from '../../rig/file-trees.ts';
import {qemuSpec} from '../../rig/qemu-spec.ts';
import {openVm, tinyKernel, type VmRig} from '../../rig/virtual-machines.ts';
import {expectCourse} from './course.ts';

const hasKernel = tinyKernel() !== undefined;

/** A file each line, names as digests: mode, owner, group, content. */
const SNAPSHOT = `find . -type f -exec sh -c '
for f; do
  n=$(printf %s "$f" | sha256sum); c=$(sha256sum <"$f")
  echo "\${n%% *} $(stat -c %a:%u:%g "$f") \${c%% *}"
done' sh {} + | sort`;

function lineOf({path, content, mode}: TreeFile, owner: string): string {
  return `${sha256(`./${path}`)} ${mode.toString(8)}:${owner} ${sha256(content)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe.skipIf(!hasKernel)(
  `a deployment to a virtual machine${hasKernel ? '' : ' (skipped: there is no test kernel)'}`,
  () => {
    let vm: VmRig;
    let rig: DeploymentRig;
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'proctor-machine-'));
      rig = new DeploymentRig();
      vm = await openVm();
    });
    afterAll(async () => {
      await vm?.[Symbol.asyncDispose]();
      await rig?.[Symbol.asyncDispose]();
      rmSync(folder, {recursive: true, force: true});
    });

    it('D1 D2 D4 D5 D12 D30 for any files, all arrive with mode and owner, or all is as it was', async () => {
      let round = 0;
      const anyEnd = fc.constantFrom('completed', 'completed', 'failed', 'cancelled');
      const anyOwner = fc.constantFrom(undefined, '0', '12', '3456');
      await fc.assert(
        fc.asyncProperty(anyTree, anyTree, anyEnd, anyOwner, async (former, wanted, end, owner) => {
          const own = join(folder, String(round++));
          const target = `/srv/${round}`;
          writeTree(join(own, 'former'), former);
          writeTree(join(own, 'source'), wanted);
          await vm.run(`mkdir -p ${target}`);
          const {connection} = vm.environment;
          const files = former.map(({path, mode}) => ({
            source: join(own, 'former', path),
            target: `${target}/${path}`,
            ...{mode, owner: '7', group: '8'},
          }));
          await connection?.put(files, {signal: vm.context.signal});
          const before = await vm.run(`cd ${target} && ${SNAPSHOT}`);
          expect(before.split('\n')).toEqual(former.map((file) => lineOf(file, '7:8')).sort());
          const controller = new AbortController();
          const artifact = artifactSpec({
            id: 'tree',
            sources: ['source'],
            target: `${target}/`,
            ...{owner, group: owner},
          });
          const hooks = {completed: [], failed: ['exit 3'], cancelled: ['sleep 600']}[end];
          const deployed = await rig.deploy({
            environment: vm.environment,
            spec: qemuSpec({prepare: hooks ?? []}),
            manifest: manifestOf(own, [artifact]),
            context: {...vm.context, signal: controller.signal},
            needs: {artifacts: ['tree'], prepares: true},
            kept: connection,
            onEvent: ({type}) => {
              if (end !== 'cancelled' || type !== 'deployment-progressed') return;
              controller.abort(new CancelError('interrupted'));
            },
          });
          expectCourse(deployed, rig.runFolder);
          expect(deployed.ended?.status).toBe(end);
          const after = await vm.run(`cd ${target} && ${SNAPSHOT}`);
          if (end !== 'completed') {
            expect(deployed.ended?.rolledBack ?? true).toBe(true);
            expect(after).toBe(before);
            return;
          }
          const there = wanted.map((file) => {
            // Who has what is there already is asked only where that is said.
            const isThere = former.some(
              ({path, content}) => path === file.path && content === file.content,
            );
            const whose = owner ?? (isThere ? undefined : '0');
            const shown = {...file, mode: file.mode & 0o777};
            return lineOf(shown, whose === undefined ? '7:8' : `${whose}:${whose}`);
          });
          const paths = new Set(wanted.map(({path}) => path));
          const kept = former.filter(({path}) => !paths.has(path));
          expect(after.split('\n')).toEqual(
            [...there, ...kept.map((file) => lineOf(file, '7:8'))].sort(),
          );
        }),
        {numRuns: 10},
      );
    }, 120_000);
  },
);
