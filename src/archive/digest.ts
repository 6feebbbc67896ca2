import { createHash } from 'node:crypto';

const ALGORITHMS = new Map(
  Object.entries({
    sha1: 'sha1',
    'sha-1': 'sha1',
    sha256: 'sha256',
    'sha-256': 'sha256',
    sha512: 'sha512',
    'sha-512': 'sha512',
    md5: 'md5',
  }),
);

/** Whether bytes have a WARC digest ("sha1:" in Base32, "sha256:" in hex…; WARC 1.1, 5.8). Null: cannot be told. */
export function hasDigest(labelled: string, bytes: Uint8Array): boolean | null {
  const colon = labelled.indexOf(':');
  const algorithm = ALGORITHMS.get(labelled.slice(0, colon).trim().toLowerCase());
  if (algorithm === undefined) return null;
  const wanted = labelled.slice(colon + 1).trim();
  const digest = createHash(algorithm).update(bytes).digest();
  return (
    wanted.toLowerCase() === digest.toString('hex') ||
    wanted.toUpperCase().replace(/=+$/, '') === base32(digest) ||
    wanted.replace(/=+$/, '') === digest.toString('base64').replace(/=+$/, '')
  );
}

/** RFC 4648 Base32 without padding. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(held >>> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  if (bits > 0) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[(held << (5 - bits)) & 31];
  return text;
}
