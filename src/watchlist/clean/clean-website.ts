/** A website field of a list → the addresses in it. Lists are typed by hand: nothing here is taken to be well formed. */

import { kindOfAddress } from '../../address/platform.ts';
import type { ListedValue } from '../../model/seed.ts';
import { domainName } from '../../values/domain-name.ts';
import { cleanEmail } from './clean-email.ts';
import { distinct } from './distinct-values.ts';

/** Longer fields are no list of addresses; the raw text is kept all the same. */
const MOST = 4_000;
const EMAIL = /[^\s;,<>()[\]"'|]{1,64}@[^\s;,<>()[\]"'|]{1,253}/g;
/** `http:/x`, `http//x`, `http: //x`, `https;//x`. */
const BROKEN_SCHEME = /\b(https?)\s{0,3}(?::|;)?\s{0,3}(?:\/|\\){1,4}\s{0,3}/gi;
const PUNCTUATION = /^[\s<>()[\]{}"'“”‘’.,:;!|*-]+|[\s<>()[\]{}"'“”‘’.,:;!|*]+$/g;
/** "quill. com" is one host; "Quill Co. Ltd" is none, though .ltd can be registered in. */
const COMMON_SUFFIX = /^(?:com|net|org|info|biz|ru|cn|ir)(?:[/.]|$)/i;
const LABEL = /^\p{L}[\p{L} .-]{0,40}:(?!\/\/|\d)/u;

/**
 * The websites and profiles in a field, each with the raw field; an e-mail address that was put there too. A field that
 * holds none comes back as one value with a fault. Pure.
 */
export function cleanWebsites(raw: string): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  for (const [email] of text.matchAll(EMAIL)) if (!email.includes('/')) found.push(...cleanEmail(email).filter(isRead));
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
      // A space inside a host: only where the first half cannot stand alone, and looks like the beginning of an address.
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
  if (found.length > 0) return distinct(found.map((value) => ({ ...value, raw })));
  return [{ kind: 'website', value: raw, raw, fault: 'holds no web address that can be read' }];
}

function isRead(value: ListedValue): boolean {
  return value.fault === undefined;
}

/** Without scheme, `www.` and the last slash: what does not make it another site. Null when it is no web address. */
function addressOf(token: string): string | null {
  const bare = token.replace(PUNCTUATION, '').replace(LABEL, '').replace(PUNCTUATION, '');
  const written = /^https?:\/\//i.test(bare) ? bare : `http://${bare}`;
  if (!/^https?:\/\/[\p{L}\p{N}_.-]+\.\p{L}[\p{L}\p{N}-]+\.?(?::\d{1,5})?(?:[/?#]|$)/iu.test(written)) return null;
  if (!URL.canParse(written)) return null;
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
