import type {LockResult} from '../../../../journal/run-result.ts';
import {ShowMore} from '../parts/show-more.tsx';
import {durationText} from '../words/quantity-text.ts';
import {visibleLine} from '../words/visible-text.ts';

const LOCKS = 20;

/** Locks and boards: who had them meanwhile, how long they were waited for and held. */
export function LockTable({locks, startedAt}: {locks: readonly LockResult[]; startedAt: number}) {
  if (locks.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="locks">
      <h3 id="locks">Locks</h3>
      <ShowMore items={locks} step={LOCKS}>
        {(shown) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be scrolled by keys.
          <section class="table-scroll" tabIndex={0} aria-label="Table of locks">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">Lock</th>
                  <th scope="col">For</th>
                  <th scope="col">State</th>
                  <th scope="col" class="number">
                    After
                  </th>
                  <th scope="col" class="number">
                    Waited
                  </th>
                  <th scope="col" class="number">
                    Held
                  </th>
                  <th scope="col">Meanwhile with</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((lock) => (
                  <tr key={`${lock.name} ${lock.instance} ${lock.at}`}>
                    <th scope="row">{visibleLine(lock.name)}</th>
                    <td>{visibleLine(lock.instance)}</td>
                    <td>
                      {lock.state === 'lost' ? (
                        <span class="flag flag-failed">lost</span>
                      ) : (
                        lock.state
                      )}
                    </td>
                    <td class="number">{durationText(lock.at - startedAt)}</td>
                    <td class="number">{orDash(lock.waitedMs)}</td>
                    <td class="number">{orDash(lock.heldMs)}</td>
                    <td>{visibleLine(lock.holder ?? '–')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </ShowMore>
    </section>
  );
}

function orDash(ms: number | undefined): string {
  return ms === undefined ? '–' : durationText(ms);
}
