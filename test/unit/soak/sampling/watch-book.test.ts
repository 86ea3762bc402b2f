import {describe, expect, it} from 'vitest';
import {readInstanceValues} from '../../../../src/soak/sampling/instance-script.ts';
import {MetricWindow} from '../../../../src/soak/sampling/metric-window.ts';
import {WatchBook} from '../../../../src/soak/sampling/watch-book.ts';
import {readWatched, type WatchedProcess} from '../../../../src/soak/sampling/watch-script.ts';

function server(identity: string, cpuMs = 0): WatchedProcess {
  return {identity, residentBytes: 1000, fds: 5, threads: 2, cpuMs};
}

describe('WatchBook', () => {
  it('Y8 adds up what the processes of a watch take, and counts when all of them are others', () => {
    const book = new WatchBook();
    const enter = (processes: readonly WatchedProcess[], nowMs: number) =>
      book.enter('server', processes, nowMs);
    expect(enter([server('1:10')], 0)).toEqual({
      processes: 1,
      restarts: 0,
      'resident-bytes': 1000,
      fds: 5,
      threads: 2,
    });
    const two = enter([server('1:10', 50), server('2:20', 900)], 1000);
    expect(two).toMatchObject({processes: 2, restarts: 0, fds: 10, 'cpu-percent': 5});
    expect(enter([server('2:20', 950)], 2000)).toMatchObject({restarts: 0, 'cpu-percent': 5});
    expect(enter([], 3000)).toEqual({processes: 0, restarts: 0});
    expect(enter([server('3:30')], 4000)).toMatchObject({processes: 1, restarts: 1});
    // The number of an earlier one, which began later.
    expect(enter([server('3:40')], 5000)).toMatchObject({restarts: 2});
  });

  it('says nothing of what a system does not tell', () => {
    const process = {...server('1:-'), fds: undefined, threads: undefined, cpuMs: undefined};
    expect(new WatchBook().enter('server', [process], 0)).toEqual({
      processes: 1,
      restarts: 0,
      'resident-bytes': 1000,
    });
  });
});

describe('what scripts print', () => {
  it('is read as numbers only, whatever else stands there', () => {
    expect(
      readWatched('hz 1000\np 7 99 12 - 3 40 2\np 8 - 5 - - - -\np x y\np 9 1 1e9 -4 0x1 7 _\n'),
    ).toEqual([
      {identity: '7:99', residentBytes: 12_288, fds: undefined, threads: 3, cpuMs: 42},
      {identity: '8:-', residentBytes: 5120, fds: undefined, threads: undefined, cpuMs: undefined},
      {
        identity: '9:1',
        residentBytes: undefined,
        fds: undefined,
        threads: undefined,
        cpuMs: undefined,
      },
    ]);
    const text = [
      'memory-used-kib 10',
      'fds 9999999999999999999',
      'proctor/fds 5',
      'processes 12',
      'disk-used //host/a share 100 40 60 40% /mnt/a b',
      'scratch-disk-used //host/a share 100 40 60 40% /mnt/a b',
      'scratch-disk-used tmpfs 100 7 93 7% /tmp',
    ].join('\n');
    expect(readInstanceValues(text)).toEqual({
      'memory-used-bytes': 10_240,
      processes: 12,
      'disk-used-bytes': 40_960,
      'scratch-disk-used-bytes': 7168,
    });
  });
});

describe('MetricWindow', () => {
  it('gives the median of what came since it was asked last', () => {
    const window = new MetricWindow();
    for (const value of [5, 1, 9]) window.add('boot@vm', [['latency', value]]);
    expect(window.take()).toEqual({'case boot@vm/metric latency': 5});
    expect(window.take()).toEqual({});
    for (let value = 0; value < 5000; value++) window.add('boot@vm', new Map([['latency', value]]));
    expect(window.take()['case boot@vm/metric latency']).toBeGreaterThan(4000);
  });

  it('keeps a bounded number of series', () => {
    const window = new MetricWindow();
    for (let index = 0; index < 1000; index++) window.add('a@b', [[`m${index}`, index]]);
    expect(Object.keys(window.take())).toHaveLength(200);
  });
});
