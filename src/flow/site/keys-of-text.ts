/** What somebody types into a search field → the blocking keys that a site with that value has. */
import { sha256 } from '../../model/digest.ts';
import type { Capture, CapturedSite } from '../../model/visit.ts';
import type { Ports } from '../ports.ts';

const ADDRESS = 'http://search.invalid/';
const AT = '2000-01-01T00:00:00.000Z';

/**
 * The signals read the text as they read a page with it, so that a number, name or mailbox is found in every way of writing
 * that they know. Keys of a page without the text are left out. Nothing is stored.
 */
export async function keysOfText(text: string, { reader }: Pick<Ports, 'reader'>): Promise<string[]> {
  const [empty, asked] = await Promise.all([keysOf('', reader), keysOf(text, reader)]);
  return asked.filter((key) => !empty.includes(key));
}

async function keysOf(text: string, reader: Ports['reader']): Promise<readonly string[]> {
  const read = await reader.fingerprint(pageSite(pageWith(text)));
  return read.ok ? read.value.keys : [];
}

function pageWith(text: string): string {
  const safe = text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const lines = [safe];
  if (/^[+(]?[\d\s()./-]{6,}$/.test(text)) lines.push(`Phone: ${safe}`, `WhatsApp: ${safe}`);
  if (/^@?[\w.-]{3,40}$/.test(text))
    lines.push(
      `<a href="https://t.me/${safe.replace(/^@/, '')}">Telegram</a>`,
      `<a href="https://${safe}/">${safe}</a>`,
      `Skype: ${safe}`,
      `WeChat: ${safe}`,
    );
  const script = /^[A-Z]{1,3}-[\w-]{4,20}$/i.test(text)
    ? `<script src="https://www.googletagmanager.com/gtag/js?id=${safe}"></script>`
    : '';
  return `<!doctype html><html><head><title></title>${script}</head><body><footer>${lines.map((line) => `<p>${line}</p>`).join('')}<p>© ${safe}</p></footer></body></html>`;
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
    ...{ id: body, target: ADDRESS, run: null, site: 'search.invalid', kind: 'website', state: 'captured' },
    ...{ condition: 'content', reason: null, detail: null, marks: [], entity: null, source: 'import' },
    ...{ captures: [capture], startedAt: AT, endedAt: AT },
  };
  return { visit, bodies: new Map([[body, bytes]]) };
}
