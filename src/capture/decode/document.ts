/** The bytes of a PDF → its own statements (author, program and date) and its first words. */
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import type { DocumentInfo } from '../../model/facts/visit.ts';

const MAX_UNPACK_MS = 1_000;
/** Names are on the first pages or nowhere. */
const PAGES_READ = 5;
const MAX_TEXT = 4_000;
const MAX_FIELD = 300;
const MAX_FIELDS = 40;
/** Unpacked bytes of one stream, and of all. A picture of 4,000 × 4,000 pixels has 48 MB. */
const MAX_STREAM = 64 * 1024 * 1024;
const MAX_STREAMS = 256 * 1024 * 1024;

/** Fields of the information dictionary (ISO 32000-1, 14.3.3) and XMP, under the signals' names. */
const INFO: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Creator: 'creator',
  Producer: 'producer',
  CreationDate: 'created',
  ModDate: 'modified',
  Company: 'company',
  SourceModified: 'source-modified',
};
const XMP = new Map(
  Object.entries({
    'xmpmm:documentid': 'document-id',
    'xmpmm:originaldocumentid': 'original-document-id',
    'xmpmm:instanceid': 'instance-id',
    'dc:title': 'title',
    'dc:creator': 'author',
    'dc:publisher': 'company',
    'dc:rights': 'rights',
    'pdf:producer': 'producer',
    'xmp:creatortool': 'creator',
    'pdfx:company': 'company',
    'photoshop:authorsposition': 'position',
  }),
);

export function looksLikePdf(bytes: Uint8Array): boolean {
  // Readers take a header within the first kilobyte (ISO 32000-1, annex H, 3.4.1).
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');
}

/** Null: no PDF. Never throws: facts from before the damage stay. `found` gets the facts so far. */
export async function readDocument(
  bytes: Uint8Array,
  found: (soFar: DocumentInfo) => void = () => undefined,
): Promise<DocumentInfo | null> {
  if (!looksLikePdf(bytes)) return null;
  found(UNREAD);
  if (wouldBurst(bytes)) return UNREAD;
  const read = await readText(bytes, (soFar) => found(infoOf(soFar)));
  return read === null ? UNREAD : infoOf(read);
}

const UNREAD: DocumentInfo = { format: 'pdf', pages: null, metadata: {}, text: '' };

function infoOf(read: DocumentRead): DocumentInfo {
  const text = tidy(read.text).slice(0, MAX_TEXT).toWellFormed();
  return { format: 'pdf', pages: read.pages, metadata: fieldsOf(read.info, read.xmp), text };
}

function tidy(words: string): string {
  return words
    .replaceAll('\0', '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function fieldsOf(info: object, xmp: DocumentRead['xmp']): Record<string, string> {
  const fields = new Map<string, string>();
  const put = (name: string, value: unknown): void => {
    const text = (Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('; ') : value) ?? '';
    if (typeof text !== 'string' || fields.has(name) || fields.size >= MAX_FIELDS) return;
    const plain = text.replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, MAX_FIELD).toWellFormed();
    if (plain !== '') fields.set(name, plain);
  };
  const custom: unknown = Reflect.get(info, 'Custom');
  for (const [key, name] of Object.entries(INFO)) {
    put(name, Reflect.get(info, key));
    if (typeof custom === 'object' && custom !== null) put(name, Reflect.get(custom, key));
  }
  for (const [key, value] of xmp) {
    const name = XMP.get(key.toLowerCase());
    if (name !== undefined) put(name, value);
  }
  return Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Finds streams that unpack to too much by their keyword, which no document can hide; stacked
 * filters are refused.
 */
function wouldBurst(bytes: Uint8Array): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (/(?:Fl|FlateDecode|LZWDecode|LZW)\s{0,4}\/\s{0,4}(?:Fl|FlateDecode|LZWDecode|LZW)\b/.test(raw.toString('latin1')))
    return true;
  const begun = performance.now();
  let all = 0;
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    const start = at + 6 + (raw[at + 6] === 0x0d ? 1 : 0) + 1;
    // The first byte of a zlib stream (RFC 1950, 2.2) names deflate with a window; anything else is
    // packed otherwise.
    if (raw.toString('latin1', Math.max(0, at - 3), at) === 'end' || ((raw[start] ?? 0) & 0x0f) !== 8) continue;
    try {
      // To the end of the file: the stated end of a stream is only the document's claim.
      all += inflateSync(raw.subarray(start), { maxOutputLength: MAX_STREAM }).byteLength;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return true;
    }
    if (all > MAX_STREAMS || performance.now() - begun > MAX_UNPACK_MS) return true;
  }
  return false;
}

interface DocumentRead {
  readonly pages: number | null;
  readonly info: object;
  readonly xmp: readonly (readonly [string, unknown])[];
  readonly text: string;
}

/** Nothing is drawn, and no part of a document is run or fetched. */
const PLAIN = {
  verbosity: 0,
  disableFontFace: true,
  useSystemFonts: false,
  isEvalSupported: false,
  enableXfa: false,
  maxImageSize: 0,
} as const;

/**
 * Null: unreadable. Never throws. Hostile drawing instructions may take minutes: `found` gets the
 * facts from before.
 */
async function readText(bytes: Uint8Array, found: (soFar: DocumentRead) => void): Promise<DocumentRead | null> {
  let read: DocumentRead | null = null;
  let document: Pdf | null = null;
  try {
    // A copy: the reader takes its array over.
    document = (await getDocumentProxy(new Uint8Array(bytes), PLAIN)) as Pdf;
    const { info, metadata } = await document.getMetadata();
    const { numPages } = document;
    read = { pages: numPages, info: plain(info), xmp: metadata === null ? [] : plain([...metadata]), text: '' };
    for (let number = 1; number <= Math.min(PAGES_READ, numPages) && read.text.length < MAX_TEXT; number += 1) {
      found(read);
      const words = await wordsOf(await document.getPage(number), 4 * MAX_TEXT);
      read = { ...read, text: `${read.text}${read.text === '' ? '' : '\n'}${words}` };
    }
  } catch {
    // Damaged or locked: facts from before stay.
  }
  await document?.destroy().catch(() => undefined);
  return read;
}

/** The part of pdf.js that is used; its own types need a package that is not installed. */
interface Pdf {
  readonly numPages: number;
  getMetadata(): Promise<{ readonly info: object; readonly metadata: Iterable<readonly [string, unknown]> | null }>;
  getPage(number: number): Promise<PdfPage>;
  destroy(): Promise<void>;
}
interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly { readonly str?: unknown; readonly hasEOL?: boolean }[] }>;
}

async function wordsOf(page: PdfPage, most: number): Promise<string> {
  const { items } = await page.getTextContent();
  let words = '';
  for (const item of items) {
    if (typeof item.str === 'string') words += item.str + (item.hasEOL ? '\n' : '');
    if (words.length > most) break;
  }
  return words;
}

function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value ?? {})) as Value;
}
