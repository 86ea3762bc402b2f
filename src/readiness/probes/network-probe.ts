import {allOf, listed, type ShellProbe} from '../finding.ts';

/** Interfaces that are up, and the routes to everywhere; from files, since `ip` may be missing. */
const SCRIPT = `
for d in /sys/class/net/*; do
  { read -r f <"$d/flags"; } 2>/dev/null || continue
  [ $((f & 1)) = 1 ] && echo "up \${d##*/}"
done
while read -r i t r; do [ "$t" = 00000000 ] && echo "default $i"; done </proc/net/route
while read -r t l s k g m a b c i; do
  case $t$l in 0000000000000000000000000000000000) [ "$i" = lo ] || echo "default6 $i";; esac
done </proc/net/ipv6_route
echo done`;

/** At least one interface must be up; be it only the loopback one, which forwards may come over. */
export function networkProbe(): ShellProbe {
  return {
    script: SCRIPT,
    judge: (answer) => {
      if (answer === undefined || !answer.endsWith('done\n')) {
        return {ok: true, evidence: 'interfaces cannot be told'};
      }
      const up = allOf(answer, 'up');
      const routes = [...new Set([...allOf(answer, 'default'), ...allOf(answer, 'default6')])];
      const route = routes.length === 0 ? 'no default route' : `default route by ${listed(routes)}`;
      return up.length > 0
        ? {ok: true, evidence: `up: ${listed(up)}; ${route}`}
        : {
            ok: false,
            evidence: 'no network interface is up',
            help: 'Where its tests need a network, bring it up, as with `ip link set lo up`.',
          };
    },
  };
}
