import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {DEPLOYMENT_STAGES} from '../../../src/deployment/deployment-journal.ts';
import type {RunEventBody} from '../../../src/journal/event.ts';
import type {Deployed} from '../../rig/deployments.ts';

/** What holds for the events and the log of every deployment, however it ends. */
export function expectCourse(deployed: Deployed, runFolder: string): void {
  const own = deployed.events.filter(isOwn);
  expect(own[0]?.type).toBe('deployment-started');
  expect(own.at(-1)?.type).toBe('deployment-ended');
  const ids = new Set(own.map(({deployment}) => deployment));
  expect(ids.size).toBe(1);
  const stages: string[] = [];
  let open: string | undefined;
  let bytes = 0;
  for (const event of own) {
    switch (event.type) {
      case 'deployment-stage-started':
        expect(open).toBeUndefined();
        open = event.stage;
        bytes = 0;
        break;
      case 'deployment-progressed':
        expect(event.stage).toBe(open);
        expect(event.bytes).toBeGreaterThanOrEqual(bytes);
        if (event.bytesTotal > 0) expect(event.bytes).toBeLessThanOrEqual(event.bytesTotal);
        if (event.filesTotal > 0) expect(event.files).toBeLessThanOrEqual(event.filesTotal);
        bytes = event.bytes;
        break;
      case 'deployment-stage-ended':
        expect(open ?? event.stage).toBe(event.stage);
        expect(event.durationMs).toBeGreaterThanOrEqual(0);
        expect(event.fault === undefined).toBe(!['failed', 'cancelled'].includes(event.status));
        open = undefined;
        stages.push(event.stage);
        break;
      default:
    }
  }
  expect(open).toBeUndefined();
  expect(stages).toEqual(DEPLOYMENT_STAGES.slice(0, stages.length));
  const {ended} = deployed;
  if (ended?.status === 'completed') expect(stages).toEqual(DEPLOYMENT_STAGES);
  const log = readFileSync(join(runFolder, ended?.log ?? 'no log'), 'utf8');
  for (const [stage, {status}] of deployed.stages) {
    if (status !== 'skipped') expect(log).toContain(`${stage} ${status}`);
  }
  expect(log).toContain(` ${ended?.status} after `);
}

function isOwn(event: RunEventBody): event is RunEventBody & {readonly deployment: string} {
  return 'deployment' in event;
}
