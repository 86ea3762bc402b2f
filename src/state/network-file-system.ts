/**
 * File systems on which several machines see the same files, by their type in statfs(2). Those of
 * FUSE and 9P are not here: most are one machine's.
 *
 * Source: linux/magic.h, and the headers of CIFS, Lustre and GPFS.
 */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x7461636f, 'OCFS2'],
  [0x01161970, 'GFS2'],
]);

/** What a network file system is called; `undefined` for others. @param type As statfs(2) has it. */
export function networkFileSystem(type: number): string | undefined {
  // Numbers of 32 bits come with a sign on some machines.
  return NAMES.get(type >>> 0);
}
