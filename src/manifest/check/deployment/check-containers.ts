import {posix} from 'node:path';
import type {ReportAt} from '../../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../../raw-values.ts';
import {partsOfMount} from '../../resolve/resolve-container.ts';
import {checkResources} from './check-limits.ts';
import {checkOneOf, checkOnlyWith} from './check-one-of.ts';

/** Reports containers that no engine would run as they are written. */
export function checkContainers(root: RawMapping, report: ReportAt): void {
  for (const [id, spec] of mappingsIn(root['environments'])) {
    if (spec['type'] === 'container') checkContainer(id, spec, report);
  }
}

function checkContainer(id: string, spec: RawMapping, report: ReportAt): void {
  const path = ['environments', id];
  checkOneOf(spec, ['image', 'build', 'rootfs'], {
    path,
    report,
    help: 'write image: NAME, build: FOLDER, or rootfs: FOLDER-OR-TAR',
  });
  checkOnlyWith(spec, [{keys: ['pull'], when: spec['image'] !== undefined, what: '"image"'}], {
    path,
    report,
  });
  checkResources(spec['resources'], [...path, 'resources'], report);
  checkMounts(id, spec['mounts'], report);
  if (spec['network'] === 'host') {
    for (const name of Object.keys(mappingOf(spec['sysctls']))) {
      if (!/^net[./]/.test(name)) continue;
      const message = `expected "${name}" only in a network of its own, found "network: host"`;
      report('manifest/conflict', message, {path: [...path, 'sysctls', name], part: 'key'});
    }
  }
  if (spec['privileged'] === true && spec['capabilities'] !== undefined) {
    const {add} = mappingOf(spec['capabilities']);
    if (add === undefined) return;
    const message = 'expected no capabilities to add to a privileged container, which has all';
    report('manifest/conflict', message, {path: [...path, 'capabilities', 'add'], part: 'key'});
  }
}

function checkMounts(id: string, mounts: unknown, report: ReportAt): void {
  if (!Array.isArray(mounts)) return;
  const known = new Set<string>();
  mounts.slice(0, MOUNTS_MAX).forEach((mount: unknown, index) => {
    const target =
      typeof mount === 'string' ? partsOfMount(mount).target : mappingOf(mount)['target'];
    if (typeof target !== 'string' || target === '') return;
    const place = posix.normalize(`${target}/`);
    if (known.has(place)) {
      report('manifest/conflict', `expected targets that differ, found "${target}" again`, {
        path: ['environments', id, 'mounts', index, ...(isMapping(mount) ? ['target'] : [])],
      });
    }
    known.add(place);
  });
}

/** More are refused by the schema. */
const MOUNTS_MAX = 64;
