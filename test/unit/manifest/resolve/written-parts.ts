import fc from 'fast-check';
import type {ContainerSettings} from '../../../../src/manifest/container-spec.ts';
import type {
  ArtifactSpec,
  DependencySpec,
  IsolationSpec,
  ReadinessSpec,
} from '../../../../src/manifest/deployment-spec.ts';
import type {ToolSpec} from '../../../../src/manifest/instrumentation-spec.ts';

/** A part of a manifest as it is written, and what it must come to. */
export interface Written<T> {
  readonly text: unknown;
  readonly spec: T;
}

const MIB = 1024 ** 2;

/** Texts of any characters but those that are expressions, or that no path holds. */
export const anyText: fc.Arbitrary<string> = fc
  .string({unit: 'binary', minLength: 1, maxLength: 12})
  .filter((text) => text.isWellFormed() && !text.includes('${{') && !text.includes('\0'));
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const path = fc.stringMatching(/^[a-z0-9]{1,6}(\/[a-z0-9]{1,6}){0,2}$/);
const count = fc.integer({min: 1, max: 1000});
const seconds = fc.integer({min: 1, max: 86_400});

/** A key that stands there or not, with what it means where it does. */
function maybe<T, U>(
  key: string,
  value: fc.Arbitrary<T>,
  mean: (value: T | undefined) => U,
): fc.Arbitrary<{readonly text: object; readonly spec: U}> {
  return fc.option(value, {nil: undefined}).map((given) => ({
    text: given === undefined ? {} : {[key]: given},
    spec: mean(given),
  }));
}

/** Texts as a list, or as itself where there is one. */
function listed(values: fc.Arbitrary<string>): fc.Arbitrary<Written<readonly string[]>> {
  return fc
    .tuple(fc.uniqueArray(values, {minLength: 1, maxLength: 3}), fc.boolean())
    .map(([spec, isShort]) => ({text: isShort && spec.length === 1 ? spec[0] : spec, spec}));
}

function listedOrNot(
  key: string,
  values: fc.Arbitrary<string>,
): fc.Arbitrary<{readonly text: object; readonly spec: readonly string[]}> {
  return fc.option(listed(values), {nil: undefined}).map((given) => ({
    text: given === undefined ? {} : {[key]: given.text},
    spec: given?.spec ?? [],
  }));
}

/** An artifact called `a`. */
export const artifact: fc.Arbitrary<Written<ArtifactSpec>> = fc
  .record({
    type: maybe(
      'type',
      fc.constantFrom('script', 'binary', 'config', 'data'),
      (it) => it ?? 'data',
    ),
    from: fc.oneof(sourced(), built()),
    target: anyText,
    mode: maybe('mode', fc.constantFrom('0755', '640', '4755', '0000'), (it) =>
      it === undefined ? undefined : Number.parseInt(it, 8),
    ),
    owner: maybe('owner', fc.constantFrom('root', '0', '_apt', 'www-data'), (it) => it),
    group: maybe('group', fc.constantFrom('wheel', '42'), (it) => it),
    sensitive: maybe('sensitive', fc.boolean(), (it) => it ?? false),
    optional: maybe('optional', fc.boolean(), (it) => it ?? false),
  })
  .map(({type, from, target, mode, owner, group, sensitive, optional}) => ({
    text: {
      target,
      ...from.text,
      ...type.text,
      ...mode.text,
      ...owner.text,
      ...group.text,
      ...sensitive.text,
      ...optional.text,
    },
    spec: {
      id: 'a',
      type: type.spec as ArtifactSpec['type'],
      ...from.spec,
      target,
      mode: mode.spec,
      owner: owner.spec,
      group: group.spec,
      needs: [],
      sensitive: sensitive.spec,
      optional: optional.spec,
    },
  }));

type From = {
  readonly text: object;
  readonly spec: Pick<ArtifactSpec, 'sources' | 'build' | 'unpack' | 'sha256'>;
};

