import {createHash} from 'node:crypto';
import {FaultError} from '../../faults/fault-error.ts';
import type {Fence} from '../environment.ts';

/**
 * Leaves `fence`'s number on the machine, as the name of a folder (made in one go, and never through
 * a link that somebody put there), and then looks for higher ones: of two that come at the same time
 * the later holder's is seen, whatever the order. Lower ones are removed. Where no folder can be
 * made the machine cannot refuse anybody.
 *
 * Answers `ok`, `none`, or the higher number. For the control shell; touches none of its variables.
 */
export function fenceSnippet({token, ...lock}: Fence, id: number): string {
  return `_pr ${id} "$(umask 077
for _pf in /var/tmp /tmp; do [ -d "$_pf" ] && [ -w "$_pf" ] && break; done
_pf=$_pf/${fencePrefix(lock)}
mkdir "$_pf.${token}" 2>/dev/null || [ -d "$_pf.${token}" ] || { echo none; exit; }
for _pg in "$_pf".*; do _ph=\${_pg##*.}; [ "$_ph" -gt ${token} ] 2>/dev/null && { rmdir "$_pf.${token}" 2>/dev/null; echo "$_ph"; exit; }; done
for _pg in "$_pf".*; do [ "\${_pg##*.}" -lt ${token} ] 2>/dev/null && rmdir "$_pg" 2>/dev/null; done
echo ok)"`;
}

/** What the names of a lock's folders begin with, before a dot and the number. */
export function fencePrefix({name, book}: Omit<Fence, 'token'>): string {
  const hash = createHash('sha256').update(`${book}\0${name}`).digest('hex').slice(0, 24);
  return `.proctor-fence-${hash}`;
}

/** What `fenceSnippet`'s answer means; `undefined` where nothing is in the way. */
export function fenceFault(fence: Fence, answer: string, host: string): FaultError | undefined {
  if (answer === 'ok' || answer === 'none') return undefined;
  const {name, token} = fence;
  const message = `cannot go on with lock "${name}": ${host} has seen holder ${answer} of it, and this is ${token}`;
  return new FaultError('lock/lost', message, {
    details: {lock: name, token},
    help: `what was done since proves nothing: run it again. If nobody else has had the lock since, its database was put back from an older copy: then remove the empty folder ${fencePrefix(fence)}.${answer} in /var/tmp, or else /tmp, of ${host}`,
  });
}
