/** A guest of a few bytes that proves that its machine runs. */
export interface ProbeGuest {
  /** Content of the file that QEMU is given. */
  readonly image: Buffer;
  /** QEMU's arguments for it, but for accelerator and CPU. */
  readonly args: (path: string) => string[];
}

/** What a guest prints on its serial port before it powers its machine off. */
export const PROBE_MARK = 'K';

/**
 * Each guest counts down from twenty million, prints one `K` and ends its machine. On a processor
 * that takes some 10 ms, with QEMU's own emulation 50 to 200 ms. There are hosts whose KVM
 * interprets each instruction (a software KVM in a VM): their guests come to life, and then take
 * hours to boot; the count tells them apart, by the processor time that it costs.
 */
export const PROBE_GUESTS: Readonly<Partial<Record<string, ProbeGuest>>> = {
  x86_64: {
    image: x86Firmware(),
    args: (path) => ['-machine', 'q35', '-m', '4M', '-bios', path],
  },
  arm64: {
    image: arm64Code(),
    args: (path) => [
      ...['-machine', 'virt', '-m', '16M'],
      ...['-device', `loader,file=${path},addr=0x40200000,force-raw=on,cpu-num=0`],
    ],
  },
  riscv64: {
    image: riscv64Code(),
    args: (path) => ['-machine', 'virt', '-m', '16M', '-bios', 'none', '-kernel', path],
  },
};

/**
 * A firmware of 64 KiB. It goes from real to long mode with pages, counts, has the local APIC's
 * timer wake it from `hlt`, prints, and resets through port 0xcf9. So it needs what a kernel
 * needs: changes of mode, page tables, a device in memory, interrupts, ports.
 *
 * Source: Intel SDM volume 3, 10.8.5 (initialising IA-32e mode), 11.5.4 (APIC timer).
 */
function x86Firmware(): Buffer {
  const code = [
    'fa fc', //                            cli; cld
    '31c0 8ed8 8ec0 8ed0 bc0070', //       ds = es = ss = 0; sp = 0x7000
    'bf0010 b90028 f3ab', //               0x1000…0x6000 = 0
    '66c706001003200000', //               PML4[0] = 0x2003
    '66c706002003300000', //               PDPT[0] = 0x3003
    '66c706003083000000', //               page of 2 MiB at 0
    '66c706182003400000', //               PDPT[3] = 0x4003
    '66c706b84f9b00e0fe', //               page of 2 MiB at 0xfee00000, not cached
    '2e660f011618ff', //                   lgdtl %cs:gdtr
    '0f20e0 0c20 0f22e0', //               cr4.PAE = 1
    '66b800100000 0f22d8', //              cr3 = 0x1000
    '66b9800000c0 0f32 80cc01 0f30', //    EFER.LME = 1
    '0f20c0 660d01000080 0f22c0', //       cr0.PG = cr0.PE = 1
    '66ea7bfe0f000800', //                 ljmpl $8, $long
    '66b81000 8ed0 8ed8', //         long: ss = ds = 0x10
    'bc00600000', //                       esp = 0x6000
    'b9002d3101', //                       ecx = 20000000
    'ffc9 75fc', //                     1: decl %ecx; jnz 1b
    '66c70425005400 00e8fe', //            IDT[0x40] = irq
    'c7042502540000 0800008e',
    '66c70425065400 000f00',
    '0f011d67000000', //                   lidt idtr
    'bb0000e0fe', //                       rbx = 0xfee00000
    'c783f0000000 ff010000', //            APIC on
    'c783e0030000 0b000000', //            its timer: undivided,
    'c78320030000 40000000', //            once, vector 0x40,
    'c78380030000 10270000', //            after 10000 ticks
    'fb f4 ebfd', //                       sti; 2: hlt; jmp 2b
    '66baf803 b04b ee', //            irq: outb 'K' to 0x3f8
    '66baf90c b006 ee', //                 outb 6 to 0xcf9
    'f4 ebfd', //                       3: hlt; jmp 3b
    '0f1f8000000000', //                   (aligned)
    '0000000000000000', //            gdt:
    '00000000009b2000', //                 code of 64 bits
    '0000000000930000', //                 data
    '1700 00ff0f00', //              gdtr: 24 bytes at gdt
    '0f04 0050000000000000', //      idtr: 0x410 bytes at 0x5000
  ];
  const firmware = Buffer.alloc(65_536);
  hex(code).copy(firmware, 0xfe00);
  // Where the processor starts: ljmp $0xf000, $0xfe00.
  hex(['ea 00fe 00f0']).copy(firmware, 0xfff0);
  return firmware;
}

/**
 * Prints on the UART of QEMU's `virt` machine, and powers off by PSCI.
 *
 * Source: QEMU's docs/system/arm/virt.rst and hw/arm/virt.c; Arm DEN 0022, SYSTEM_OFF.
 */
function arm64Code(): Buffer {
  return hex([
    '0120a1d2', //    movz x1, #0x0900, lsl #16
    '2226a052', //    movz w2, #0x131, lsl #16
    '42040071', // 1: subs w2, w2, #1
    'e1ffff54', //    b.ne 1b
    '60098052', //    movz w0, #'K'
    '200000b9', //    str w0, [x1]
    '00018052', //    movz w0, #8
    '0080b072', //    movk w0, #0x8400, lsl #16
    '020000d4', //    hvc #0
    '00000014', // 2: b 2b
  ]);
}

/**
 * Prints on the UART of QEMU's `virt` machine, and powers off through its test device.
 *
 * Source: QEMU's docs/system/riscv/virt.rst, hw/misc/sifive_test.c.
 */
function riscv64Code(): Buffer {
  return hex([
    'b7020010', //    lui t0, 0x10000
    '37231301', //    lui t1, 0x1312
    '1303f3ff', // 1: addi t1, t1, -1
    'e31e03fe', //    bnez t1, 1b
    '9303b004', //    li t2, 'K'
    '23807200', //    sb t2, 0(t0)
    'b7021000', //    lui t0, 0x100
    'b7530000', //    lui t2, 0x5
    '93835355', //    addi t2, t2, 0x555
    '23a07200', //    sw t2, 0(t0)
    '6f000000', // 2: j 2b
  ]);
}

function hex(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('').replaceAll(' ', ''), 'hex');
}