function sourced(): fc.Arbitrary<From> {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  return fc.oneof(
    listed(anyText).map(({text, spec}) => ({
      text: {source: text},
      spec: {sources: spec, build: undefined, unpack: undefined, sha256: undefined},
    })),
    fc
      .record({source: path, hash, prefix: fc.constantFrom('', 'sha256:'), strip: fc.nat(5)})
      .map(({source, hash: sha256, prefix, strip}) => ({
        text: {
          source,
          checksum: prefix + sha256.toUpperCase().replace('SHA', 'sha'),
          unpack: strip === 0 ? true : {strip},
        },
        spec: {sources: [source], build: undefined, unpack: {strip}, sha256},
      })),
  );
}

function built(): fc.Arbitrary<From> {
  return fc
    .record({
      run: anyText,
      outputs: listed(path),
      inputs: listedOrNot('inputs', path),
      shell: maybe('shell', fc.constantFrom('sh', 'python3'), (it) => it),
      folder: maybe('working-directory', path, (it) => it),
      timeout: maybe('timeout', seconds, (it) => (it ?? 600) * 1000),
      env: fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), fc.nat(9)),
    })
    .map(({run, outputs, inputs, shell, folder, timeout, env}) => ({
      text: {
        build: {
          run,
          outputs: outputs.text,
          ...inputs.text,
          ...shell.text,
          ...folder.text,
          ...inSeconds(timeout.text),
          env,
        },
      },
      spec: {
        sources: [],
        build: {
          script: run,
          shell: shell.spec,
          env: Object.fromEntries(Object.entries(env).map(([key, it]) => [key, String(it)])),
          workingDirectory: folder.spec,
          outputs: outputs.spec,
          inputs: inputs.spec,
          timeoutMs: timeout.spec,
        },
        unpack: undefined,
        sha256: undefined,
      },
    }));
}

/** Numbers as durations. */
function inSeconds(text: object): object {
  return Object.fromEntries(Object.entries(text).map(([key, it]) => [key, `${String(it)}s`]));
}

/** Dependencies without bundles. */
export const dependencies: fc.Arbitrary<Written<DependencySpec>> = fc
  .record({
    packages: listedOrNot('packages', name),
    apt: listedOrNot(
      'apt',
      name.map((it) => `lib${it}-dev`),
    ),
    opkg: listedOrNot('opkg', name),
    optional: listedOrNot(
      'optional',
      name.map((it) => `x${it}+`),
    ),
    commands: fc.uniqueArray(
      fc.record({name, check: anyText, install: anyText, optional: fc.boolean()}),
      {maxLength: 2, selector: (it) => it.name},
    ),
    timeout: maybe('timeout', seconds, (it) => (it ?? 600) * 1000),
    update: fc.constantFrom('when-needed', 'never'),
  })
  .map(({packages, apt, opkg, optional, commands, timeout, update}) => ({
    text: {
      ...packages.text,
      ...apt.text,
      ...opkg.text,
      ...optional.text,
      ...(commands.length > 0 && {commands}),
      ...inSeconds(timeout.text),
      update,
    },
    spec: {
      packages: packages.spec,
      byTool: {
        ...(apt.spec.length > 0 && {apt: [...new Set([...packages.spec, ...apt.spec])]}),
        ...(opkg.spec.length > 0 && {opkg: [...new Set([...packages.spec, ...opkg.spec])]}),
      },
      optional: optional.spec,
      commands,
      bundles: [],
      update: update as DependencySpec['update'],
      timeoutMs: timeout.spec,
    },
  }));

type Check = {readonly text: object; readonly spec: ReadinessSpec['check']};

