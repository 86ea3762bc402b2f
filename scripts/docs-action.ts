/** The page on the GitHub Action: what has to be known, and tables of `action.yml`. */
import {readFileSync} from 'node:fs';
import {parse} from 'yaml';

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, {readonly description: string; readonly default?: string}>
  >;
  readonly outputs: Readonly<Record<string, {readonly description: string}>>;
}

/** The page, without its banner. */
export function actionPage(): string {
  const {inputs, outputs} = parse(readFileSync('action.yml', 'utf8')) as ActionFile;
  const inputRows = Object.entries(inputs).map(
    ([name, {description, default: standard = ''}]) =>
      `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${cell(description)} |`,
  );
  const outputRows = Object.entries(outputs).map(
    ([name, {description}]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return PAGE.replace('@INPUTS@', () => inputRows.join('\n')).replace('@OUTPUTS@', () =>
    outputRows.join('\n'),
  );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}

const PAGE = `# The GitHub Action

\`\`\`yaml
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
      - uses: proctor-test/proctor@v0
        with:
          manifest: proctor.yaml
          # tags: not slow   # a tag that no scenario has is an error
          retries: 1
\`\`\`

It needs nothing but the checkout: proctor is in the action, and runs on the runner's own Node.js. What
environments need has to be there, as on any machine: \`proctor doctor\` says what that is.

What a job shows then:

- **Annotations**: failures at the lines of the manifest that their scenarios begin at, tests before
  infrastructure. GitHub shows ten errors of a step; a notice says how many are left out. What is wrong
  with the manifest itself is shown there, too.
- **The job's summary**: what failed, with output, then what was flaky, skipped and slow. It is cut
  between rows so that all of the step's summary stays below GitHub's mebibyte.
- **An artifact** with the run's folder: \`report.html\`, \`report.json\`, \`junit.xml\`, \`summary.md\`, the
  journal, logs and captured files.

Whole workflows to start from:
[a pull request](../examples/github-actions/pull-request.yml),
[shards on several machines, merged](../examples/github-actions/sharded.yml),
[a soak each night](../examples/github-actions/nightly-soak.yml). They name versions of actions by their
tags; where your organization wants commits, put the commit of that tag in its place.

## Inputs

What is wrong with them is said before anything starts, all at once, with what to write; the step then
ends with exit code 2.

| input | default | |
| --- | --- | --- |
@INPUTS@

Secrets of the manifest come from variables: give them to the step by \`env:\`, not by \`variables\`.

## Outputs

The exit code of the step is that of the command: see [exit codes](exit-codes.md).

| output | |
| --- | --- |
@OUTPUTS@

## When a job is cancelled

The runner sends SIGINT, after 7.5 s SIGTERM, and kills everything 2.5 s later. So at SIGINT no new case
starts, running ones are ended and cleaned up after; 2.5 s later cleanup is hurried; after 5 s it is not
waited for any more, and reports and summary are written. What this leaves undone is undone by the run's
reaper, a process of its own.

The step at the end of the job comes in any case. It waits for the reaper, or does its work: what the
run had made is removed as \`proctor clean\` would. It writes the reports, annotations and the summary that are
missing, from the journal, and uploads. It takes less than a minute, does nothing twice, runs no case even
where the first step was killed before it began one, and fails nothing: a job that was cancelled has not
passed anyhow.

When the job is over the runner kills every process that has \`RUNNER_TRACKING_ID\` of that job in its
environment. What runs on this machine for tests has it, if its environment inherits it, so this is one
more net below it. The reaper does not have it: on a machine of your own it must be able to finish when
the runner was killed together with its step, and it ends by itself, within minutes at the longest. On
machines of GitHub's, which are thrown away, it does not matter.

## What tests cannot do

What tests print is guest text: no line of it is a command to the runner, neither \`::error::\` nor
\`##[group]\`, whatever comes before or inside it. Nor do tests get the files by which a step sets variables,
paths and outputs of those that follow, the inputs, the token that writes artifacts and caches, or the one that
asks for an OpenID Connect token of the workflow, though \`inherit-env: true\` may hand down all else. Tests that have
to log in to a cloud get what a step before this one has logged in with. Tests on this very machine run as the
same user as the step: against those who mean ill use an environment that is a virtual machine.

Links that tests leave in the run's folder are not followed into the artifact. Files in it whose names
artifacts do not take, or that are in such folders, have other names there; \`renamed-files.txt\` lists them.

## Virtual machines: KVM

GitHub's Linux machines have \`/dev/kvm\`, but only root may use it. Without it machines run, many times
slower. The action says so if the manifest has virtual machines; this step before it opens the device:

\`\`\`yaml
- name: Allow KVM
  run: |
    echo 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"' | sudo tee /etc/udev/rules.d/99-kvm4all.rules
    sudo udevadm control --reload-rules
    sudo udevadm trigger --name-match=kvm
\`\`\`

## Shards

\`mode: plan\` puts a matrix into the output \`matrix\`; on the command line it is
\`proctor plan --format github-matrix --shards 4\`:

\`\`\`json
{"include":[{"shard":"1/2","name":"1/2","cases":12,"minutes":3.4},{"shard":"2/2","name":"2/2","cases":9,"minutes":3.1}]}
\`\`\`

There are no more shards than can have a case. \`minutes\` is there where it is known how long cases take.
\`split-by: environment\` (\`--by environment\`) makes a job for each environment, or several with \`shards\`.
Its entries have \`environment\`, which the job has to hand on together with the shard, and \`jobs\`, how many
there are:

\`\`\`yaml
  test:
    needs: plan   # its step has: mode: plan, split-by: environment
    name: test \${{ matrix.name }}
    runs-on: \${{ startsWith(matrix.environment, 'board') && 'self-hosted' || 'ubuntu-24.04' }}
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
    steps:
      - uses: actions/checkout@v5
      - uses: proctor-test/proctor@v0
        with:
          environments: \${{ matrix.environment }}
          shard: \${{ matrix.shard }}
\`\`\`

Jobs plan their own shard again, so all must have the same history, or none: without a cache there is
none. With one, as in the example, set \`PROCTOR_STATE_DIR\` and let all restore the entry that the plan was
made with. \`mode: report\` finds out if they did not: it says which cases are in no shard.

\`mode: report\` merges what \`actions/download-artifact\` has brought: a folder for each shard. A shard that is
missing is an error, and so is a path in \`runs\` that does not exist, or a folder that is not of a run. Shards of
different environments belong together where each environment's are complete; a run keeps the number of
planned jobs, which it has from the matrix, in its folder as \`job.json\`, so that an environment of which
nothing is left is an error, too. Of a shard that was run again the latest run counts. Its step ends as the
worst of the shards did, so this one job is enough to require before a merge. Several manifests are not merged.

## Soaks

\`mode: soak\` with \`duration\` or \`iterations\`, or with \`soak:\` in the manifest. A job on GitHub's machines may
take six hours: leave some minutes of \`timeout-minutes\` for the end. Reports are there at each interval, and
\`soak-verdict\` says \`stable\`, \`unstable\` or \`inconclusive\`.

## Its bundle

\`dist/action/index.js\`, with \`post.js\` that starts it at the end of a job, is made by \`npm run build:action\`
of the sources and of the packages in \`package-lock.json\`, byte for byte the same on every machine, and
checked in, since GitHub runs an action as it stands in its repository. \`npm run check:action\` makes it again and compares; so does a test. The
licences of what is in it stand beside it.
`;
