import {FaultError} from '../faults/fault-error.ts';
import type {Mask} from '../util/mask.ts';
import type {DependencyState} from './dependency-query.ts';
import {PACKAGE_TOOLS} from './tools/package-tools.ts';

/** Bytes of the end of a package manager's output that a fault shows. */
const SHOWN_LENGTH = 800;

/** What is known of an installation that has not brought all that is required. */
export interface FailedInstallation {
  /** The environment. */
  readonly id: string;
  readonly mask: Mask;
  /** Of what is missing: what the package manager does not know. */
  readonly unknown: readonly string[];
  /** The last command that failed. */
  readonly failed: {readonly doing: string; readonly said: string} | undefined;
  readonly bundles: readonly string[];
}

/** The fault for what is missing in the end: which it is, why, and what to do. */
export function missingFault(state: DependencyState, facts: FailedInstallation): FaultError {
  const {id, mask, unknown, failed} = facts;
  const missing = state.missing.join(', ');
  const {why, help} = explain(state, facts);
  const said = failed?.said.trim().slice(-SHOWN_LENGTH) ?? '';
  const shown = said === '' || unknown.length > 0 ? '' : `; it ended with:\n${said}`;
  return new FaultError(
    'dependency/missing',
    mask.text(`cannot install ${missing} on ${id}: ${why}${shown}`),
    {
      details: {
        missing,
        ...(unknown.length > 0 && {unknown: unknown.join(', ')}),
        ...(state.tool !== undefined && {tool: state.tool}),
      },
      help,
    },
  );
}

interface Explanation {
  readonly why: string;
  readonly help: string;
}

function explain(state: DependencyState, facts: FailedInstallation): Explanation {
  const {unknown, failed, bundles} = facts;
  const {tool} = state;
  if (tool === undefined && failed === undefined) {
    return {
      why: `none of ${[...PACKAGE_TOOLS.keys()].join(', ')} is there`,
      help: 'Give a command that installs it (`commands`), or put it there as an artifact.',
    };
  }
  const search = tool && PACKAGE_TOOLS.get(tool)?.searchCommand;
  if (unknown.length > 0) {
    const {why, help} = {
      why: `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} unknown to ${tool}`,
      help: `Look for the name with \`${search} NAME\` there and give it for ${tool}, or have its lists updated; without a network, add the package's file to \`bundles\`.`,
    };
    return {
      why: unknown.length < state.missing.length ? `${why}; nothing was installed` : why,
      help,
    };
  }
  if (failed === undefined) {
    const strange = bundles.filter((path) => state.missingFiles.some((file) => file.path === path));
    return strange.length > 0
      ? {
          why: `${tool ?? 'nothing there'} does not take such package files`,
          help: 'Give package files of the kind that the environment has: .deb, .apk, .rpm or .ipk.',
        }
      : {
          why: 'what installs it succeeded, and it is not there',
          help: 'A package may have come in another version than the wanted one; the `check` of a command must succeed once it is installed.',
        };
  }
  return {why: `${failed.doing} failed`, help: helpFor(failed.said)};
}

/** What to do about what package managers say, the most telling first. */
const REMEDIES: ReadonlyArray<readonly [said: RegExp, help: string]> = [
  [
    /No space left on device|not enough (?:free )?space|Only have .* available|disk space/i,
    'Make room on its disk.',
  ],
  [
    /Temporary failure resolving|Could not resolve|Failed to connect|Unable to connect|Network is unreachable|temporary error \(try again later\)|Connection (?:refused|timed out)|bad address/i,
    'It cannot reach its package servers: check its network, or give the packages as files in `bundles`.',
  ],
  [
    /NO_PUBKEY|not signed|GPG (?:error|check FAILED)|UNTRUSTED|BAD signature|public key is not available/i,
    'Its package servers are not trusted there: install their key.',
  ],
  [
    /Read-only file system|read-only/i,
    'Its file system is read-only: give it a writable one, or install them beforehand.',
  ],
  [
    /unmet dependencies|conflicts? with|Depends:|breaks:|nothing provides|cannot find dependency|Cannot satisfy|no such package|please select one|required by:/i,
    'What it needs cannot be had or gets in its way: see above; add what it needs, or choose other versions.',
  ],
  [
    /404 +Not Found|Hash Sum mismatch|Status code: 404/i,
    'Its lists of packages are old: let them be updated (`update: when-needed`).',
  ],
];

function helpFor(said: string): string {
  const found = REMEDIES.find(([pattern]) => pattern.test(said));
  return found?.[1] ?? 'Run the same there by hand (`proctor shell`); its output is in the log.';
}
