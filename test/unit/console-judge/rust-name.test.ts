import {describe, expect, it} from 'vitest';
import {readableName} from '../../../src/console-judge/rust-name.ts';

describe('a name that Rust mangled', () => {
  it.each([
    ['vfs_read', 'vfs_read'],
    ['_RNvCs1_6kernel4open', 'kernel::open'],
    ['_RNvNtCs1_6kernel4sync5tidy_', 'kernel::sync::tidy_'],
    ['_RNvMs_Cs1_6gadgetNtB4_6Device4open', '<gadget::Device>::open'],
    [
      '_RNvXs_Cs1_6gadgetNtB4_6DeviceNtCs2_6kernel4Misc4mmap',
      '<gadget::Device as kernel::Misc>::mmap',
    ],
    ['_RINvCs1_6kernel4swaplmE', 'kernel::swap<i32, u32>'],
    ['_RNvCs1_6kernel40op', '_RNvCs1_6kernel40op'],
    ['_Rx', '_Rx'],
    ['_RNvB0_3foo', '_RNvB0_3foo'],
  ])('%s is read as %s', (name, expected) => {
    expect(readableName(name)).toBe(expected);
  });
});
