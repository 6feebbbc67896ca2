/** A website field of a list → the addresses in it. Lists are typed by hand: nothing is well-formed for certain. */

import { kindOfAddress } from '../../address/platform.ts';
import { isUrl } from '../../model/is-url.ts';
import type { ListedValue } from '../../model/seed.ts';
import { domainName } from '../../values/domain-name.ts';
import { cleanEmail } from './clean-email.ts';
import { foundOr } from './distinct-values.ts';

/** Characters that are read; the raw text is kept whole. */
const MOST = 4_000;
const EMAIL = /[^\s;,<>()[\]"'|]{1,64}@[^\s;,<>()[\]"'|]{1,253}/g;
/** `http:/x`, `http//x`, `http: //x`, `https;//x`. */
const BROKEN_SCHEME = /\b(https?)\s{0,3}(?::|;)?\s{0,3}(?:\/|\\){1,4}\s{0,3}/gi;
const PUNCTUATION = /^[\s<>()[\]{}"'“”‘’.,:;!|*-]+|[\s<>()[\]{}"'“”‘’.,:;!|*]+$/g;
/** "quill. com" is one host; "Quill Co. Ltd" is not, though .ltd is a top-level domain. */
const COMMON_SUFFIX = /^(?:com|net|org|info|biz|ru|cn|ir)(?:[/.]|$)/i;
const LABEL = /^\p{L}[\p{L} .-]{0,40}:(?!\/\/|\d)/u;

/** The websites and profiles in a field, and e-mail addresses in it. */
export function cleanWebsites(raw: string): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  for (const [email] of text.matchAll(EMAIL))
    if (!email.includes('/')) found.push(...cleanEmail(email).filter(({ fault }) => fault === undefined));
  const tokens = text
    .replace(EMAIL, (email) => (email.includes('/') ? email : ' '))
    .replace(BROKEN_SCHEME, (_, scheme: string) => ` ${scheme.toLowerCase()}://`)
    .split(/[\s;,|]+/)
    .filter((token) => token !== '');
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1] ?? '';
    const address = addressOf(token);
    if (address !== null) found.push(valueOf(address, raw));
    else {
      // A space inside a host: only where the first half alone is no host and looks like the beginning of an address.
      const broken =
        /^(?:https?:\/\/|www\.)/i.test(token) ||
        next.startsWith('.') ||
        (token.endsWith('.') && COMMON_SUFFIX.test(next));
      const joined = broken ? addressOf(token + next) : null;
      if (joined === null) continue;
      found.push(valueOf(joined, raw));
      at += 1;
    }
  }
  const values = found.map((value) => ({ ...value, raw }));
  return foundOr(values, raw, 'website', 'holds no web address that can be read');
}

/** Without scheme, `www.` and the last slash, as they do not make another site. Null: no web address. */
function addressOf(token: string): string | null {
  const bare = token.replace(PUNCTUATION, '').replace(LABEL, '').replace(PUNCTUATION, '');
  const written = /^https?:\/\//i.test(bare) ? bare : `http://${bare}`;
  if (!/^https?:\/\/[\p{L}\p{N}_.-]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d{1,5})?(?:[/?#]|$)/iu.test(written)) return null;
  if (!isUrl(written)) return null;
  const url = new URL(written);
  const name = domainName(url.hostname);
  if (name === null) return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = `${url.pathname}${url.search}`.replace(/\/+$/, '');
  return `${name.host}${port}${path}`;
}

function valueOf(address: string, raw: string): ListedValue {
  const kind = kindOfAddress(`https://${address}`) === 'social-page' ? 'social' : 'website';
  return { kind, value: address, raw };
}
