import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {kvmHelp} from '../../../src/action/kvm-help.ts';
import type {CliIo} from '../../../src/cli/io.ts';

const output = {write: () => undefined, isTerminal: false, columns: undefined};

function io(cwd: string): CliIo {
  return {
    stdout: output,
    stderr: output,
    env: {},
    cwd,
    signal: new AbortController().signal,
    onInterrupt: () => ({[Symbol.dispose]() {}}),
  };
}

const MACHINE = `proctor: 1
environments: { vm: { type: qemu, memory: 256MiB, boot: { kernel: bzImage, rootfs: minimal } } }
scenarios: { good: { steps: [{ run: "true" }] } }
`;
const LOCAL = 'proctor: 1\nscenarios: { good: { steps: [{ run: "true" }] } }\n';

it('says how GitHub’s machines open KVM, where virtual machines are asked for and it is closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-kvm-'));
  try {
    writeFileSync(join(folder, 'proctor.yaml'), MACHINE);
    writeFileSync(join(folder, 'local.yaml'), LOCAL);
    const closed = join(folder, 'kvm');
    writeFileSync(closed, '');
    chmodSync(closed, 0);
    // Root may open everything; nobody may open what is below a file.
    const device = process.getuid?.() === 0 ? join(closed, 'kvm') : closed;
    const help = await kvmHelp(undefined, io(folder), device);
    expect(help).toContain(`${device} may not be opened by this user`);
    expect(help).toContain('KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"');
    expect(help).toContain('sudo udevadm trigger --name-match=kvm');
    expect(await kvmHelp('local.yaml', io(folder), device)).toBeUndefined();
    expect(await kvmHelp('missing.yaml', io(folder), device)).toBeUndefined();
    // A machine without the device has no rule that would help.
    expect(await kvmHelp(undefined, io(folder), join(folder, 'none'))).toBeUndefined();
    expect(await kvmHelp(undefined, io(folder), '/dev/null')).toBeUndefined();
  } finally {
    rmSync(folder, {recursive: true});
  }
});
