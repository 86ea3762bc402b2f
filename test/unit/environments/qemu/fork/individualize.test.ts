import {execFileSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {
  canReseed,
  installReseedScript,
  parseTraits,
  SETTLE_SCRIPT,
} from '../../../../../src/environments/qemu/fork/guest-traits.ts';
import {
  individualizeScript,
  parseIndividuality,
} from '../../../../../src/environments/qemu/fork/individualize.ts';
import {reseedProgram} from '../../../../../src/environments/qemu/fork/reseed-program.ts';

const TRAITS = {
  hasVmGenId: true,
  reseedProgram: undefined,
  reseedTool: undefined,
  takesFractions: true,
  isRoot: true,
} as const;
const OPTIONS = {traits: TRAITS, machineId: 'keep', macChanges: [], latencyMs: 0} as const;

describe('the script that makes a copy distinct', () => {
  it('has another seed of 64 bytes each time', () => {
    const seedOf = (script: string): string => /seed='([^']*)'/.exec(script)?.[1] ?? '';
    const [one, two] = [individualizeScript(OPTIONS), individualizeScript(OPTIONS)];
    expect(Buffer.from(seedOf(one), 'base64')).toHaveLength(64);
    expect(seedOf(one)).not.toBe(seedOf(two));
  });

  it('sets the clock to the time when it will be run', () => {
    const dateOf = (latencyMs: number, takesFractions: boolean): number => {
      const traits = {...TRAITS, takesFractions};
      const script = individualizeScript({...OPTIONS, traits, latencyMs});
      return Number(/date -s @(\S+)/.exec(script)?.[1]);
    };
    const now = Date.now() / 1000;
    expect(Math.abs(dateOf(0, true) - now)).toBeLessThan(5);
    expect(Math.abs(dateOf(3_600_000, true) - now - 3600)).toBeLessThan(5);
    expect(Number.isInteger(dateOf(0, false))).toBe(true);
  });

  it('asks the kernel to reseed only where it does not do so by itself', () => {
    const scriptFor = (traits: Parameters<typeof canReseed>[0]): string =>
      individualizeScript({...OPTIONS, traits});
    expect(scriptFor({...TRAITS, reseedTool: 'perl'})).not.toContain('perl');
    expect(scriptFor({...TRAITS, hasVmGenId: false, reseedTool: 'perl'})).toContain('0x5207');
    expect(scriptFor({...TRAITS, hasVmGenId: false, reseedTool: 'python3'})).toContain('0x5207');
  });

  it('prefers the program that was put in for that', () => {
    const traits = {
      ...TRAITS,
      hasVmGenId: false,
      reseedProgram: '/run/x',
      reseedTool: 'perl',
    } as const;
    const script = individualizeScript({...OPTIONS, traits});
    expect(script).toContain('| /run/x ||');
    expect(script).not.toContain('perl');
    expect(canReseed({...traits, isRoot: false})).toBe(true);
  });

  it('touches machine id and boot id only if asked to', () => {
    expect(individualizeScript(OPTIONS)).not.toMatch(/machine-id|boot_id/);
    const script = individualizeScript({...OPTIONS, machineId: 'new'});
    expect(script).toMatch(/\/etc\/machine-id/);
    expect(script).toMatch(/mount --bind .* \/proc\/sys\/kernel\/random\/boot_id/);
  });

  it('changes the addresses of the network cards that are told', () => {
    const macChanges = [{from: '52:54:00:00:00:01', to: '52:54:00:00:00:02'}];
    const script = individualizeScript({...OPTIONS, macChanges});
    expect(script).toContain(`[ "$mac" = '52:54:00:00:00:01' ]`);
    expect(script).toContain(`address '52:54:00:00:00:02'`);
  });

  it.each(['sh', 'bash'])('is a script that %s can read, whatever it is made of', (shell) => {
    for (const hasVmGenId of [true, false]) {
      for (const reseedTool of [undefined, 'perl', 'python3'] as const) {
        const script = individualizeScript({
          traits: {...TRAITS, hasVmGenId, reseedTool},
          machineId: 'new',
          macChanges: [{from: 'a', to: 'b'}],
          latencyMs: 0,
        });
        expect(() => execFileSync(shell, ['-n'], {input: script})).not.toThrow();
      }
    }
  });
});

describe('the program that reseeds a kernel', () => {
  it.each(['x86_64', 'arm64', 'riscv64', 'arm'] as const)('is an ELF executable for %s', (arch) => {
    const program = reseedProgram(arch);
    expect(program.subarray(0, 4).toString('latin1')).toBe('\x7fELF');
    expect(program.readUInt16LE(18)).toBe({x86_64: 62, arm64: 183, riscv64: 243, arm: 40}[arch]);
    expect(program.subarray(-13).toString()).toBe('/dev/urandom\0');
    expect(program.length).toBeLessThan(300);
  });

  it.skipIf(process.arch !== 'x64')(
    'is put in by a script, which does not say that it works where it does not',
    () => {
      // Nobody but root may have the kernel reseed; root may, and it does no harm.
      const output = execFileSync('sh', ['-e', '-c', installReseedScript('x86_64')])
        .toString()
        .trim();
      const isRoot = process.getuid?.() === 0;
      expect(output === '' || /^\/[a-z/]+\/proctor-reseed$/.test(output)).toBe(true);
      if (!isRoot) expect(output).toBe('');
      if (output !== '') rmSync(output);
      expect(execFileSync('sh', ['-e', '-c', installReseedScript('arm64')]).toString()).toBe('');
    },
  );
});

describe('what the script prints', () => {
  it('tells the first random number, and what did not work', () => {
    const output = 'failed clock\nfailed nonsense\nnoise\nwitness 0c1f\n';
    expect(parseIndividuality(output)).toEqual({witness: '0c1f', failed: ['clock']});
    expect(parseIndividuality('')).toEqual({witness: undefined, failed: []});
  });
});

describe('what a guest can do about being a copy', () => {
  it('is read from what it prints', () => {
    expect(parseTraits('vmgenid\nroot\n')).toEqual({...TRAITS, takesFractions: false});
    expect(parseTraits('perl\npython3\nfractions\n')).toEqual({
      hasVmGenId: false,
      reseedProgram: undefined,
      reseedTool: 'perl',
      takesFractions: true,
      isRoot: false,
    });
  });

  it('is asked by a script that ends well in any shell', () => {
    const output = execFileSync('sh', ['-e', '-c', SETTLE_SCRIPT.replace('sync', ':')]).toString();
    expect(parseTraits(output).takesFractions).toBe(true);
  });

  it('suffices where the kernel reseeds, or root has a tool for it', () => {
    const none = {...TRAITS, hasVmGenId: false};
    expect(canReseed(TRAITS)).toBe(true);
    expect(canReseed(none)).toBe(false);
    expect(canReseed({...none, reseedTool: 'perl'})).toBe(true);
    expect(canReseed({...none, reseedTool: 'perl', isRoot: false})).toBe(false);
  });
});
