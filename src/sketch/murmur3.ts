/** MurmurHash3 x86 32-bit (Austin Appleby, public domain), signed as published favicon hashes. */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  let h = seed | 0;
  const blocks = bytes.length & ~3;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0; i < blocks; i += 4) {
    h ^= scramble(view.getInt32(i, true));
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks; i--) tail = (tail << 8) | (bytes[i] as number);
  if (bytes.length > blocks) h ^= scramble(tail);
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Shodan's favicon hash: MurmurHash3 of the base64 text, broken after every 76 characters and ended
 * by a newline.
 */
export function faviconHash(bytes: Uint8Array): number {
  const base64 = Buffer.from(bytes).toString('base64');
  return murmur3(Buffer.from(base64.replace(/.{1,76}/g, '$&\n'), 'latin1'));
}

function scramble(k: number): number {
  const x = Math.imul(k, 0xcc9e2d51);
  return Math.imul((x << 15) | (x >>> 17), 0x1b873593);
}
