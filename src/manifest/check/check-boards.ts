import {parseDuration} from '../../util/duration.ts';
import type {ReportAt} from '../problem-list.ts';
import {isMapping, mappingOf, mappingsIn, type RawMapping} from '../raw-values.ts';
import {checkConsole} from './check-machine-parts.ts';
import {checkTimes} from './check-values.ts';

/** A lease must outlive a pause of a busy machine. */
const LEASE_MS_MIN = 1000;

/** Reports locks, and what hosts are said to be, that cannot be meant as they are written. */
export function checkBoards(root: RawMapping, report: ReportAt): void {
  checkBoardMap(root['boards'], report);
  for (const [id, environment] of mappingsIn(root['environments'])) {
    checkLock(environment, id, report);
    if (environment['type'] === 'ssh') checkHost(environment, id, report);
  }
  for (const [id, template] of mappingsIn(root['templates'])) {
    checkTimes(mappingOf(template['lock']), ['templates', id, 'lock'], report);
  }
}

/** Reports what is wrong with the boards of a manifest, or of a file that it names. */
export function checkBoardMap(boards: unknown, report: ReportAt): void {
  for (const [name, board] of mappingsIn(boards)) {
    checkTimes(mappingOf(board['power']), ['boards', name, 'power'], report);
  }
}

function checkLock(environment: RawMapping, id: string, report: ReportAt): void {
  const {lock} = environment;
  if (!isMapping(lock)) return;
  const path = ['environments', id, 'lock'];
  checkTimes(lock, path, report);
  const {lease} = lock;
  const leaseMs = typeof lease === 'string' ? parseDuration(lease) : undefined;
  if (leaseMs !== undefined && leaseMs < LEASE_MS_MIN) {
    report('manifest/bad-duration', `expected a lease of 1s or more, found "${lease}"`, {
      path: [...path, 'lease'],
      help: 'a machine that is busy for a moment would lose its lock',
    });
  }
  if (lock['name'] !== undefined || environment['board'] !== undefined) return;
  report('manifest/missing-key', 'expected the key "name", found none', {
    path,
    part: 'key',
    help: 'only beside "board" there need be no other lock',
  });
}

function checkHost(environment: RawMapping, id: string, report: ReportAt): void {
  const path = ['environments', id];
  const {host, board, power, console} = environment;
  if (host === undefined && board === undefined) {
    report('manifest/missing-key', 'expected the key "host" or "board", found neither', {
      path,
      part: 'key',
    });
  } else if (host !== undefined && board !== undefined) {
    report('manifest/conflict', 'expected a host or a board, found both', {
      path: [...path, 'board'],
      part: 'key',
      help: 'a board has its host in "boards"',
    });
  }
  if (board !== undefined && power !== undefined) {
    report('manifest/conflict', 'expected "power" only beside "host", found it beside "board"', {
      path: [...path, 'power'],
      part: 'key',
      help: 'write it to the board, in "boards"',
    });
  }
  checkTimes(mappingOf(power), [...path, 'power'], report);
  if (!isMapping(console)) return;
  checkConsole(console, [...path, 'console'], report);
  if (console['command'] !== undefined) {
    if (board === undefined) return;
    report('manifest/conflict', 'expected no command beside "board", found one', {
      path: [...path, 'console', 'command'],
      part: 'key',
      help: 'write it to the board, in "boards"',
    });
  } else if (board === undefined) {
    report('manifest/missing-key', 'expected the key "command", found none', {
      path: [...path, 'console'],
      part: 'key',
    });
  }
}
