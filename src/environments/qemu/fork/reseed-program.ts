import type {GuestArch} from '../../../manifest/manifest.ts';
import {type MachineCode, tinyExecutable} from '../tiny-executable.ts';

/**
 * A program of some 30 instructions that no shell can stand in for, as it takes ioctl(2):
 *
 *     n = read(0, pool.buf, 512);
 *     pool.buf_size = n; pool.entropy_count = n * 8;
 *     fd = open("/dev/urandom", O_WRONLY);
 *     ioctl(fd, RNDADDENTROPY, &pool);
 *     exit(ioctl(fd, RNDRESEEDCRNG));
 *
 * so that it ends with 0 only where the kernel has reseeded, which takes root, and Linux 4.14. The
 * numbers are the same on these architectures: 0x40085203 and 0x5207.
 *
 * Source: random(4); linux/random.h; each architecture's syscall table, for read, open or openat,
 * ioctl and exit.
 */
const PROGRAMS: Readonly<Record<GuestArch, MachineCode>> = {
  x86_64: {
    machine: 62,
    flags: 0,
    is64Bit: true,
    code:
      'SIHsAAQAADHAMf9IjXQkCLoAAgAADwWJRCQEweADiQQkSI09MgAAAL4BAAAAuAIAAAAPBYnHSIni' +
      'vgNSCEC4EAAAAA8FvgdSAAC4EAAAAA8Fice4PAAAAA8FL2Rldi91cmFuZG9tAA==',
  },
  arm64: {
    machine: 183,
    flags: 0,
    is64Bit: true,
    code:
      '/wMQ0QAAgNLhIwCRAkCA0ugHgNIBAADUAXAdU+EDAClgDICSAQIAECIAgNIIB4DSAQAA1PMDACph' +
      'QIpSAQGocuIDAJGoA4DSAQAA1OADEyrhQIpSqAOA0gEAANSoC4DSAQAA1C9kZXYvdXJhbmRvbQA=',
  },
  riscv64: {
    machine: 243,
    flags: 0,
    is64Bit: true,
    code:
      'EwEBwBMFAACTBYEAEwYAIJMI8ANzAAAAkxU1ACMgsQAjIqEAEwXA+ZcFAACThYUEEwYQAJMIgANz' +
      'AAAAEwQFALdVCECbhTUgEwYBAJMI0AFzAAAAEwUEALdVAACbhXUgkwjQAXMAAACTCNAFcwAAAC9k' +
      'ZXYvdXJhbmRvbQA=',
  },
  arm: {
    machine: 40,
    flags: 0x0500_0200,
    is64Bit: false,
    code:
      'AdtN4gAAoOMIEI3iAiyg4wNwoOMAAADvBACN5YARoOEAEI3lOACP4gEQoOMFcKDjAAAA7wBAoOED' +
      'EgXjCBBE4w0goOE2cKDjAAAA7wQAoOEHEgXjNnCg4wAAAO8BcKDjAAAA7y9kZXYvdXJhbmRvbQA=',
  },
};

/** The program as a static executable for Linux: reads a seed from standard input. */
export function reseedProgram(arch: GuestArch): Buffer {
  return tinyExecutable(PROGRAMS[arch]);
}
