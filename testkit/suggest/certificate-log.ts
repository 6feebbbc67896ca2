/** Entries of a certificate log as the Static CT API serves them. */

const number = (value: number | bigint, bytes: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(value));
  return out.subarray(8 - bytes);
};
const field = (bytes: Uint8Array, lengthBytes: number): Buffer =>
  Buffer.concat([number(bytes.length, lengthBytes), bytes]);

/** `TileLeaf` of an X.509 entry or, with `isPre`, of a precertificate. */
export function leafOf(certificate: Uint8Array, at: number, isPre = false): Buffer {
  const signed = isPre ? [Buffer.alloc(32), field(Buffer.from('the signed part'), 3)] : [field(certificate, 3)];
  const extensions = field(Buffer.of(0, 0, 5, 0, 0, 0, 0, 9), 2);
  const chain = field(Buffer.alloc(64, 1), 2);
  return Buffer.concat([
    ...[number(at, 8), number(isPre ? 1 : 0, 2), ...signed, extensions],
    ...[...(isPre ? [field(certificate, 3)] : []), chain],
  ]);
}

export const tileOf = (leaves: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(leaves));

/** An entry of `get-entries` (RFC 6962, 4.6): a Merkle tree leaf, and the chain as sent to the log. */
export function entryOf(
  certificate: Uint8Array,
  at: number,
  isPre = false,
): { leaf_input: string; extra_data: string } {
  const signed = isPre ? [Buffer.alloc(32), field(Buffer.from('the signed part'), 3)] : [field(certificate, 3)];
  const leaf = Buffer.concat([
    number(0, 2),
    number(at, 8),
    number(isPre ? 1 : 0, 2),
    ...signed,
    field(Buffer.alloc(0), 2),
  ]);
  const chain = field(field(Buffer.from('the authority'), 3), 3);
  const extra = isPre ? Buffer.concat([field(certificate, 3), chain]) : chain;
  return { leaf_input: leaf.toString('base64'), extra_data: extra.toString('base64') };
}
