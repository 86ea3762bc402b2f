import type {ManifestPath} from '../locate.ts';

/**
 * Keys that people write because other tools have them, or this one has them elsewhere, and what
 * to write instead; by the kind of mapping.
 */
export const FOREIGN_KEYS = {
  manifest: {
    jobs: 'write "scenarios"',
    tests: 'write "scenarios"',
    on: 'proctor is started by "proctor run"; nothing triggers it',
    matrix: 'a matrix stands in its scenario',
    steps: 'steps stand in a scenario: scenarios: { NAME: { steps: … } }',
    include: 'proctor reads one file; YAML anchors can be used within it',
  },
  scenario: {
    'runs-on': 'write "environment"',
    container: 'write "environment"',
    strategy: 'write its "matrix" right into the scenario',
    'timeout-minutes': 'write "timeout", as timeout: 5m',
    'continue-on-error': 'write "quarantine" or "xfail", or "continue-on-error" in a step',
    if: 'write "if" in a step, or "requires"',
    name: 'the key is its name; "description" holds free text',
    run: 'write steps: [{ run: … }]',
    script: 'write steps: [{ run: … }]',
    expect: 'write "expect" in a step',
    before: 'write "prepare"',
    after: 'write "restore"',
    setup: 'write "prepare"',
    teardown: 'write "restore"',
    outputs: 'write "outputs" in a step',
  },
  step: {
    uses: 'there are no actions; write "run"',
    with: 'there are no actions; write "run" and "env"',
    'timeout-minutes': 'write "timeout", as timeout: 5m',
    script: 'write "run"',
    command: 'write "run"',
    'exit-code': 'write expect: { exit-code: … }',
    stdout: 'write expect: { stdout: { contains: … } }',
    stderr: 'write expect: { stderr: { contains: … } }',
    capture: 'write "capture" in the scenario',
    metrics: 'write "metrics" in the scenario',
    retries: 'write "retries" in the scenario, or poll with "until"',
    matrix: 'write "matrix" in the scenario',
    tags: 'write "tags" in the scenario',
    needs: 'write "needs" in the scenario',
  },
  environment: {
    hostname: 'write "host"',
    address: 'write "host"',
    username: 'write "user"',
    'identity-file': 'write "key"',
    'proxy-jump': 'write "jump"',
    serial: 'write "console"',
    locks: 'write "lock"',
    labels: 'write board: { LABEL: VALUE }',
    template: 'only a virtual machine (type: qemu) has one',
  },
  board: {
    hostname: 'write "host"',
    address: 'write "host"',
    username: 'write "user"',
    'identity-file': 'write "key"',
    serial: 'write "console"',
    tags: 'write "labels"',
    arch: 'write labels: { arch: … }',
    'power-on': 'write power: { on: … }',
    'power-off': 'write power: { off: … }',
    'power-cycle': 'write power: { cycle: … }',
    health: 'write "check"',
    quarantine: 'write "quarantine-after"; "proctor boards quarantine" takes it out now',
  },
  machine: {
    ram: 'write "memory"',
    smp: 'write "cpus"',
    vcpus: 'write "cpus"',
    kernel: 'write boot: { kernel: … }',
    initrd: 'write boot: { kernel: …, initrd: … }',
    cmdline: 'write boot: { kernel: …, cmdline: … }',
    rootfs: 'write boot: { kernel: …, rootfs: minimal }',
    image: 'write disks: [{ name: root, image: … }] and boot: { disk: root }',
    disk: 'write disks: [{ name: …, size: … }]',
    ports: 'write network: { forward: [ … ] }',
    forward: 'write network: { forward: [ … ] }',
    via: 'write connect: { via: … }',
    'known-hosts': 'write connect: { via: ssh, known-hosts: … }',
    key: 'write connect: { via: ssh, key: … }',
    user: 'write connect: { via: ssh, user: … }',
    extends: 'write "template"',
    args: 'write "extra-args"',
  },
  container: {
    volumes: 'write "mounts"',
    volume: 'write "mounts"',
    dockerfile: 'write build: { context: …, file: … }',
    containerfile: 'write build: { context: …, file: … }',
    context: 'write build: { context: … }',
    entrypoint: 'write "command"',
    cmd: 'write "command"',
    workdir: 'write "working-directory"',
    environment: 'write "env"',
    memory: 'write resources: { memory: … }',
    cpus: 'write resources: { cpu: … }',
    pids: 'write resources: { pids: … }',
    'cap-add': 'write capabilities: { add: … }',
    'cap-drop': 'write capabilities: { drop: … }',
    tag: 'write image: NAME:TAG',
    ports: 'steps and checks run inside; "network: host" opens its ports here',
    args: 'write "extra-args"',
    template: 'only a virtual machine (type: qemu) has one',
  },
  artifact: {
    path: 'write "source" for the path here, "target" for the one there',
    from: 'write "source"',
    src: 'write "source"',
    to: 'write "target"',
    dest: 'write "target"',
    destination: 'write "target"',
    permissions: 'write "mode"',
    chmod: 'write "mode"',
    user: 'write "owner"',
    sha256: 'write checksum: sha256:…',
    extract: 'write "unpack"',
    secret: 'write "sensitive"',
    run: 'write build: { run: …, outputs: … }',
    outputs: 'write build: { run: …, outputs: … }',
    content: 'write it into a file, and that as "source"',
  },
  dependencies: {
    'apt-get': 'write "apt"',
    deb: 'write "bundles" for package files, "apt" for names',
    rpm: 'write "bundles" for package files, "dnf" for names',
    yum: 'write "dnf"',
    tools: 'write "packages"; "requires" looks for programs',
    install: 'write "packages", or commands: [{ name: …, check: …, install: … }]',
    run: 'write commands: [{ name: …, check: …, install: … }]',
  },
  readiness: {
    port: 'write "tcp"',
    tpc: 'write "tcp"',
    url: 'write "http"',
    status: 'write http: { url: …, status: … }',
    path: 'write file: PATH, or disk: { path: …, free: … }',
    free: 'write disk: { path: …, free: … }',
    run: 'write "command"',
    script: 'write "command"',
    service: 'write "systemd"',
    unit: 'write "systemd"',
    interval: 'write "every"',
    retries: 'write "timeout", and "every" for the pause between two tries',
    ping: 'write "network"',
    cpus: 'write "cpu"',
    config: 'write kernel: { config: … }',
  },
  instrumentation: {
    coverage: 'write "gcov"',
    lcov: 'write "gcov"',
    trace: 'write "ftrace"',
    monitor: 'write monitors: [{ name: …, run: … }]',
    run: 'write "start", or monitors: [{ name: …, run: … }]',
    fuzzer: 'write fuzz: { NAME: { … } }',
    afl: 'write fuzz: { NAME: { afl: … } }',
    libfuzzer: 'write fuzz: { NAME: { libfuzzer: … } }',
    syzkaller: 'write fuzz: { NAME: { syzkaller: … } }',
    scanner: 'write scan: { NAME: { run: … } }',
    config: 'write "kernel-config"',
    sysctl: 'write kernel-parameters: { sysctl: … }',
    cmdline: 'write kernel-parameters: { boot: … }',
    modules: 'write kernel-parameters: { modules: … }',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What to write in place of an unknown key that is known elsewhere; `undefined` for others. */
export function hintForKey(
  path: ManifestPath,
  key: string,
  known: readonly string[],
): string | undefined {
  const place = kindAt(path);
  const kind = place === 'environment' ? kindOfEnvironment(known) : place;
  const hints: Readonly<Record<string, string>> | undefined =
    kind === undefined ? undefined : FOREIGN_KEYS[kind];
  return hints !== undefined && Object.hasOwn(hints, key) ? hints[key] : undefined;
}

function kindOfEnvironment(known: readonly string[]): keyof typeof FOREIGN_KEYS {
  if (known.includes('boot')) return 'machine';
  return known.includes('engine') ? 'container' : 'environment';
}

/** What to write in place of a value that is not one of those allowed; `undefined` for others. */
export function hintForValue(path: ManifestPath, value: unknown): string | undefined {
  if (path.at(-2) === 'namespaces' && value === 'net') return 'did you mean "network"?';
  // A tool that is not wanted is not written.
  if (value === false && path[0] === 'instrumentation') return 'leave it out';
  if (kindAt(path.slice(0, -1)) !== 'environment') return undefined;
  const key = path.at(-1);
  if (key === 'type' && (value === 'docker' || value === 'podman')) {
    return `write type: container, engine: ${value}`;
  }
  if (key === 'isolation' && value === 'fork') {
    return 'only a virtual machine (type: qemu) or a container can be forked; "fresh" gives each case an instance of its own';
  }
  if (key !== 'arch' || typeof value !== 'string') return undefined;
  const name = ARCH_NAMES.find(([others]) => others.test(value))?.[1];
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/** What else architectures are called. */
const ARCH_NAMES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:amd64|x64|x86-64)$/i, 'x86_64'],
  [/^(?:aarch64|armv8.*)$/i, 'arm64'],
  [/^(?:armhf|armel|armv7.*|arm32)$/i, 'arm'],
  [/^riscv$/i, 'riscv64'],
];

