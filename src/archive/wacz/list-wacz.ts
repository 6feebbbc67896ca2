import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { messageOf, PermanentError } from '../../errors.ts';
import type { ArchiveList } from '../archived.ts';
import { wholeOf } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { listWarcs } from '../warc/list-warc.ts';
import { isGzip, type WarcFile } from '../warc/warc-file.ts';
import { type PackageResource, parsePackage, parsePages } from './package.ts';
import { checkSignature } from './package-signature.ts';
import { readZip, type Zip, type ZipEntry } from './zip.ts';

/**
 * Lists what a WACZ (1.1.1 and 1.2.0) holds: the WARCs that its datapackage.json names. The SHA-256 of every resource is checked, and
 * the signature where there is one; what does not fit is a problem and a mark on everything read from it. A WARC that the package
 * does not name is not read. Throws PermanentError where there is no directory or no datapackage.json.
 */
export async function listWacz(path: string, limits: ArchiveLimits): Promise<ArchiveList> {
  const zip = await readZip(path, (await stat(path)).size, limits);
  const problems = [...zip.problems];
  const manifest = await wholeEntry(zip, 'datapackage.json', limits);
  if (manifest === null)
    throw new PermanentError('wacz:no-package', `${path}: no datapackage.json is in it: it is no WACZ`);
  const named = parsePackage(manifest, path);
  const marks = new Set<string>();
  const warcs: WarcFile[] = [];
  const known = new Set<string>();
  let whole = true;
  for (const resource of named.resources) {
    const entry = zip.entries.get(resource.path);
    if (known.has(resource.path)) {
      problems.push(`${path}: ${resource.path.slice(0, 200)} is named more than once by its datapackage.json`);
      whole = false;
      continue;
    }
    known.add(resource.path);
    const wrong = entry === undefined ? 'is not in it' : await faultOf(entry, resource, limits);
    if (wrong !== null || !PROVES.test(resource.hash ?? '')) whole = false;
    if (wrong !== null) {
      problems.push(`${path}: ${resource.path.slice(0, 200)} ${wrong}`);
      marks.add(entry === undefined ? 'incomplete' : 'digest-mismatch');
    }
    if (entry !== undefined && wrong !== BOMB && isWarc(resource.path))
      warcs.push({ name: `${path}: ${entry.name}`, packed: await isGzip(entry.bytes), bytes: entry.bytes });
  }
  for (const name of zip.entries.keys())
    if (isWarc(name) && !known.has(name))
      problems.push(`${path}: ${name.slice(0, 200)} is not named by its datapackage.json: it was not read`);
  const signed = await wholeEntry(zip, 'datapackage-digest.json', limits);
  const signature = signed === null ? undefined : checkSignature(signed, manifest, whole);
  if (signature?.state === 'invalid') {
    problems.push(`${path}: its signature does not hold: ${signature.notProven.join('; ')}`);
    marks.add('signature:invalid');
  }
  const list = await listWarcs(warcs, limits);
  const home = named.mainPageUrl ?? (await firstPage(zip, limits));
  return {
    ...list,
    // One array: loading adds to it.
    problems: Object.assign(list.problems, [...problems, ...list.problems]),
    marks: [...marks],
    ...(home !== null && { home }),
    ...(signature !== undefined && { signature }),
  };
}

function isWarc(name: string): boolean {
  return /^archive\/.*\.warc(?:\.gz)?$/i.test(name);
}

/** Files that fit another one's MD5 are made at will. */
const PROVES = /^sha-?(?:256|512):/i;
const BOMB = 'unpacks to more than the directory says: it was not read';

/** Reads an entry to its end. Null: it is as the package says. */
async function faultOf(
  entry: ZipEntry,
  { hash, bytes }: PackageResource,
  limits: ArchiveLimits,
): Promise<string | null> {
  if (entry.length > limits.archiveUnpackedBytes) return BOMB;
  const [, algorithm = ''] = /^(sha256|sha-256|sha512|md5):/i.exec(hash ?? '') ?? [];
  const hasher = createHash(algorithm === '' ? 'sha256' : algorithm.replace('-', '').toLowerCase());
  let length = 0;
  try {
    for await (const part of entry.bytes.from(0)) {
      length += part.length;
      if (length > entry.length) return BOMB;
      hasher.update(part);
    }
  } catch (thrown) {
    return `cannot be unpacked: ${messageOf(thrown)}`;
  }
  if (length !== entry.length) return `ends after ${length} of ${entry.length} bytes`;
  if (hash === null) return 'has no digest in datapackage.json: nothing shows that it is as it was packed';
  if (algorithm === '') return `has a digest of a kind that cannot be checked (${hash.slice(0, 20)})`;
  const found = `${algorithm}:${hasher.digest('hex')}`;
  if (found.toLowerCase() !== hash.toLowerCase()) return 'does not fit its digest in datapackage.json';
  return bytes === null || bytes === length ? null : `has ${length} bytes, not the ${bytes} of datapackage.json`;
}

async function wholeEntry(zip: Zip, name: string, limits: ArchiveLimits): Promise<Buffer | null> {
  const entry = zip.entries.get(name);
  if (entry === undefined) return null;
  const whole = await wholeOf(entry.bytes, limits.packageBytes).catch((thrown: unknown) => {
    throw new PermanentError('zip:broken', `${name} cannot be unpacked: ${messageOf(thrown)}`);
  });
  if (whole === null) throw new PermanentError('limit:package', `${name} has more than ${limits.packageBytes} bytes`);
  return whole;
}

/** Where the package has no main page, the first of its list of pages is where a person began. */
async function firstPage(zip: Zip, limits: ArchiveLimits): Promise<string | null> {
  const pages = await wholeEntry(zip, 'pages/pages.jsonl', limits).catch(() => null);
  return pages === null ? null : parsePages(pages);
}
