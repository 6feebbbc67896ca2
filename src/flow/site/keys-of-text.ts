/** What somebody types into a search field → the blocking keys that a site with that value has. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InspectPorts, inspect } from './inspect.ts';

const OPTIONS = { pages: 1, browser: 'never', timeoutMs: 20_000 } as const;

/**
 * The signals read the text as they read a page with it, so that a number, name or mailbox is found in every way of writing
 * that they know. Keys of a page without the text are left out.
 */
export async function keysOfText(text: string, ports: InspectPorts): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'revenant-search-'));
  try {
    const [empty = [], asked = []] = await Promise.all(
      ['', text].map(async (value, i) => {
        const file = join(folder, `${i}.html`);
        await writeFile(file, pageWith(value));
        return (await inspect(file, OPTIONS, ports)).fingerprint.keys;
      }),
    );
    // A saved page without an address is a site of its own.
    return asked.filter((key) => !empty.includes(key) && !/^site-link:saved-\w+\.invalid$/.test(key));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
