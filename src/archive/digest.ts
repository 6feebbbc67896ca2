import { createHash } from 'node:crypto';
import { base32nopad } from '@scure/base';

/**
 * Checks a WARC digest ("sha1:" in Base32, "sha256:" in hex…; WARC 1.1, 5.8). Null: unknown kind.
 */
export function hasDigest(labelled: string, bytes: Uint8Array): boolean | null {
  const [, label = '', value = ''] = /^([^:]*):(.*)$/s.exec(labelled) ?? [];
  const algorithm = label.trim().toLowerCase().replace('-', '');
  if (!/^(?:md5|sha1|sha256|sha512)$/.test(algorithm)) return null;
  const digest = createHash(algorithm).update(bytes).digest();
  const wanted = value.trim();
  const unpadded = wanted.replace(/=+$/, '');
  return (
    wanted.toLowerCase() === digest.toString('hex') ||
    unpadded.toUpperCase() === base32nopad.encode(digest) ||
    unpadded === digest.toString('base64').replace(/=+$/, '')
  );
}
