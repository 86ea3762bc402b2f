import {configMismatches, describeMismatch} from '../../kernel/kernel-config.ts';
import type {KernelConfig} from '../../manifest/deployment-spec.ts';
import {listed, type ShellProbe} from '../finding.ts';
import {kernelQuery, optionName, readKernelAnswer} from '../kernel-query.ts';
import {isKernelInRange} from '../kernel-range.ts';

/** The kernel's release must be in a range, and its config have options. */
export function kernelProbe(wanted: {
  readonly release: string | undefined;
  readonly config: KernelConfig;
  /** A file there with its config. */
  readonly configPath?: string;
}): ShellProbe {
  const options = Object.keys(wanted.config);
  const {configPath} = wanted;
  return {
    script: kernelQuery({options, ...(configPath !== undefined && {configPath})}),
    judge: (answer) => {
      const facts = readKernelAnswer(answer ?? '');
      if (facts.release === '') {
        return {
          ok: false,
          evidence: 'cannot tell which kernel runs',
          help: 'Look whether `uname -r` works there.',
        };
      }
      const problems: string[] = [];
      const helps: string[] = [];
      if (wanted.release !== undefined && !isKernelInRange(facts.release, wanted.release)) {
        problems.push(`wanted kernel ${wanted.release}`);
        helps.push('Boot a kernel of the wanted release.');
      }
      if (options.length > 0 && facts.config === undefined) {
        problems.push('its config cannot be found');
        helps.push(
          'Build it with CONFIG_IKCONFIG_PROC=y, or put its config there as /boot/config-$(uname -r).',
        );
      }
      const mismatches =
        facts.config === undefined ? [] : configMismatches(facts.config, wanted.config);
      if (mismatches.length > 0) {
        problems.push(...mismatches.map(describeMismatch));
        const list = listed(mismatches.map(({option}) => option));
        helps.push(`Build a kernel with ${list} as wanted, and boot it.`);
      }
      const from = options.length === 0 || !facts.configSource ? '' : ` (${facts.configSource})`;
      if (problems.length > 0) {
        return {
          ok: false,
          evidence: `kernel ${facts.release}${from}: ${problems.join('; ')}`,
          help: helps.join(' '),
          // Another kernel comes with a boot only.
          isFinal: true,
        };
      }
      const set = options.map((name) => `${optionName(name)}=${wanted.config[name]}`);
      const shown = set.length === 0 ? '' : `: ${listed(set)}`;
      return {ok: true, evidence: `kernel ${facts.release}${from}${shown}`};
    },
  };
}