const sizes = count.map((it) => ({text: `${it}MiB`, bytes: it * MIB}));
const release = fc.constantFrom('>=5.10 <7', '6.1', '=4');
const config = fc
  .dictionary(fc.stringMatching(/^CONFIG_[A-Z]{1,6}$/), fc.constantFrom('y', 'm', 'n', 42, true), {
    minKeys: 1,
    maxKeys: 3,
  })
  .map((text) => ({
    text,
    spec: Object.fromEntries(
      Object.entries(text).map(([key, it]) => [key, it === true ? 'y' : String(it)]),
    ),
  }));

const check: fc.Arbitrary<Check> = fc.oneof(
  anyText.map(
    (text): Check => ({
      text: {command: text},
      spec: {kind: 'command', script: text, shell: undefined},
    }),
  ),
  fc.integer({min: 1, max: 65_535}).map(
    (port): Check => ({
      text: {tcp: port},
      spec: {kind: 'tcp', address: String(port)},
    }),
  ),
  fc.option(fc.integer({min: 100, max: 599}), {nil: undefined}).map(
    (status): Check => ({
      text: {http: status === undefined ? 'http://a/' : {url: 'http://a/', status}},
      spec: {kind: 'http', url: 'http://a/', status},
    }),
  ),
  fc.tuple(path, fc.option(anyText, {nil: undefined})).map(
    ([file, contains]): Check => ({
      text: {file: contains === undefined ? file : {path: file, contains}},
      spec: {kind: 'file', path: file, contains},
    }),
  ),
  fc.option(listed(name), {nil: undefined}).map(
    (units): Check => ({
      text: {systemd: units?.text ?? true},
      spec: {kind: 'systemd', units: units?.spec ?? []},
    }),
  ),
  fc.tuple(listed(name), fc.option(sizes, {nil: undefined})).map(
    ([controllers, memory]): Check => ({
      text: {
        cgroup:
          memory === undefined
            ? controllers.text
            : {controllers: controllers.text, memory: memory.text},
      },
      spec: {
        kind: 'cgroup',
        controllers: controllers.spec,
        memoryBytesMax: memory?.bytes,
        pidsMax: undefined,
      },
    }),
  ),
  fc.tuple(sizes, fc.option(path, {nil: undefined})).map(
    ([free, folder]): Check => ({
      text: {disk: folder === undefined ? free.text : {path: folder, free: free.text}},
      spec: {kind: 'disk', path: folder ?? '$PROCTOR_SCRATCH', freeBytes: free.bytes},
    }),
  ),
  sizes.map(
    ({text, bytes}): Check => ({
      text: {memory: text},
      spec: {kind: 'memory', availableBytes: bytes},
    }),
  ),
  fc.tuple(count, fc.option(count, {nil: undefined})).map(
    ([cpus, load]): Check => ({
      text: {cpu: load === undefined ? cpus : {count: cpus, load}},
      spec: {kind: 'cpu', count: cpus, loadMax: load},
    }),
  ),
  listed(name).map(
    (tools): Check => ({
      text: {tools: tools.text},
      spec: {kind: 'tools', tools: tools.spec},
    }),
  ),
  fc.tuple(release, fc.option(config, {nil: undefined})).map(
    ([range, options]): Check => ({
      text: {kernel: options === undefined ? range : {release: range, config: options.text}},
      spec: {kind: 'kernel', release: range, config: options?.spec ?? {}},
    }),
  ),
  listed(name).map(
    (reach): Check => ({
      text: {network: reach.text},
      spec: {kind: 'network', reach: reach.spec},
    }),
  ),
);

const AT_ONCE = ['disk', 'memory', 'cpu', 'cgroup', 'tools', 'kernel'];

