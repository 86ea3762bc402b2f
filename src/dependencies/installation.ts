import type {Connection, ExecResult, OutputStream} from '../environments/environment.ts';
import {quote} from '../environments/posix/remote-shell.ts';
import {FaultError} from '../faults/fault-error.ts';
import type {EnvironmentSpec} from '../manifest/manifest.ts';
import type {Mask} from '../util/mask.ts';
import {missingFault} from './dependency-fault.ts';
import {
  type DependencyState,
  dependencyQuery,
  functionBody,
  readDependencyQuery,
  type WantedDependencies,
} from './dependency-query.ts';
import type {InstalledDependencies} from './install-dependencies.ts';
import {parsePackageName} from './package-name.ts';
import {APT_FUNCTION} from './tools/apt.ts';
import type {PackageToolText} from './tools/package-tool-text.ts';
import {PACKAGE_TOOLS} from './tools/package-tools.ts';

/** A package manager that is asked to end gets this long to leave its database consistent. */
const KILL_GRACE_MS = 10_000;
const LOCK_WAIT_MS = 60_000;
/** Bytes of output that a fault's message may show the end of. */
const KEPT_BYTES = 64 * 1024;
/** What `pd_root` says where nothing lets it be root. */
const NOT_ROOT = 'pd: cannot become root';

interface InstallationPlace {
  readonly spec: EnvironmentSpec;
  readonly connection: Connection;
  readonly context: {readonly mask: Mask};
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string>>;
  readonly onOutput?: (stream: OutputStream, chunk: Buffer) => void;
  readonly onProgress?: (progress: {
    readonly done: number;
    readonly total: number;
    readonly doing: string;
  }) => void;
  readonly lockWaitMs?: number;
}

/** One run of installing what is wanted. */
export class Installation {
  readonly #wanted: WantedDependencies;
  readonly #place: InstallationPlace;
  readonly #lockWaitMs: number;
  #state: DependencyState | undefined;
  #total = 0;
  /** Packages that the manager does not know. */
  #unknown: readonly string[] = [];
  #isUpdated = false;
  /** The last command that failed, and its output. */
  #failed: {readonly doing: string; readonly said: string} | undefined;
  /** Files that were installed and whose package's name cannot be told. */
  readonly #unnamed = new Set<string>();

  constructor(wanted: WantedDependencies, place: InstallationPlace) {
    this.#wanted = wanted;
    this.#place = place;
    this.#lockWaitMs = place.lockWaitMs ?? LOCK_WAIT_MS;
  }

  /** What is required and not known to be installed. */
  get outstanding(): readonly string[] {
    return this.#state?.missing ?? [];
  }

  async run(known: DependencyState | undefined): Promise<InstalledDependencies> {
    const before = known ?? (await this.#ask());
    this.#state = before;
    this.#total = before.missing.length + before.missingOptional.length;
    if (this.#total === 0) return outcome(before, before);
    const text = before.tool && PACKAGE_TOOLS.get(before.tool);
    if (text !== undefined) {
      await this.#installFiles(text);
      await this.#installPackages(text);
    }
    if (this.#unknown.length === 0) await this.#installCommands();
    // The proof: what is missing is what is not there now.
    const after = await this.#ask();
    this.#state = after;
    if (after.missing.length > 0) throw this.#fault(after);
    return outcome(before, after);
  }

  async #ask(): Promise<DependencyState> {
    const result = await this.#exec(dependencyQuery(this.#wanted), {isQuiet: true});
    const state = readDependencyQuery(result.stdout.toString(), this.#wanted);
    const isMissing = (name: string): boolean => !this.#unnamed.has(name);
    return {...state, missing: state.missing.filter(isMissing)};
  }

  async #installFiles(text: PackageToolText): Promise<void> {
    const files = this.#now.missingFiles.filter(({path}) => path.endsWith(text.fileEnd));
    if (files.length === 0) return;
    const paths = files.map(({path}) => path);
    const result = await this.#call(text, {
      body: text.installFiles,
      words: paths,
      doing: `installing ${names(files.map(({name}) => name))}`,
      repairs: true,
    });
    if (result.exitCode !== 0) return;
    for (const {name} of files) if (!name.includes('=')) this.#unnamed.add(name);
    // A package file may hold a package that is also wanted by its name.
    this.#state = await this.#ask();
  }

