import {quote} from '../environments/posix/remote-shell.ts';
import {parseKernelConfig} from '../kernel/kernel-config.ts';

/** What a running kernel tells of itself in an answer. */
export interface KernelAnswer {
  /** As `uname -r` says. */
  readonly release: string;
  /** Its boot parameters, as given. */
  readonly cmdline: string;
  /**
   * Options that are set, by name with `CONFIG_`; texts without quotes. Only those asked for, where
   * some were. `undefined` where the kernel's config is nowhere to be found.
   */
  readonly config: ReadonlyMap<string, string> | undefined;
  /** The file there that `config` comes from. */
  readonly configSource: string | undefined;
}

/** What is wanted of a kernel's config. */
export interface KernelQuery {
  /** Only these options, with or without `CONFIG_`. @default all */
  readonly options?: readonly string[];
  /** A file there to read the config from before all others, packed or not. */
  readonly configPath?: string;
}

/** Shell text (`echo` would read backslashes) that prints what {@link readKernelAnswer} reads; changes nothing but `pk_` variables. */
export function kernelQuery({options, configPath}: KernelQuery): string {
  const filter =
    options === undefined
      ? "grep '^CONFIG_'"
      : `grep -E ${quote(`^(${options.map(optionName).filter(isOption).join('|') || 'CONFIG_'})=`)}`;
  const files = [
    ...(configPath === undefined ? [] : [quote(configPath)]),
    '/proc/config.gz',
    '"/boot/config-$pk_r"',
    '"/lib/modules/$pk_r/config"',
    '"/lib/modules/$pk_r/build/.config"',
    '"/usr/lib/modules/$pk_r/config"',
    '"/usr/lib/ostree-boot/config-$pk_r"',
  ];
  // What is read is looked at, not the file's name: a packed config may have any.
  return `
pk_r=; { read -r pk_r </proc/sys/kernel/osrelease || pk_r=$(uname -r); } 2>/dev/null
echo "pk: release $pk_r"
pk_c=; { IFS= read -r pk_c </proc/cmdline; } 2>/dev/null
printf 'pk: cmdline %s\\n' "$pk_c"
pk_read() { { gzip -dc <"$1" || zcat <"$1" || cat <"$1"; } 2>/dev/null | grep -E '^(CONFIG_|# CONFIG_)'; }
for pk_f in ${files.join(' ')}; do
  [ -r "$pk_f" ] || continue
  pk_t=$(pk_read "$pk_f")
  [ -n "$pk_t" ] || continue
  printf 'pk: config %s\\n' "$pk_f"
  printf '%s\\n' "$pk_t" | ${filter}
  echo 'pk: end'
  break
done
:
`;
}

/** Reads the answer of a {@link kernelQuery}. */
export function readKernelAnswer(answer: string): KernelAnswer {
  const line = (kind: string): string | undefined =>
    new RegExp(`^pk: ${kind} (.*)$`, 'm').exec(answer)?.[1];
  const configSource = line('config');
  // Without its end it is not whole: nothing can be said of what is missing.
  const [, text] = /^pk: config .*\n([\s\S]*?)^pk: end$/m.exec(answer) ?? [];
  return {
    release: line('release') ?? '',
    cmdline: line('cmdline') ?? '',
    config: text === undefined ? undefined : parseKernelConfig(text),
    configSource: text === undefined ? undefined : configSource,
  };
}

/** An option's full name: `KASAN` and `CONFIG_KASAN` are the same. */
export function optionName(name: string): string {
  return name.startsWith('CONFIG_') ? name : `CONFIG_${name}`;
}

function isOption(name: string): boolean {
  return /^CONFIG_\w+$/.test(name);
}
