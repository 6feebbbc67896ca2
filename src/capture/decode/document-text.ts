import { getDocumentProxy } from 'unpdf';

export interface DocumentRead {
  readonly pages: number | null;
  readonly info: object;
  readonly xmp: readonly (readonly [string, unknown])[];
  readonly text: string;
}

/** Nothing is drawn, and what a document brings along is neither run nor fetched. */
const PLAIN = {
  verbosity: 0,
  disableFontFace: true,
  useSystemFonts: false,
  isEvalSupported: false,
  enableXfa: false,
  maxImageSize: 0,
} as const;

/** Null: unreadable. Never throws. Hostile drawing instructions may take minutes: `found` gets what is known before. */
export async function readText(
  bytes: Uint8Array,
  { pagesRead, mostText }: { readonly pagesRead: number; readonly mostText: number },
  found: (soFar: DocumentRead) => void,
): Promise<DocumentRead | null> {
  let read: DocumentRead | null = null;
  let document: Pdf | null = null;
  try {
    // A copy: the reader takes its array over.
    document = (await getDocumentProxy(new Uint8Array(bytes), PLAIN)) as Pdf;
    const { info, metadata } = await document.getMetadata();
    read = {
      pages: document.numPages,
      info: plain(info),
      xmp: metadata === null ? [] : plain([...metadata]),
      text: '',
    };
    for (let number = 1; number <= Math.min(pagesRead, document.numPages) && read.text.length < mostText; number += 1) {
      found(read);
      const words = await wordsOf(await document.getPage(number), 4 * mostText);
      read = { ...read, text: `${read.text}${read.text === '' ? '' : '\n'}${words}` };
    }
  } catch {
    // Damaged or locked: what was found before stays.
  }
  await document?.destroy().catch(() => undefined);
  return read;
}

/** What is used of pdf.js; its own types need a package that is not installed. */
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
