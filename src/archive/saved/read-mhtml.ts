import type { ArchiveContents, ArchivedRecord } from '../archived.ts';
import { datedRecord } from '../dated-record.ts';
import type { ArchiveLimits } from '../limits.ts';
import { wholeFile } from '../open-bytes.ts';
import { problemAt } from '../problem.ts';
import { roleOf } from '../role.ts';
import { instantOf, webAddress } from '../web-address.ts';
import { madeUpAddress, plainName } from './made-up-address.ts';
import { decodeWords, headerEnd, type MimeHeaders, parseMimeHeaders } from './mime-headers.ts';
import { type MimePart, mimeParts } from './mime-parts.ts';
import { replaceAddresses } from './replace-addresses.ts';
import { saidOfItself } from './said-of-itself.ts';
import { undoTransferEncoding } from './transfer-encoding.ts';

interface OpenedPart {
  readonly part: MimePart;
  readonly role: ArchivedRecord['role'];
  readonly url: string;
  readonly contentId: string | null;
  readonly body: Buffer;
  readonly marks: readonly string[];
}

/**
 * Reads the page, its pictures and its frames out of an MHTML file (RFC 2557), as Chromium, old Internet Explorer, Outlook
 * and others write it. `url`: where the page stood, when the file does not say so.
 */
export async function readMhtml(
  path: string,
  limits: ArchiveLimits,
  options: { readonly url?: string; readonly at?: string },
): Promise<ArchiveContents> {
  const { bytes, cut } = await wholeFile(path, limits.archiveWholeBytes);
  const file = withoutPrelude(bytes);
  const { parts, faults } = mimeParts(file, { parts: limits.archiveParts, depth: limits.archivePartDepth });
  const problems = faults.map(({ code, offset, what }) =>
    problemAt(code, path, `at byte ${offset + bytes.length - file.length}`, what, 'what could be read was kept'),
  );
  if (cut !== null) problems.push(problemAt('archive:cut', path, '', cut, 'what stands before it was kept'));
  const top = topHeaders(file);
  const opened: OpenedPart[] = [];
  const root = rootOf(parts, top);
  let kept = 0;
  const rootAddress = root === null ? null : addressOfRoot(root, top, options.url);
  for (const part of parts) {
    const one = openPart(part, rootAddress, part === root);
    if (one === null) continue;
    kept += one.body.byteLength;
    if (kept > limits.archiveKeptBytes) {
      const what = `pages and pictures exceed ${limits.archiveKeptBytes} bytes`;
      problems.push(
        problemAt('archive:size', path, `at byte ${part.offset}`, what, 'it and what follows was left out'),
      );
      break;
    }
    if (one.marks.includes('truncated') && !part.cut)
      problems.push(
        problemAt(
          'archive:encoding',
          path,
          `part at byte ${part.offset}`,
          'its base64 is broken',
          'what it gives is kept, marked as cut',
        ),
      );
    opened.push(one);
  }
  if (root === null && parts.length > 0)
    problems.push(problemAt('archive:missing', path, '', 'none of its parts is a page', 'save the page again'));
  const taken = instantOf(top.get('date'));
  const addresses = cidAddresses(opened);
  const most = limits.archiveBodyBytes;
  const records = opened.map(({ role, url, body, marks, part }) => {
    const whole =
      role === 'page' ? replaceAddresses(body, (cid) => addresses.get(cid) ?? null) : { body, changed: false };
    const more = [...(whole.changed ? ['restored'] : []), ...(whole.body.length > most ? ['truncated'] : [])];
    const headers = { 'content-type': part.headers.get('content-type') ?? '' };
    const record = { role, url, status: 200, headers, address: null, body: whole.body.subarray(0, most) };
    const dated = datedRecord({ ...record, marks: [...marks, ...more] }, taken, options.at);
    return whole.changed ? { ...dated, original: { url, body } } : dated;
  });
  const home = opened.find(({ part }) => part === root)?.url;
  const broken = cut !== null || faults.some(({ code }) => code !== 'archive:boundary');
  return { records, redirects: [], problems, cut: broken, ...(home !== undefined && { home }) };
}

/** A byte order mark and empty lines stand before the first header of some files. */
function withoutPrelude(bytes: Buffer): Buffer {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && at < 1_024 && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at += 1;
  return bytes.subarray(at);
}

function topHeaders(file: Buffer): MimeHeaders {
  const ends = headerEnd(file, 0, 256 * 1024);
  return parseMimeHeaders(file.subarray(0, ends?.end ?? 0));
}

/** The part that `start` names (RFC 2387, 3.2), else the one whose address is the file's own, else the first page. */
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

/** What the part or the file says; else what the page says of itself; else the user; else an address that is nobody's. */
function addressOfRoot(root: MimePart, top: MimeHeaders, url: string | undefined): string {
  const location = locationOf(root);
  const base = baseOf(root) ?? undefined;
  const named = webAddress(location, base) ?? webAddress(decodeWords(top.get('snapshot-content-location') ?? ''));
  if (named !== null) return named;
  const { body } = undoTransferEncoding(root.headers.get('content-transfer-encoding'), root.raw);
  return url ?? saidOfItself(body).address ?? madeUpAddress('saved', body);
}

function locationOf({ headers }: MimePart): string | null {
  const said = headers.get('content-location');
  // Folded in the middle by some writers (RFC 2557, 4.4.2): white space is no part of an address.
  return said === undefined ? null : decodeWords(said).replace(/\s+/g, '');
}

/** Content-Location and Content-Base of what a part stands in give its base (RFC 2557, 5; Content-Base by RFC 2110). */
function baseOf({ headers, around }: MimePart): string | null {
  for (const one of [headers, ...around]) {
    const said = one.get('content-base') ?? (one === headers ? undefined : one.get('content-location'));
    const base = webAddress(said);
    if (base !== null) return base;
  }
  return null;
}

function openPart(part: MimePart, rootAddress: string | null, isRoot: boolean): OpenedPart | null {
  const type = part.headers.get('content-type');
  if (roleOf(part.headers.type, new Uint8Array()) === null && !/^application\/octet-stream$/.test(part.headers.type))
    return null;
  const { body, marks } = undoTransferEncoding(part.headers.get('content-transfer-encoding'), part.raw);
  const role = isRoot ? 'page' : roleOf(type, body);
  if (role === null || body.length === 0) return null;
  const base = baseOf(part) ?? rootAddress ?? undefined;
  const stated = isRoot ? rootAddress : webAddress(locationOf(part), base);
  const of = role === 'page' ? 'frame' : 'inline';
  return {
    part,
    role,
    url: stated ?? madeUpAddress(of, body, plainName(role === 'page' ? 'text/html' : part.headers.type)),
    contentId: idOf(part.headers.get('content-id')),
    body,
    marks: part.cut && !marks.includes('truncated') ? [...marks, 'truncated'] : marks,
  };
}

function idOf(header: string | undefined): string | null {
  const id = (header ?? '')
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim();
  return id === '' ? null : id;
}

/** What `cid:` references lead to (RFC 2392), and addresses that mean something on the saving machine alone. */
function cidAddresses(parts: readonly OpenedPart[]): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { part, contentId, url } of parts) {
    if (contentId !== null) {
      addresses.set(`cid:${contentId}`, url);
      addresses.set(`cid:${encodeURIComponent(contentId)}`, url);
      addresses.set(`cid:${encodeURIComponent(contentId).replaceAll('%40', '@')}`, url);
    }
    const location = locationOf(part);
    if (location !== null && /^cid:/i.test(location)) addresses.set(location, url);
  }
  return addresses;
}