/** Readiness checks of names that differ. */
export const readiness: fc.Arbitrary<Written<readonly ReadinessSpec[]>> = fc
  .uniqueArray(
    fc.record({
      name,
      check,
      every: maybe('every', seconds, (it) => (it === undefined ? 500 : it * 1000)),
      timeout: maybe('timeout', seconds, (it) => it),
      optional: maybe('optional', fc.boolean(), (it) => it ?? false),
    }),
    {minLength: 1, maxLength: 4, selector: (it) => it.name},
  )
  .map((entries) => ({
    text: entries.map((it) => ({
      name: it.name,
      ...it.check.text,
      ...inSeconds({...it.every.text, ...it.timeout.text}),
      ...it.optional.text,
    })),
    spec: entries.map((it) => ({
      name: it.name,
      optional: it.optional.spec,
      everyMs: it.every.spec,
      timeoutMs: (it.timeout.spec ?? (AT_ONCE.includes(it.check.spec.kind) ? 0 : 30)) * 1000,
      check: it.check.spec,
    })),
  }));

const sanitizer = fc.constantFrom('kasan', 'lockdep', 'kmemleak', 'ubsan', 'kfence');

/** A tool alone in its set. */
export const tool: fc.Arbitrary<Written<ToolSpec>> = fc.oneof(
  fc.tuple(sanitizer, fc.option(fc.boolean(), {nil: undefined})).map(([kind, provoke]) => ({
    text: {[kind]: provoke === undefined ? true : {provoke}},
    spec: {kind, provoke: provoke ?? false} as ToolSpec,
  })),
  fc.constantFrom('kcsan', 'ktsan').map((key) => ({
    text: {[key]: true},
    spec: {kind: 'kcsan', provoke: false} as ToolSpec,
  })),
  fc.tuple(config, fc.option(path, {nil: undefined})).map(([options, file]) => ({
    text: {'kernel-config': {...options.text, ...(file !== undefined && {file})}},
    spec: {kind: 'kernel-config', config: options.spec, file} as ToolSpec,
  })),
  fc.tuple(listed(name), count).map(([boot, value]) => ({
    text: {'kernel-parameters': {boot: boot.text, sysctl: {'vm.swappiness': value}}},
    spec: {
      kind: 'kernel-parameters',
      boot: boot.spec,
      sysctl: {'vm.swappiness': value},
      modules: {},
    } as ToolSpec,
  })),
  fc
    .record({objects: path, include: listedOrNot('include', path), isShort: fc.boolean()})
    .map(({objects, include, isShort}) => ({
      text: {gcov: isShort ? objects : {objects, ...include.text}},
      spec: {
        kind: 'gcov',
        objects,
        source: undefined,
        localSource: undefined,
        include: isShort ? [] : include.spec,
        exclude: [],
        gcov: 'gcov',
      } as ToolSpec,
    })),
  fc
    .record({events: listed(name), mode: fc.constantFrom('record', 'stat')})
    .map(({events, mode}) => ({
      text: {perf: {events: events.text, mode}},
      spec: {
        kind: 'perf',
        mode,
        events: events.spec,
        frequencyHz: undefined,
        callGraph: undefined,
        scope: 'case',
        extraArgs: [],
      } as ToolSpec,
    })),
  fc.record({name, run: anyText, every: maybe('every', seconds, (it) => it)}).map((it) => ({
    text: {monitors: [{name: it.name, run: it.run, ...inSeconds(it.every.text)}]},
    spec: {
      kind: 'monitor',
      name: it.name,
      script: it.run,
      everyMs: it.every.spec === undefined ? undefined : it.every.spec * 1000,
      check: undefined,
    } as ToolSpec,
  })),
  fc
    .record({name, engine: fc.constantFrom('afl', 'libfuzzer', 'syzkaller', 'command'), seconds})
    .map((it) => ({
      text: {fuzz: {[it.name]: {[it.engine]: './x', budget: `${it.seconds}s`}}},
      spec: {
        kind: 'fuzz',
        name: it.name,
        engine: it.engine,
        target: './x',
        corpus: undefined,
        dictionary: undefined,
        budgetMs: it.seconds * 1000,
        extraArgs: [],
        findings: [],
        failOnFinding: true,
      } as ToolSpec,
    })),
  fc.record({name, run: anyText, reports: listedOrNot('reports', path)}).map((it) => ({
    text: {scan: {[it.name]: {run: it.run, ...it.reports.text}}},
    spec: {
      kind: 'scan',
      name: it.name,
      script: it.run,
      budgetMs: 600_000,
      finding: undefined,
      reports: it.reports.spec,
      failOnFinding: true,
    } as ToolSpec,
  })),
);

