/** A page that was saved from a web archive's replay → what it says of where it stood and when. Any other page may say so too. */
import type { ArchivedRecord } from '../archived.ts';
import { webAddress } from '../web-address.ts';
import { type ReplayAddress, replayAddress } from './replay-address.ts';

export interface StatedReplay extends Pick<ReplayAddress, 'url' | 'digits' | 'capturedAt'> {
  /** Only the site is known, not which of its pages it is. */
  readonly ofSite: boolean;
}

const MOST_TEXT = 1 << 20;
const MOST_ADDRESSES = 5_000;
/** A page of two links is one; a page with a link to an archive among its own is none. */
const LEAST_LED = 2;
const LEAST_SHARE = 0.8;

/** By the script that the replay put in, else by its links, each of which carries both. Null: it does not look like one. */
export function statedReplay({ role, body }: Pick<ArchivedRecord, 'role' | 'body'>): StatedReplay | null {
  if (role !== 'page') return null;
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MOST_TEXT)).toString('latin1');
  return byScript(text.slice(0, 65_536)) ?? byLinks(text);
}

function byScript(head: string): StatedReplay | null {
  const [, address = '', digits = ''] = /__wm\.wombat\("([^"\n]{1,2083})","(\d{14})",/.exec(head) ?? [];
  const url = webAddress(address.replaceAll('&amp;', '&'));
  const found = url === null ? null : replayAddress(`https://web.archive.org/web/${digits}/${url}`);
  return found === null ? null : { ...found, ofSite: false };
}

const ADDRESS = /\s(?:href|src|action|background|data|poster)\s{0,3}=\s{0,3}["']?((?:https?:\/)?\/[^"'\s<>]{1,2083})/gi;
/** The archive's own parts, and what is no web address though it is led through the archive. */
const NO_PAGE =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*archive\.org\/(?!web\/\d{14})|^\/(?:_static|static|web\/jb|web\/submit)\b|\/\d{14}\/(?:mailto|tel|javascript):/i;

function byLinks(text: string): StatedReplay | null {
  const led: ReplayAddress[] = [];
  let all = 0;
  for (const [, address = ''] of text.matchAll(ADDRESS)) {
    if (NO_PAGE.test(address)) continue;
    if (++all > MOST_ADDRESSES) break;
    const whole = address.startsWith('//') ? `https:${address}` : address;
    const found = replayAddress(whole.startsWith('/') ? `https://web.archive.org${whole}` : whole);
    if (found !== null) led.push(found);
  }
  if (led.length < LEAST_LED || led.length < all * LEAST_SHARE) return null;
  const digits = commonest(led.map((one) => one.digits));
  // Pictures, styles and scripts (im_, cs_, js_) may be others'.
  const pages = led.filter((one) => one.digits === digits && one.modifier === '');
  const origin = commonest((pages.length > 0 ? pages : led).map(({ url }) => new URL(url).origin));
  const { capturedAt = '' } = led.find((one) => one.digits === digits) ?? {};
  return { url: `${origin}/`, digits, capturedAt, ofSite: true };
}

/** Of as many the first. */
function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? '';
}
