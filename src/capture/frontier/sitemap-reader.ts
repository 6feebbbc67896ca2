/** The bytes of a sitemap → the addresses in it (sitemaps.org protocol 0.9: XML, index or plain text, gzipped or not). */
import { setImmediate as breathe } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';

export interface Sitemap {
  /** True when the addresses are those of further sitemaps. */
  readonly index: boolean;
  readonly addresses: readonly string[];
}

/** Longer ones are no addresses. */
const ADDRESS = 8_192;
/** Places read for each address: a file of empty ones must end too. */
const PLACES = 4;
/** Places read in one go: the event loop must not be blocked. */
const SLICE = 50;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads at most `most` addresses out of `bytes` unpacked bytes. No XML parser: only `loc` elements, the five entities
 * and numbers are known, so that declarations, includes and nested entities stay text. Never throws.
 */
export async function readSitemap(body: Uint8Array, limits: { most: number; bytes: number }): Promise<Sitemap> {
  const isPacked = body[0] === 0x1f && body[1] === 0x8b;
  const text = new TextDecoder().decode(isPacked ? await unpack(body, limits.bytes) : body.subarray(0, limits.bytes));
  if (!/<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 65_536))) return plainText(text, limits.most);
  const index = /<(?:\w{1,20}:)?sitemapindex[\s>]/.test(text.slice(0, 65_536));
  const addresses: string[] = [];
  for (let at = 0, places = 1; addresses.length < limits.most && places <= PLACES * limits.most; places++) {
    if (places % SLICE === 0) await breathe();
    const start = text.indexOf('<loc', at);
    if (start < 0) break;
    const open = text.indexOf('>', start);
    const close = text.indexOf('</loc', open);
    if (open < 0 || close < 0) break;
    at = close + 5;
    // `<location>` begins like it; a comment that swallows a `loc` only costs an address that is not there.
    if (!/^<loc\s*>?$/.test(text.slice(start, Math.min(open, start + 32))) || close - open > ADDRESS) continue;
    addresses.push(asText(text.slice(open + 1, close)));
  }
  return { index, addresses };
}

async function plainText(text: string, most: number): Promise<Sitemap> {
  const addresses: string[] = [];
  if (text.trimStart().startsWith('<')) return { index: false, addresses };
  for (let at = 0, places = 1; at < text.length && addresses.length < most && places <= PLACES * most; places++) {
    if (places % SLICE === 0) await breathe();
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    if (line.length <= ADDRESS && /^https?:\/\//i.test(line)) addresses.push(line);
  }
  return { index: false, addresses };
}

function asText(inner: string): string {
  const data = /^\s*<!\[CDATA\[([^]*?)\]\]>\s*$/.exec(inner)?.[1];
  if (data !== undefined) return data.trim();
  return inner
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      },
    )
    .trim();
}

/** Unpacks at most `most` bytes: the rest of a bomb is never unpacked. */
async function unpack(body: Uint8Array, most: number): Promise<Uint8Array> {
  const gunzip = createGunzip();
  const pieces: Buffer[] = [];
  let length = 0;
  gunzip.end(body);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      pieces.push(piece.subarray(0, most - length));
      length += piece.length;
      if (length >= most) break;
    }
  } catch {
    // Broken or cut: what came before that counts.
  }
  return Buffer.concat(pieces);
}