/** What to write where a text or number stands in place of a mapping; `undefined` elsewhere. */
export function hintForScalar(path: ManifestPath, value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : String(value);
  if (text.includes('\n') || text.length > SHOWN_MAX) return undefined;
  if (typeof value === 'string' && kindAt(path) === 'step') return `write run: ${text}`;
  const key = path.at(-1);
  if (typeof value === 'string' && key === 'boot') return `write boot: { kernel: ${text} }`;
  if (typeof value === 'string' && (key === 'stdout' || key === 'stderr')) {
    return `write { contains: ${text} } or { equals: ${text} }`;
  }
  if (typeof value === 'number' && path.at(-2) === 'metrics') {
    return `write { max: ${text} } or { min: ${text} }`;
  }
  return undefined;
}

/** Texts that are shown in a hint. */
const SHOWN_MAX = 60;

function kindAt(path: ManifestPath): keyof typeof FOREIGN_KEYS | undefined {
  const [part, , inner] = path;
  if (path.length === 0) return 'manifest';
  if (part === 'scenarios' && path.length === 2) return 'scenario';
  if (part === 'scenarios' && inner === 'steps' && path.length === 4) return 'step';
  if (path.at(-1) === 'dependencies' && path.length <= 3) return 'dependencies';
  if (inner === 'readiness' && path.length === 4) return 'readiness';
  if (part === 'artifacts' && path.length === 2) return 'artifact';
  if (part === 'boards' && path.length === 2) return 'board';
  if (part === 'instrumentation' && path.length === 2) return 'instrumentation';
  const isEnvironment = part === 'environments' || part === 'templates';
  return isEnvironment && path.length === 2 ? 'environment' : undefined;
}
