import { looksLikeHtml } from './role.ts';

/** A format that is known and not read: what it is, and what to do instead. */
interface NotRead {
  readonly known: string;
  readonly instead: string;
}

/** Which of the formats that are read whole begins with these bytes (unpacked when they were gzip), by content alone. Null: none that is known. */
export function formatOf(start: Uint8Array): 'har' | 'mhtml' | 'html' | NotRead | null {
  const wide = start[0] === 0xff && start[1] === 0xfe;
  const raw = Buffer.from(start).toString('latin1');
  const text = (wide ? raw.replaceAll('\0', '') : raw).replace(/^(?:\xef\xbb\xbf|\xff\xfe)/, '');
  const other = notRead(text);
  if (other !== null) return other;
  if (isHar(text)) return 'har';
  if (isMessage(text)) return isMhtml(text) ? 'mhtml' : MAIL;
  return looksLikeHtml(Buffer.from(text, 'latin1')) ? 'html' : null;
}

/** An object with `log` as its first name, or with the names that stand in a log; some tools wrap it in a call (JSONP). */
function isHar(text: string): boolean {
  if (!/^\s*(?:[\w.$]{1,60}\s*\(\s*)?\{/.test(text)) return false;
  return (
    /^[^"]{0,200}"log"\s*:/.test(text) ||
    (/"log"\s*:/.test(text) && /"(?:entries|creator|pages|browser)"\s*:/.test(text))
  );
}

/** Begins with fields as a message does (RFC 5322). */
function isMessage(text: string): boolean {
  const head = text.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? '';
  return (
    /^[A-Za-z][A-Za-z-]{1,60}:/.test(head) &&
    /^(?:MIME-Version|Content-Type|Snapshot-Content-Location)[ \t]{0,9}:/im.test(head)
  );
}

/** A page with what it shows, or a page alone that says where it stood; other messages are letters, not sites. */
function isMhtml(text: string): boolean {
  const head = text.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (/^Content-Type[ \t]{0,9}:\s{0,9}multipart\/related\b/im.test(head)) return true;
  if (/^(?:Snapshot-Content-Location|Content-Location|Content-Base)[ \t]{0,9}:/im.test(head)) return true;
  return /^From[ \t]{0,9}:.{0,9}<?Saved by /im.test(head);
}

const MAIL: NotRead = {
  known: 'an e-mail message, not a saved page',
  instead: 'save the web page itself as MHTML or HTML',
};

function notRead(text: string): NotRead | null {
  if (text.startsWith('bplist00'))
    return {
      known: 'a Safari web archive',
      instead: 'open it in Safari and save it as page source, or capture the page as MHTML',
    };
  if (text.startsWith('%PDF-'))
    return { known: 'a PDF document, not a saved page', instead: 'save the page as MHTML or HTML' };
  return null;
}
