/** An e-mail field of a list → the addresses in it. */
import type { ListedValue } from '../../model/seed.ts';
import { domainName } from '../../values/domain-name.ts';
import { readEmailAddress } from '../../values/email-address.ts';
import { foundOr } from './distinct-values.ts';

const MOST = 4_000;
const PUNCTUATION = /^[\s<>()[\]{}"'“”‘’.,:;!|*]+|[\s<>()[\]{}"'“”‘’.,:;!|*]+$/g;
const SPACED_AT = /\s{0,3}@\s{0,3}/g;

/** As the email signal spells them. `sales@gmail.com` counts: here a government says whose it is. */
export function cleanEmail(raw: string): ListedValue[] {
  const found: ListedValue[] = [];
  for (const part of raw
    .normalize('NFKC')
    .slice(0, MOST)
    .replace(SPACED_AT, '@')
    .split(/[\s;,|/]+/)) {
    const written = part
      .replace(PUNCTUATION, '')
      .replace(/^mailto:/i, '')
      .replace(/^\p{L}[\p{L}.-]{0,40}:/u, '');
    const value = addressOf(written);
    if (value !== null) found.push({ kind: 'email', value, raw });
  }
  return foundOr(found, raw, 'email', 'holds no e-mail address that can be read');
}

function addressOf(written: string): string | null {
  const read = readEmailAddress(written);
  if (read !== null) return read.address;
  const [, local = '', host = ''] = /^([^\s@]{1,64})@([^\s@]{1,253})$/.exec(written) ?? [];
  if (!/^[\p{L}\p{N}._+'&-]+$/u.test(local)) return null;
  const name = domainName(host.toLowerCase());
  if (name !== null) return `${local.toLowerCase()}@${name.host}`;
  // Some providers have addresses directly under a public suffix (net.sy).
  return host.includes('.') && domainName(`x.${host.toLowerCase()}`) !== null
    ? `${local.toLowerCase()}@${host.toLowerCase()}`
    : null;
}