  async #installPackages(text: PackageToolText): Promise<void> {
    const isPackage = this.#isPackage;
    const required = this.#now.missing.filter(isPackage);
    const optional = this.#now.missingOptional.filter(isPackage);
    if (required.length + optional.length === 0) return;
    const unknown = await this.#unknownOf(text, [...required, ...optional]);
    this.#unknown = required.filter((name) => unknown.has(name));
    if (this.#unknown.length > 0) return;
    const welcome = optional.filter((name) => !unknown.has(name));
    const all = [...required, ...welcome];
    if (all.length === 0) return;
    if (await this.#install(text, all)) return;
    // What is optional must not keep what is required out; nor one optional package another.
    if (welcome.length === 0) return;
    if (required.length > 0 && !(await this.#install(text, required))) return;
    const failed = this.#failed;
    if (all.length > 1) for (const name of welcome) await this.#install(text, [name]);
    this.#failed = failed;
  }

  async #install(text: PackageToolText, words: readonly string[]): Promise<boolean> {
    const call = {
      body: text.install,
      words,
      doing: `installing ${names(words)}`,
      repairs: true,
    };
    const result = await this.#call(text, call);
    if (result.exitCode === 0) return true;
    if (!text.stale.test(textOf(result)) || !(await this.#update(text))) return false;
    return (await this.#call(text, call)).exitCode === 0;
  }

  /** Those that the package manager cannot have, also after its lists were fetched anew. */
  async #unknownOf(text: PackageToolText, words: readonly string[]): Promise<ReadonlySet<string>> {
    const odd = words.filter((word) => parsePackageName(word) === undefined);
    const asked = words.filter((word) => !odd.includes(word));
    if (asked.length === 0) return new Set(odd);
    let unknown = await this.#askUnknown(text, asked);
    if ((!unknown.isFresh || unknown.words.length > 0) && (await this.#update(text))) {
      unknown = await this.#askUnknown(text, asked);
    }
    return new Set([...odd, ...unknown.words]);
  }

  async #askUnknown(
    text: PackageToolText,
    words: readonly string[],
  ): Promise<{readonly words: readonly string[]; readonly isFresh: boolean}> {
    const body = `pd_fresh() {${functionBody(text.fresh)}}\npd_fresh && echo 'pd: fresh'\n${text.unknown}`;
    const result = await this.#call(text, {body, words, doing: 'looking for packages'}, true);
    const lines = result.stdout.toString().split('\n');
    const unknown = lines.flatMap((line) => /^pd: \? (.*)$/.exec(line)?.[1] ?? []);
    return {words: unknown, isFresh: lines.includes('pd: fresh')};
  }

  /** Fetches the lists anew, once. */
  async #update(text: PackageToolText): Promise<boolean> {
    if (this.#isUpdated || this.#wanted.spec.update === 'never') return false;
    this.#isUpdated = true;
    const doing = 'fetching lists of packages';
    const result = await this.#call(text, {body: text.update, words: [], doing});
    return result.exitCode === 0;
  }

  async #installCommands(): Promise<void> {
    const missing = new Set([...this.#now.missing, ...this.#now.missingOptional]);
    for (const command of this.#wanted.spec.commands) {
      if (!missing.has(command.name)) continue;
      const doing = `installing ${command.name}`;
      this.#progress(doing);
      const result = await this.#exec(command.install, {
        isQuiet: false,
        shell: this.#place.spec.shell,
      });
      if (isSuccess(result) || command.optional) continue;
      this.#failed = {doing, said: textOf(result)};
      return;
    }
  }

  /** Runs a package manager's text with `words`. @throws {FaultError} where that is of no use. */
  async #call(
    text: PackageToolText,
    call: {
      readonly body: string;
      readonly words: readonly string[];
      readonly doing: string;
      readonly repairs?: boolean;
    },
    isQuiet = false,
  ): Promise<ExecResult> {
    this.#progress(call.doing);
    const script = [
      `set +e\npd_nl='\n' pd_wait=${Math.ceil(this.#lockWaitMs / 1000)}`,
      BECOME_ROOT,
      APT_FUNCTION,
      ...(call.repairs === true ? [`pd_repair() {${functionBody(text.repair)}}\npd_repair`] : []),
      `pd_call() {${functionBody(call.body)}}`,
      `pd_call ${call.words.map(quote).join(' ')}`,
    ].join('\n');
    const result = await this.#exec(script, {isQuiet});
    const said = textOf(result);
    if (said.includes(NOT_ROOT)) throw this.#notRoot();
    if (isSuccess(result)) return result;
    if (text.busy.test(said)) throw this.#busy(said);
    if (!isQuiet) this.#failed = {doing: call.doing, said};
    return result;
  }

  #exec(
    script: string,
    options: {readonly isQuiet: boolean; readonly shell?: string | undefined},
  ): Promise<ExecResult> {
    const {connection, signal, env, onOutput} = this.#place;
    const shell = 'shell' in options ? options.shell : 'sh';
    return connection.exec(
      {script, shell, env, cwd: undefined, stdin: undefined},
      {
        signal,
        timeoutMs: Number.POSITIVE_INFINITY,
        idleTimeoutMs: Number.POSITIVE_INFINITY,
        killGraceMs: KILL_GRACE_MS,
        outputBytesMax: KEPT_BYTES,
        ...(!options.isQuiet && onOutput !== undefined && {onOutput}),
      },
    );
  }

  readonly #isPackage = (name: string): boolean => {
    const {spec} = this.#wanted;
    const {tool} = this.#now;
    return [...((tool && spec.byTool[tool]) ?? spec.packages), ...spec.optional].includes(name);
  };

