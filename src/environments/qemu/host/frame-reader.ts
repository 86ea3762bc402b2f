/**
 * Largest frame that QEMU sends or takes.
 *
 * Source: `NET_BUFSIZE` of QEMU's include/net/net.h.
 */
export const FRAME_BYTES_MAX = 4096 + 65_536;

const LENGTH_BYTES = 4;
/** Addresses and type of Ethernet: IEEE 802.3, 3.2. */
const ETHERNET_HEADER_BYTES = 14;

/** A frame in QEMU's form: its length as 32 bits, big-endian, and its bytes. */
export interface Frame {
  /** With the length before it. */
  readonly start: number;
  readonly end: number;
  /** MAC addresses as numbers of 48 bits. */
  readonly target: number;
  readonly source: number;
}

/**
 * Finds frames in what comes from a `-netdev socket` or `stream`, however it is cut into chunks.
 *
 * Source: `net_socket_rs_ensure` of QEMU's net/socket.c, net/stream.c.
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * Takes a chunk.
   *
   * @returns whole frames, by their places in `bytes`. Frames too short to be any are left out.
   * @throws {RangeError} for a length that no frame has: what follows cannot be read.
   */
  read(chunk: Buffer): {readonly bytes: Buffer; readonly frames: Frame[]} {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    let start = 0;
    while (bytes.length - start >= LENGTH_BYTES) {
      const length = bytes.readUInt32BE(start);
      if (length > FRAME_BYTES_MAX) throw new RangeError(`a frame of ${length} bytes`);
      const end = start + LENGTH_BYTES + length;
      if (end > bytes.length) break;
      if (length >= ETHERNET_HEADER_BYTES) {
        frames.push({
          start,
          end,
          target: bytes.readUIntBE(start + 4, 6),
          source: bytes.readUIntBE(start + 10, 6),
        });
      }
      start = end;
    }
    // A copy: a few bytes are not to keep a whole chunk.
    this.#rest = start === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(start));
    return {bytes, frames};
  }
}
