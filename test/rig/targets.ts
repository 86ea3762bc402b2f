import {mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import {CliFolder, type CliResult, type JournalLine, type RunningCli} from './cli.ts';
import {canStartBareTarget, SshLab, type SshServer} from './ssh-servers.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const schema = JSON.parse(
  readFileSync(join(REPOSITORY, 'schema', 'journal-event.schema.json'), 'utf8'),
) as Record<string, unknown>;
const isEvent = new Ajv({strict: false, discriminator: false}).compile(schema);

/**
 * The targets that one manifest is run on: this machine (`here`), an OpenSSH server (`there`) and,
 * where it can be started, dropbear with nothing but BusyBox (`bare`).
 */
export class Targets implements AsyncDisposable {
  readonly lab: SshLab;
  readonly sshd: SshServer;
  readonly bare: SshServer | undefined;
  /** Answers 200 on `/`, 503 on everything else; the targets reach it on loopback. */
  readonly http: Server;
  readonly #knownHosts: string;

  private constructor(parts: {
    lab: SshLab;
    sshd: SshServer;
    bare: SshServer | undefined;
    http: Server;
  }) {
    this.lab = parts.lab;
    this.sshd = parts.sshd;
    this.bare = parts.bare;
    this.http = parts.http;
    const servers = this.bare === undefined ? [this.sshd] : [this.sshd, this.bare];
    this.#knownHosts = this.lab.knownHosts('known-targets', ...servers);
  }

