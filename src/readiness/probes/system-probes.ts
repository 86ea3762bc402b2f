import {quote} from '../../environments/posix/remote-shell.ts';
import {allOf, firstOf, listed, type ShellProbe} from '../finding.ts';

/** All of these must be on the `PATH`. */
export function toolsProbe(tools: readonly string[]): ShellProbe {
  return {
    script: `for t in ${tools.map(quote).join(' ')}; do command -v "$t" >/dev/null && printf 'has %s\\n' "$t"; done; echo done`,
    judge: (answer) => {
      if (answer === undefined || !answer.endsWith('done\n')) return noAnswer();
      const there = new Set(allOf(answer, 'has'));
      const missing = tools.filter((tool) => !there.has(tool));
      return missing.length === 0
        ? {ok: true, evidence: `found ${listed(tools)}`}
        : {
            ok: false,
            evidence: `${listed(missing)} not found on the PATH`,
            help: 'Add the packages that have them to its `dependencies`, or change PATH in its `env`.',
          };
    },
  };
}

/** A file must be there, and hold a text where one is given. */
export function fileProbe(path: string, contains: string | undefined): ShellProbe {
  // A path may begin with a dash, and the text be of several lines.
  const safe = path.startsWith('/') ? path : `./${path}`;
  const look =
    contains === undefined
      ? 'echo holds'
      : contains.includes('\n')
        ? `case $(cat "$f") in *${quote(contains)}*) echo holds;; esac`
        : `grep -q -F -e ${quote(contains)} "$f" && echo holds`;
  return {
    script: `
f=${quote(safe)}
if [ -e "$f" ] || [ -L "$f" ]; then
  echo there
  if [ -d "$f" ]; then echo folder; fi
  [ -r "$f" ] && echo readable
  ${look}
fi
echo done`,
    judge: (answer) => {
      if (answer === undefined || !answer.endsWith('done\n')) return noAnswer();
      const has = (key: string): boolean => firstOf(answer, key) !== undefined;
      if (!has('there')) {
        return {
          ok: false,
          evidence: `${path} does not exist`,
          help: 'Look at what should make it: its log, or `proctor shell`.',
        };
      }
      if (has('holds')) {
        return {
          ok: true,
          evidence: contains === undefined ? `${path} exists` : `${path} has the text`,
        };
      }
      return has('readable')
        ? {
            ok: false,
            evidence: `${path} does not contain ${JSON.stringify(contains?.slice(0, 80))}`,
            help: 'Look at what should write it there.',
          }
        : {
            ok: false,
            evidence: `${path} cannot be read`,
            help: 'Log in as a user who may read it, or change its mode.',
          };
    },
  };
}

/** Units of systemd that must be active; with none given, none may have failed. */
export function systemdProbe(units: readonly string[]): ShellProbe {
  const isNamed = units.length > 0;
  const list = units.map(quote).join(' ');
  return {
    script: `
command -v systemctl >/dev/null || { echo absent; exit; }
[ -d /run/systemd/system ] || { echo absent; exit; }
${
  isNamed
    ? `for u in ${list}; do printf 'unit %s %s\\n' "$u" "$(systemctl is-active -- "$u" | head -n 1)"; done`
    : `systemctl list-units --state=failed --plain --no-legend --no-pager | while read -r u r; do printf 'failed %s\\n' "$u"; done`
}
echo done`,
    judge: (answer) => {
      if (answer === undefined) return noAnswer();
      if (firstOf(answer, 'absent') !== undefined) {
        return {
          ok: false,
          evidence: 'systemd does not run there',
          help: 'Check its services in another way, as by `command` or `tcp`.',
        };
      }
      if (!answer.endsWith('done\n')) return noAnswer();
      const states = allOf(answer, 'unit').map((text) => /^(.*) (.*?)$/.exec(text) ?? []);
      const bad = isNamed
        ? states
            .filter(([, , state]) => state !== 'active')
            .map(([, unit, state]) => `${unit} is ${state || 'unknown'}`)
        : allOf(answer, 'failed').map((unit) => `${unit} has failed`);
      if (bad.length > 0) {
        return {
          ok: false,
          evidence: listed(bad),
          help: 'Look there with `systemctl status` and `journalctl -u` for why.',
        };
      }
      return {ok: true, evidence: isNamed ? `active: ${listed(units)}` : 'no unit has failed'};
    },
  };
}

/** Hosts that must answer from there: to a ping, where it may be sent. */
export function pingProbe(host: string): ShellProbe {
  const word = quote(host);
  return {
    script: `
command -v ping >/dev/null || { echo noping; exit; }
o=$(ping -c 1 -W 3 ${word} 2>&1) && echo answers || case $o in
  *[Pp]ermission*|*[Oo]peration*permitted*|*'missing cap_net_raw'*) echo noping;;
  *) printf '%s\\n' "$o" | sed -n 's/^/said /;$p';;
esac`,
    judge: (answer) => {
      if (answer !== undefined && firstOf(answer, 'answers') !== undefined) {
        return {ok: true, evidence: `${host} answers`};
      }
      const said = answer === undefined ? undefined : firstOf(answer, 'said')?.trim();
      const may = answer === undefined || firstOf(answer, 'noping') === undefined;
      return {
        ok: false,
        evidence: may
          ? `${host} does not answer${said === undefined || said === '' ? '' : `: ${said}`}`
          : `cannot tell whether ${host} answers: ping is not to be had there`,
        help: may
          ? 'Look at its addresses, routes and name servers (`ip addr`, `ip route`, /etc/resolv.conf).'
          : 'Give a port, as `host:443`: that is asked without ping.',
      };
    },
  };
}

function noAnswer(): {ok: false; evidence: string; help: string} {
  return {
    ok: false,
    evidence: 'it gave no answer',
    help: 'Look whether commands run there at all (`proctor shell`).',
  };
}
