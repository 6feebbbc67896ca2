/** A site as its maker has it on disk, and the way from there into the rooms of the program. */
import { readArchive } from '../../src/archive/read-archive.ts';
import { decideCharset } from '../../src/capture/decode/charset.ts';
import { decodeImage } from '../../src/capture/decode/image.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { ImageGrid } from '../../src/model/facts/visit.ts';
import { decode } from '../../src/page/decode.ts';
import { openSite } from '../../src/page/site.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import type { ExampleImage } from '../site-fixture.ts';
import { capturedFrom } from '../site-fixture.ts';
import { inventedWord, numberOf } from './random.ts';

export interface PlainSite {
  /** What it is called in tables: the folder's name. */
  readonly name: string;
  readonly host: string;
  /** HTML by path, the home page first. */
  readonly pages: ReadonlyMap<string, string>;
  /** Bytes by path. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Addresses and numbers (E.164) that the original gives as its own. */
  readonly mails: readonly string[];
  readonly phones: readonly string[];
  /** Codes in pictures (QR) lead elsewhere and what cameras wrote is gone, as on a copy under another name. */
  readonly withoutCodes?: true;
}

/** A folder of saved pages and pictures; `home` is the path of its home page where that is not the uppermost one. */
export async function readSite(folder: string, name: string, host: string, home?: string): Promise<PlainSite> {
  const { captured } = await readArchive(folder, { url: `http://${host}/`, at: '2026-01-02', maxPages: 200 });
  const pages = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const { role, url, body } of captured.records) {
    const { pathname } = new URL(url);
    if (role === 'image') pictures.set(pathname, body);
    else if (role === 'page') pages.set(pathname, decode(body, decideCharset(body, null)));
  }
  const first = home ?? new URL(captured.home).pathname;
  const ordered = [...pages].sort(([a], [b]) => Number(b === first) - Number(a === first));
  const plain: PlainSite = { name, host, pages: new Map(ordered), pictures, mails: [], phones: [] };
  const { fingerprint } = await readSubject(plain);
  return { ...plain, mails: valuesOf(fingerprint, 'contact-email'), phones: valuesOf(fingerprint, 'contact-phone') };
}

/** The values of a signal that lists occurrences. */
export function valuesOf(fingerprint: Fingerprint, signal: string): string[] {
  const value = fingerprint.readings.find((reading) => reading.signal === signal)?.value ?? [];
  const list = Array.isArray(value) ? value : (value as { owners?: unknown[] }).owners;
  return (list ?? []).map((one) => (one as { value: string }).value);
}

/** The same bytes are the same picture: tricks that leave pictures alone need not have them decoded again. */
const decoded = new Map<string, ImageGrid | null>();

async function gridOf(bytes: Uint8Array, digest: string): Promise<ImageGrid | null> {
  const known = decoded.get(digest);
  if (known !== undefined) return known;
  const grid = await decodeImage(bytes);
  decoded.set(digest, grid);
  return grid;
}

function bare({ codes: _, metadata: __, ...grid }: ImageGrid): ImageGrid {
  return grid;
}

/** Reads every signal in a site, as after a visit of its pages and pictures. */
export async function readSubject({ host, pages, pictures, withoutCodes }: PlainSite): Promise<Subject> {
  const images: Record<string, ExampleImage> = {};
  for (const [path, bytes] of pictures) {
    const body = sha256(bytes);
    const grid = await gridOf(bytes, body);
    if (grid !== null) images[path] = { body, grid: withoutCodes ? bare(grid) : grid };
  }
  return subjectOf(fingerprintSite(openSite(capturedFrom(Object.fromEntries(pages), { host, images }))), null);
}

/** A site that gives no address or no number is given one at the end of its pages, so that it can be hidden. */
export function withContacts(site: PlainSite): PlainSite {
  const mails = site.mails.length > 0 ? site.mails : [`${inventedWord('mail', site.name)}@${site.host}`];
  const number = String(1_000_000 + (numberOf('phone', site.name) % 8_999_999));
  const phones = site.phones.length > 0 ? site.phones : [`+863118${number}`];
  const said = `${site.mails.length > 0 ? '' : `<p>E-mail: ${mails[0]}</p>`}${
    site.phones.length > 0 ? '' : `<p>Tel: +86 311 8${number.slice(0, 3)} ${number.slice(3)}</p>`
  }`;
  const pages = [...site.pages].map(
    ([path, html]) => [path, html.replace(/(?:<\/footer>|<\/body>|$)/i, (end) => said + end)] as const,
  );
  return { ...site, pages: new Map(pages), mails, phones };
}
