import { decodeWords } from 'postal-mime';
import { InputError } from '../../errors.ts';
import type { ReadSaved } from '../archived.ts';
import { wholeFile } from '../bytes.ts';
import { datedRecord } from '../dated-record.ts';
import { type ProblemCode, problemIn } from '../problem.ts';
import { roleOf } from '../role.ts';
import { instantOf, webAddress } from '../web-address.ts';
import { undoTransferEncoding } from './encodings.ts';
import { madeUpAddress, plainName } from './made-up-address.ts';
import { inMarkup } from './markup.ts';
import { type MimeHeaders, type MimePart, mimeParts, topHeaders } from './mime-parts.ts';
import { needsAddress } from './page-notes.ts';

type OpenedPart = NonNullable<ReturnType<typeof openPart>>;

/** Reads MHTML (RFC 2557) of Chromium, Internet Explorer, Outlook and others. */
export const readMhtml: ReadSaved = async (path, limits, options) => {
  const { archiveParts, archivePartDepth, archiveKeptBytes, archiveBodyBytes } = limits;
  const { bytes, cut } = await wholeFile(path, limits.archiveWholeBytes);
  const file = withoutPrelude(bytes);
  const { parts, faults } = mimeParts(file, { parts: archiveParts, depth: archivePartDepth });
  const problems: string[] = [];
  const problem = (code: ProblemCode, text: string) => void problems.push(problemIn(path, code, text));
  for (const { code, offset, what } of faults)
    problem(code, `at byte ${offset + bytes.length - file.length}: ${what}; what could be read was kept`);
  if (cut !== null) problem('archive:cut', `${cut}; what comes before was kept`);
  const top = topHeaders(file);
  const root = rootOf(parts, top);
  const rootAddress = root === null ? null : (addressOfRoot(root, top) ?? options.url ?? null);
  if (root !== null && rootAddress === null) throw new InputError(needsAddress(path, root.raw));
  const opened: OpenedPart[] = [];
  let kept = 0;
  for (const part of parts) {
    const one = openPart(part, rootAddress, part === root);
    if (one === null) continue;
    kept += one.body.byteLength;
    if (kept > archiveKeptBytes) {
      const text = `pages and pictures exceed ${archiveKeptBytes} bytes; this one and those after it were left out`;
      problem('archive:size', `at byte ${part.offset}: ${text}`);
      break;
    }
    if (one.marks.includes('truncated') && !part.cut) {
      const text = 'its base64 is broken; what can be decoded was kept and marked as cut';
      problem('archive:encoding', `part at byte ${part.offset}: ${text}`);
    }
    opened.push(one);
  }
  if (root === null && parts.length > 0) problem('archive:missing', 'none of its parts is a page; save the page again');
  const captured = instantOf(top.get('date'));
  const addresses = cidAddresses(opened);
  const records = opened.map(({ role, url, body, marks, part }) => {
    const restored = role === 'page' ? replaceCids(body, addresses) : body;
    const changed = restored !== body;
    const headers = { 'content-type': part.headers.get('content-type') ?? '' };
    const record = { role, url, headers, body: restored, marks: changed ? [...marks, 'restored'] : marks };
    const dated = datedRecord(record, captured, options.at, archiveBodyBytes);
    return changed ? { ...dated, original: { url, body } } : dated;
  });
  const home = opened.find(({ part }) => part === root)?.url;
  const broken = cut !== null || faults.some(({ code }) => code !== 'archive:boundary');
  return { records, redirects: [], problems, cut: broken, ...(home !== undefined && { home }) };
};

/** Some files begin with a byte order mark and empty lines. */
function withoutPrelude(bytes: Buffer): Buffer {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && at < 1_024 && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
  return bytes.subarray(at);
}