const image = fc.oneof(
  fc.tuple(name, fc.constantFrom('missing', 'never', 'always')).map(([it, pull]) => ({
    text: {image: it, pull},
    spec: {kind: 'image', name: it, pull} as ContainerSettings['image'],
  })),
  fc.tuple(path, fc.boolean()).map(([context, isShort]) => ({
    text: {build: isShort ? context : {context, args: {N: 1}}},
    spec: {
      kind: 'build',
      context: `/suite/${context}`,
      file: undefined,
      target: undefined,
      args: isShort ? {} : {N: '1'},
    } as ContainerSettings['image'],
  })),
  path.map((it) => ({
    text: {rootfs: it},
    spec: {kind: 'rootfs', path: `/suite/${it}`} as ContainerSettings['image'],
  })),
);

const mount = fc
  .record({
    source: name,
    isVolume: fc.boolean(),
    target: path,
    readOnly: fc.boolean(),
    isShort: fc.boolean(),
  })
  .map(({source, isVolume, target, readOnly, isShort}) => {
    const from = isVolume ? source : `./${source}`;
    return {
      text: isShort
        ? `${from}:/${target}${readOnly ? ':ro' : ''}`
        : {source: from, target: `/${target}`, 'read-only': readOnly},
      spec: {source: isVolume ? source : `/suite/${source}`, target: `/${target}`, readOnly},
    };
  });

/** A container that says little; paths are from `/suite`. */
export const container: fc.Arbitrary<
  Written<Pick<ContainerSettings, 'image' | 'mounts' | 'networkMode' | 'resources' | 'tmpfs'>>
> = fc
  .record({
    image,
    mounts: fc.uniqueArray(mount, {maxLength: 3, selector: ({spec}) => spec.target}),
    network: fc.constantFrom(
      {text: {}, spec: undefined},
      {text: {network: true}, spec: undefined},
      {text: {network: 'private'}, spec: undefined},
      {text: {network: false}, spec: 'none'},
      {text: {network: 'host'}, spec: 'host'},
    ),
    memory: fc.option(sizes, {nil: undefined}),
    tmpfs: listedOrNot(
      'tmpfs',
      path.map((it) => `/${it}`),
    ),
  })
  .map((it) => ({
    text: {
      type: 'container',
      ...it.image.text,
      ...(it.mounts.length > 0 && {mounts: it.mounts.map(({text}) => text)}),
      ...it.network.text,
      ...(it.memory !== undefined && {resources: {memory: it.memory.text}}),
      ...it.tmpfs.text,
    },
    spec: {
      image: it.image.spec,
      mounts: it.mounts.map(({spec}) => spec),
      networkMode: it.network.spec,
      resources:
        it.memory === undefined
          ? undefined
          : {memoryBytes: it.memory.bytes, cpus: undefined, pids: undefined},
      tmpfs: it.tmpfs.spec,
    },
  }));

/** Limits and walls of a scenario. */
export const confinement: fc.Arbitrary<Written<IsolationSpec>> = fc
  .record({
    memory: sizes,
    cpu: fc.constantFrom(0.5, 1, 2.25),
    pids: count,
    namespaces: fc.subarray(['pid', 'network', 'mount', 'ipc', 'uts', 'user'] as const),
  })
  .map(({memory, cpu, pids, namespaces}) => ({
    text: {resources: {memory: memory.text, cpu, pids}, namespaces},
    spec: {resources: {memoryBytes: memory.bytes, cpus: cpu, pids}, namespaces},
  }));
