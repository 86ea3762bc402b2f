import {configMismatches, describeMismatch, parseKernelConfig} from '../../kernel/kernel-config.ts';
import type {ToolSpec} from '../../manifest/instrumentation-spec.ts';
import {quoted} from '../beside/run-there.ts';
import type {ToolFacts} from '../tool.ts';
import {type KernelPart, NO_OUTCOME, type ProvenKernel, unavailable} from './kernel-part.ts';

type Spec = Extract<ToolSpec, {kind: 'kernel-config'}>;

const NAME = 'kernel-config';

/** Options that the kernel must be built with. It cannot change while the kernel runs. */
export function kernelConfigPart(spec: Spec): KernelPart {
  return {
    name: NAME,
    needs: [],
    proveScript: (place) =>
      spec.file === undefined ? '' : fileScript(place.expandPath(spec.file)),
    proven(answer, kernel): ToolFacts {
      const {config, source} = configOf(spec, answer, kernel);
      const mismatches = configMismatches(config, spec.config);
      const count = Object.keys(spec.config).length;
      if (mismatches.length === 0) return {options: count, source};
      const list = mismatches.map(describeMismatch).join(', ');
      throw unavailable(
        NAME,
        `${mismatches.length} of ${count} options differ in ${source}: ${list}`,
        'use a kernel that is built with these options',
      );
    },
    begin: () => ({
      beginScript: '',
      begun: () => undefined,
      endScript: () => '',
      ended: () => NO_OUTCOME,
    }),
  };
}

/** An answer is read as text: what is compressed is unpacked there. */
function fileScript(path: string): string {
  const file = quoted(path);
  return `
if [ ! -r ${file} ]; then echo 'unreadable'
else
  case $(head -c 2 ${file} | od -An -tx1 | tr -d ' \\n') in
    1f8b) gzip -dc <${file} 2>/dev/null || zcat ${file} ;;
    *) cat ${file} ;;
  esac
fi`;
}

function configOf(
  spec: Spec,
  answer: string,
  kernel: ProvenKernel,
): {readonly config: ReadonlyMap<string, string>; readonly source: string} {
  if (spec.file !== undefined) {
    const source = kernel.place.expandPath(spec.file);
    if (answer === 'unreadable') {
      throw unavailable(NAME, `${source} cannot be read there`, 'have an artifact put it there');
    }
    const config = parseKernelConfig(answer);
    if (config.size === 0) throw unavailable(NAME, `${source} is no config of a kernel`);
    return {config, source};
  }
  const {config, configSource = ''} = kernel;
  if (config !== undefined) return {config, source: configSource};
  throw unavailable(
    NAME,
    'neither /proc/config.gz nor /boot/config-* nor a config beside its modules is there',
    'name a file with "file", or use a kernel that is built with CONFIG_IKCONFIG_PROC=y',
  );
}
