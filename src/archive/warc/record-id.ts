import { sha256 } from '../../model/digest.ts';

/** A UUID (version 8, RFC 9562) from the content, so that writing the same thing twice gives the same file. */
export function recordId(...parts: (string | Uint8Array)[]): string {
  const hex = sha256(...parts);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}
