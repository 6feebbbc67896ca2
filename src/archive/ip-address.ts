import { isIP } from 'node:net';

/** An address as archives write it; null for none. IPv6 comes with and without brackets; some makers write an empty text or a host name. */
export function ipAddress(text: string | null | undefined): string | null {
  const bare = (text ?? '').replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}
