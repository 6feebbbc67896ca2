/** Stable ids: UUIDs of version 5 (RFC 9562, 5.5). The same name gives the same id everywhere. */
import { createHash } from 'node:crypto';

/** The namespace of what only this program names. */
export const OURS = '6f0f1f0e-57b8-5f0d-9a3a-3d6f5f7a2c11';

export function uuid(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
