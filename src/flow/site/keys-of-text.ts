/** Text typed into a search field → the blocking keys of a site with that value. */

import type { SignalReading } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import type { Capture, CapturedSite } from '../../model/facts/visit.ts';
import type { Ports } from '../ports.ts';

const OWN = 'search.invalid';
const ADDRESS = `http://${OWN}/`;
const AT = '2000-01-01T00:00:00.000Z';

/**
 * The signals read the text as if it stood on a page, so that a number, name or mailbox is found in
 * every spelling that they know. Keys of a page without the text are left out. Nothing is stored.
 */
export async function keysOfText(text: string, { reader }: Pick<Ports, 'reader'>): Promise<string[]> {
  // One after the other: two questions at once would start a second reader.
  const empty = await keysOfNothing(reader);
  const asked = await keysOf(text, reader);
  // Nor does a key that only our own page gives tell anything of the text.
  return asked.filter((key) => !empty.includes(key) && !key.includes(OWN));
}

/**
 * The same for every search, so each reader is asked once. The first question starts it, which
 * takes a second: a desk asks before anybody searches.
 */
const nothing = new WeakMap<Ports['reader'], Promise<readonly string[]>>();
export function keysOfNothing(reader: Ports['reader']): Promise<readonly string[]> {
  const known = nothing.get(reader);
  if (known !== undefined) return known;
  const asked = keysOf('', reader);
  nothing.set(reader, asked);
  // A reader that failed is asked again.
  void asked.then((keys) => keys.length === 0 && nothing.delete(reader));
  return asked;
}

async function keysOf(text: string, reader: Ports['reader']): Promise<readonly string[]> {
  const read = await reader.fingerprint(pageSite(pageWith(text)));
  return read.ok ? read.value.keys : [];
}

/**
 * The value that one signal reads in a pasted passage, as in the main part of a page, and its
 * blocking keys.
 */
export async function readingOfText(
  text: string,
  reader: Ports['reader'],
  signal: string,
): Promise<{ readonly reading: SignalReading | undefined; readonly keys: readonly string[] }> {
  const lines = text.split('\n').map((line) => line.trim());
  // A line end may be a paragraph's or a wrapped line's, so both are read.
  const wrapped = text.split(/\n\s*\n/).map((part) => part.replace(/\s+/g, ' ').trim());
  const blocks = [...new Set([...wrapped, ...lines])].filter((block) => block !== '');
  const main = blocks.map((block) => `<p>${safe(block)}</p>`).join('');
  const page = `<!doctype html><html><head><title></title></head><body><main>${main}</main></body></html>`;
  const read = await reader.fingerprint(pageSite(page));
  if (!read.ok) return { reading: undefined, keys: [] };
  return {
    reading: read.value.readings.find((one) => one.signal === signal),
    keys: read.value.keys.filter((key) => key.startsWith(`${signal}:`)),
  };
}

const safe = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

function pageWith(text: string): string {
  const written = safe(text);
  const lines = [written];
  if (/^[+(]?[\d\s()./-]{6,}$/.test(text)) lines.push(`Phone: ${written}`, `WhatsApp: ${written}`);
  if (/^@?[\w.-]{3,40}$/.test(text))
    lines.push(
      `<a href="https://t.me/${written.replace(/^@/, '')}">Telegram</a>`,
      `<a href="https://${written}/">${written}</a>`,
      `Skype: ${written}`,
      `WeChat: ${written}`,
    );
  const script = /^[A-Z]{1,3}-[\w-]{4,20}$/i.test(text)
    ? `<script src="https://www.googletagmanager.com/gtag/js?id=${written}"></script>`
    : '';
  return `<!doctype html><html><head><title></title>${script}</head><body><footer>${lines.map((line) => `<p>${line}</p>`).join('')}<p>© ${written}</p></footer></body></html>`;
}

/** A site of this one page. */
function pageSite(html: string): CapturedSite {
  const bytes = Buffer.from(html);
  const body = sha256(html);
  const capture: Capture = {
    ...{ id: body, role: 'page', pageRole: 'home', url: ADDRESS, finalUrl: ADDRESS, redirects: [], status: 200 },
    ...{ headers: {}, address: null, charset: 'utf-8', body, length: bytes.length, rendered: false },
    ...{ screenshot: null, image: null, capturedAt: AT, marks: [], reason: null, detail: null },
  };
  const visit: CapturedSite['visit'] = {
    ...{ id: body, target: ADDRESS, run: null, site: OWN, kind: 'website', state: 'captured' },
    ...{ condition: 'content', reason: null, detail: null, marks: [], entity: null, source: 'import' },
    ...{ captures: [capture], startedAt: AT, endedAt: AT },
  };
  return { visit, bodies: new Map([[body, bytes]]) };
}