/** Named by `start` (RFC 2387, 3.2), else with the file's own address, else the first page. */
function rootOf(parts: readonly MimePart[], top: MimeHeaders): MimePart | null {
  const pages = parts.filter(({ headers }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(headers.type));
  const start = idOf(top.param('start'));
  const own = top.get('snapshot-content-location') ?? top.get('content-location');
  return (
    pages.find(({ headers }) => start !== null && idOf(headers.get('content-id')) === start) ??
    pages.find(({ headers }) => own !== undefined && headers.get('content-location') === own) ??
    pages[0] ??
    null
  );
}

/** Stated by the part or the file. */
function addressOfRoot(root: MimePart, top: MimeHeaders): string | null {
  const stated = webAddress(locationOf(root), baseOf(root) ?? undefined);
  return stated ?? webAddress(decodeWords(top.get('snapshot-content-location') ?? ''));
}

/** Some writers fold it in the middle (RFC 2557, 4.4.2): white space is no part of an address. */
function locationOf({ headers }: MimePart): string | null {
  const location = headers.get('content-location');
  return location === undefined ? null : decodeWords(location).replace(/\s+/g, '');
}

/** From the part itself and those around it (RFC 2557, 5; Content-Base by RFC 2110). */
function baseOf({ headers, around }: MimePart): string | null {
  for (const one of [headers, ...around]) {
    const base = webAddress(one.get('content-base') ?? (one === headers ? undefined : one.get('content-location')));
    if (base !== null) return base;
  }
  return null;
}

function openPart(part: MimePart, rootAddress: string | null, isRoot: boolean) {
  const { headers } = part;
  if (roleOf(headers.type, new Uint8Array()) === null && headers.type !== 'application/octet-stream') return null;
  const { body, marks } = undoTransferEncoding(headers.get('content-transfer-encoding'), part.raw);
  const role = isRoot ? 'page' : roleOf(headers.get('content-type'), body);
  if (role === null || body.length === 0) return null;
  const stated = isRoot ? rootAddress : webAddress(locationOf(part), baseOf(part) ?? rootAddress ?? undefined);
  // A frame without an address stood nobody knows where. A sheet without one would have to be named
  // in the page, which would be another page than before.
  if (stated === null && (role === 'page' || role === 'style')) return null;
  const url = stated ?? madeUpAddress(body, plainName(headers.type));
  const isCut = part.cut && !marks.includes('truncated');
  return { part, role, url, body, marks: isCut ? [...marks, 'truncated'] : marks };
}

function idOf(header: string | undefined): string | null {
  const bare = (header ?? '').trim().replace(/^<(.*)>$/s, '$1');
  return bare.trim() || null;
}

/** The address behind each `cid:` reference (RFC 2392), in the spellings that writers use. */
function cidAddresses(parts: readonly OpenedPart[]): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { part, url } of parts) {
    const id = idOf(part.headers.get('content-id'));
    const encoded = encodeURIComponent(id?.toWellFormed() ?? '');
    if (id !== null)
      for (const form of [id, encoded, encoded.replaceAll('%40', '@')]) addresses.set(`cid:${form}`, url);
    const location = locationOf(part);
    if (location !== null && /^cid:/i.test(location)) addresses.set(location, url);
  }
  return addresses;
}

/** Ends an address in markup or a style: quotes, brackets, white space, the bounds of a tag. */
const ENDS = /["'()<>\s]|&(?:quot|#39|apos|gt|lt);/;
const MOST_REFERENCE_LENGTH = 1_024;
/** A page of nothing but references must not cost hours. */
const MOST_REFERENCES = 100_000;

/** One pass over the bytes, because every charset but UTF-16 contains ASCII. */
function replaceCids(page: Buffer, addresses: ReadonlyMap<string, string>): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  let left = MOST_REFERENCES;
  for (let at = page.indexOf('cid:'); at !== -1 && left > 0; left -= 1) {
    const text = page.toString('latin1', at, at + MOST_REFERENCE_LENGTH);
    const end = ENDS.exec(text)?.index ?? text.length;
    const address = addresses.get(text.slice(0, end).replaceAll('&amp;', '&'));
    if (address !== undefined) {
      parts.push(page.subarray(from, at), Buffer.from(inMarkup(address), 'latin1'));
      from = at + end;
    }
    at = page.indexOf('cid:', at + Math.max(4, end));
  }
  return parts.length === 0 ? page : Buffer.concat([...parts, page.subarray(from)]);
}