  static async start(): Promise<Targets> {
    const lab = new SshLab();
    const temporary = lab.path('tmp');
    mkdirSync(temporary);
    // Of its own, so that what is left there is of these runs.
    const sshd = await lab.sshd([`SetEnv HOME=${lab.home} TMPDIR=${temporary}`]);
    const bare = canStartBareTarget() === true ? await lab.bareDropbear() : undefined;
    const http = createServer((request, response) => {
      response.statusCode = request.url === '/' ? 200 : 503;
      response.end();
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new Targets({lab, sshd, bare, http});
  }

  get names(): readonly string[] {
    return this.bare === undefined ? ['here', 'there'] : ['here', 'there', 'bare'];
  }

  get httpPort(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** `environments:` for a manifest, each with `more` added, which is YAML in flow style. */
  environments(more = ''): string {
    const rest = more === '' ? '' : `, ${more}`;
    const lines = ['environments:', `  here: {type: local${rest}}`];
    lines.push(`  there: {${this.ssh(this.sshd)}${rest}}`);
    if (this.bare !== undefined) {
      // The account in the root of its own is always root's.
      lines.push(`  bare: {${this.ssh(this.bare)}, user: root${rest}}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** The keys of an SSH environment, in flow style. */
  ssh(server: SshServer): string {
    const {key} = this.lab;
    return `type: ssh, host: 127.0.0.1, port: ${server.port}, key: ${key}, known-hosts: ${this.#knownHosts}, config: false`;
  }

  /** A folder with a manifest of `environments` and `text`. */
  folder(text: string, more = ''): TargetFolder {
    return new TargetFolder(this, {
      'proctor.yaml': `proctor: 1\n${this.environments(more)}${text}`,
    });
  }

  /** Every target's verdict for a scenario, as `verdicts()` has them. */
  each(scenario: string, verdict: string): Record<string, string> {
    return Object.fromEntries(this.names.map((name) => [`${scenario}@${name}`, verdict]));
  }

  /** The temporary folder of this machine and of the SSH host. */
  get temporary(): string {
    return this.lab.path('tmp');
  }

  /** What runs have left in the temporary folders of the targets. */
  scratchFolders(): string[] {
    const roots = [this.temporary, ...(this.bare === undefined ? [] : [this.bareRoot('tmp')])];
    return roots.flatMap((root) =>
      readdirSync(root)
        .filter((name) => /^proctor-(?!hooks)/.test(name))
        .map((name) => join(root, name)),
    );
  }

  /** Command lines of processes, of this machine and the targets on it, that hold `text`. */
  processesWith(text: string): string[] {
    return readdirSync('/proc').flatMap((pid) => {
      if (!/^\d+$/.test(pid)) return [];
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return line.includes(text) ? [line] : [];
      } catch {
        return [];
      }
    });
  }

  /** A path on the target `name`, as seen from here. */
  pathOn(name: string, path: string): string {
    return name === 'bare' ? this.bareRoot(path) : path;
  }

  /** A path on the bare target, as seen from here. */
  bareRoot(path: string): string {
    return join(this.lab.folder, `root-${this.bare?.port}`, path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
    await this.lab[Symbol.asyncDispose]();
  }
}

/** A folder whose runs see the lab's home folder, and whose journals are checked. */
export class TargetFolder extends CliFolder {
  readonly #targets: Targets;

  constructor(targets: Targets, files: Readonly<Record<string, string>>) {
    super(files);
    this.#targets = targets;
  }

  override start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    input?: string,
  ): RunningCli {
    const {lab, temporary} = this.#targets;
    return super.start(args, {HOME: lab.home, TMPDIR: temporary, ...env}, input);
  }

  /** Runs `proctor run …` to its end and checks its journal. @throws where that is not right. */
  async run(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<CliResult> {
    const result = await this.proctor(['run', ...args], env);
    if (result.exitCode !== 2) {
      const problems = journalProblems(this.journal());
      if (problems.length > 0) throw new Error(`the journal is wrong:\n${problems.join('\n')}`);
    }
    return result;
  }

  /** What is wrong with the newest run's journal. */
  problems(): string[] {
    return journalProblems(this.journal());
  }

  /** Ended steps of the case, by key: their verdicts. */
  steps(caseId: string): Record<string, string> {
    const steps: Record<string, string> = {};
    for (const event of this.journal()) {
      if (event.type !== 'step-ended' || event['case'] !== caseId) continue;
      steps[String(event['step'])] = String(event['verdict']);
    }
    return steps;
  }
}

/** What is wrong with a finished run's journal: its events' form, and what begins but never ends. */
export function journalProblems(events: readonly JournalLine[]): string[] {
  const problems: string[] = [];
  const open = new Map<string, number>();
  const note = (key: string, change: 1 | -1): void => {
    open.set(key, (open.get(key) ?? 0) + change);
  };
  const planned = new Set<string>();
  const finals = new Map<string, number>();
  events.forEach((event, index) => {
    if (!isEvent(event)) {
      problems.push(`line ${index + 1} is not valid: ${JSON.stringify(event).slice(0, 300)}`);
    }
    if (event['seq'] !== index + 1 && event['seq'] !== index) {
      problems.push(`line ${index + 1} has seq ${event['seq']}`);
    }
    const {type} = event;
    const attempt = `${event['case']} attempt ${event['attempt']}`;
    if (type === 'stage-started') note(`${event['stage']} of ${event['instance']}`, 1);
    if (type === 'stage-ended') note(`${event['stage']} of ${event['instance']}`, -1);
    if (type === 'case-started') note(attempt, 1);
    if (type === 'case-ended' && event['attempt'] !== 0) {
      // A retry that was called off ends once more without having begun.
      if ((open.get(attempt) ?? 0) > 0) note(attempt, -1);
    }
    if (type === 'step-started') note(`step ${event['step']} of ${attempt}`, 1);
    if (type === 'step-ended' && (open.get(`step ${event['step']} of ${attempt}`) ?? 0) > 0) {
      note(`step ${event['step']} of ${attempt}`, -1);
    }
    if (type === 'cases-planned') {
      for (const item of event['cases'] as Array<{id: string}>) planned.add(item.id);
    }
    if (type === 'case-ended' && event['final'] === true) {
      const id = String(event['case']);
      finals.set(id, (finals.get(id) ?? 0) + 1);
    }
  });
  for (const [key, count] of open) if (count !== 0) problems.push(`${key} did not end: ${count}`);
  for (const id of planned) {
    if (finals.get(id) !== 1) problems.push(`${id} has ${finals.get(id) ?? 0} final verdicts`);
  }
  const last = events.at(-1);
  if (last?.type !== 'run-ended') problems.push(`the last event is ${last?.type}`);
  return problems;
}