  get #now(): DependencyState {
    // It is set before anything asks for it.
    return this.#state as DependencyState;
  }

  #progress(doing: string): void {
    const {missing, missingOptional} = this.#now;
    const done = this.#total - missing.length - missingOptional.length;
    this.#place.onProgress?.({done, total: this.#total, doing});
  }

  #fault(state: DependencyState): FaultError {
    return missingFault(state, {
      id: this.#place.spec.id,
      mask: this.#place.context.mask,
      unknown: this.#unknown,
      failed: this.#failed,
      bundles: this.#wanted.bundles,
    });
  }

  #busy(said: string): FaultError {
    const {spec, context} = this.#place;
    const line = said.split('\n').findLast((text) => /lock|process/i.test(text)) ?? '';
    return new FaultError(
      'dependency/busy',
      context.mask.text(
        `cannot install dependencies of ${spec.id}: its package manager is in use: ${line.trim().slice(0, 300)}`,
      ),
      {
        details: {missing: this.outstanding.join(', ')},
        help: 'Something there installs packages at the moment, as an automatic update: let it end.',
      },
    );
  }

  #notRoot(): FaultError {
    return new FaultError(
      'dependency/missing',
      `cannot install ${names(this.outstanding)} on ${this.#place.spec.id}: packages are installed by root only, and sudo is not allowed without a password`,
      {
        details: {missing: this.outstanding.join(', ')},
        help: 'Log in as root, allow sudo without a password for that user, or install them beforehand.',
      },
    );
  }
}

/**
 * What another user starts as root it cannot end: this does, once nobody holds the other end of the
 * pipe any more. Without single quotes.
 */
const WATCHED = `exec 8<&0 </dev/null
setsid "$@" 8<&- & work=$!
{ read -r x; kill -TERM -$work; sleep 10; kill -KILL -$work; } <&8 >/dev/null 2>&1 & watch=$!
wait $work; code=$?
kill $watch 2>/dev/null
exit $code`;

/** Runs its words as root; without a question where that takes another user's rights. */
const BECOME_ROOT = `LC_ALL=C DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical NEEDRESTART_MODE=l
APT_LISTCHANGES_FRONTEND=none UCF_FORCE_CONFFOLD=1 PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL DEBIAN_FRONTEND DEBIAN_PRIORITY NEEDRESTART_MODE APT_LISTCHANGES_FRONTEND UCF_FORCE_CONFFOLD PATH
exec </dev/null
if [ "$(id -u)" = 0 ]; then
  pd_root() { "$@"; }
elif sudo -n true 2>/dev/null; then
  pd_become() { sudo -n "$@"; }
elif doas -n true 2>/dev/null; then
  pd_become() { doas -n "$@"; }
else
  pd_root() { echo '${NOT_ROOT}' >&2; exit 77; }
fi
command -v pd_become >/dev/null && pd_root() {
  pd_pipe=\${PROCTOR_SCRATCH:-/tmp}/.pd-$$
  rm -f "$pd_pipe"; mkfifo -m 600 "$pd_pipe" || return 1
  # Both ends are open before anything runs: whenever this shell ends, the other end sees it.
  exec 9<>"$pd_pipe" 8<"$pd_pipe"
  rm -f "$pd_pipe"
  pd_become env LC_ALL=C DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical NEEDRESTART_MODE=l \\
    UCF_FORCE_CONFFOLD=1 PATH="$PATH" sh -c '${WATCHED}' sh "$@" <&8 8<&- 9>&-
  set -- $?
  exec 8<&- 9>&-
  return $1
}
:`;

function outcome(before: DependencyState, after: DependencyState): InstalledDependencies {
  const already = new Set(before.installed);
  return {
    installed: after.installed.filter((name) => !already.has(name)),
    already: before.installed,
    missingOptional: after.missingOptional,
    tool: after.tool,
  };
}

function isSuccess(result: ExecResult): boolean {
  return result.endedBy === 'itself' && result.exitCode === 0;
}

function textOf(result: ExecResult): string {
  return `${result.stdout.toString()}\n${result.stderr.toString()}`;
}

function names(list: readonly string[]): string {
  return list.length <= 6
    ? list.join(', ')
    : `${list.slice(0, 5).join(', ')} and ${list.length - 5} more`;
}
