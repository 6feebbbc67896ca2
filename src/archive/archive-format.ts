import { looksLikeHtml } from './role.ts';

/**
 * The format of a small archive, by its first bytes (gunzipped). Null: unknown. An object: known,
 * but not read.
 */
export function formatOf(start: Uint8Array): 'har' | 'mhtml' | 'html' | (typeof UNREAD)[keyof typeof UNREAD] | null {
  const wide = start[0] === 0xff && start[1] === 0xfe;
  const raw = Buffer.from(start).toString('latin1');
  const text = (wide ? raw.replaceAll('\0', '') : raw).replace(/^(?:\xef\xbb\xbf|\xff\xfe)/, '');
  if (text.startsWith('bplist00')) return UNREAD.safari;
  if (text.startsWith('%PDF-')) return UNREAD.pdf;
  if (isHar(text)) return 'har';
  const head = text.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (isMessage(head)) return isMhtml(head) ? 'mhtml' : UNREAD.mail;
  return looksLikeHtml(Buffer.from(text, 'latin1')) ? 'html' : null;
}

/** `log` is the first name, or the names are a log's. Some tools wrap it in a call (JSONP). */
function isHar(text: string): boolean {
  if (!/^\s*(?:[\w.$]{1,60}\s*\(\s*)?\{/.test(text)) return false;
  if (/^[^"]{0,200}"log"\s*:/.test(text)) return true;
  return /"log"\s*:/.test(text) && /"(?:entries|creator|pages|browser)"\s*:/.test(text);
}

/** Begins with header fields (RFC 5322). */
function isMessage(head: string): boolean {
  const isKnown = /^(?:MIME-Version|Content-Type|Snapshot-Content-Location)[ \t]{0,9}:/im.test(head);
  return isKnown && /^[A-Za-z][A-Za-z-]{1,60}:/.test(head);
}

/** A page with its pictures, or alone with its address stated; other messages are letters. */
function isMhtml(head: string): boolean {
  return (
    /^Content-Type[ \t]{0,9}:\s{0,9}multipart\/related\b/im.test(head) ||
    /^(?:Snapshot-Content-Location|Content-Location|Content-Base)[ \t]{0,9}:/im.test(head) ||
    /^From[ \t]{0,9}:.{0,9}<?Saved by /im.test(head)
  );
}

/** A format that is not read, and what to do instead. */
const UNREAD = {
  mail: { known: 'an e-mail message, not a saved page', instead: 'save the web page itself as MHTML or HTML' },
  safari: {
    known: 'a Safari web archive',
    instead: 'open it in Safari and save it as page source, or capture the page as MHTML',
  },
  pdf: { known: 'a PDF document, not a saved page', instead: 'save the page as MHTML or HTML' },
};
