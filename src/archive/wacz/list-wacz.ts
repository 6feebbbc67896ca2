import { createHash } from 'node:crypto';
import { messageOf, PermanentError } from '../../errors.ts';
import { fieldOf, parseObject } from '../../model/parse-json.ts';
import type { ArchiveList } from '../archived.ts';
import { wholeOf } from '../bytes.ts';
import type { ArchiveLimits } from '../limits.ts';
import { listWarcs } from '../warc/list-warc.ts';
import type { WarcFile } from '../warc/unpack.ts';
import { warcFileOf } from '../warc/warc-records.ts';
import { webAddress } from '../web-address.ts';
import { checkSignature } from './package-signature.ts';
import type { Zip, ZippedFile } from './zip.ts';

/**
 * Lists the WARCs that datapackage.json names (WACZ 1.1.1, 1.2.0), and checks digests and
 * signature. Throws PermanentError without a datapackage.json.
 */
export async function listWacz(path: string, zip: Zip, limits: ArchiveLimits): Promise<ArchiveList> {
  const problems = [...zip.problems];
  const manifest = await wholeEntry(zip, 'datapackage.json', limits);
  if (manifest === null)
    throw new PermanentError('wacz:no-package', `${path}: it is no WACZ, for it has no datapackage.json`);
  const { resources, mainPageUrl } = parseManifest(manifest, path);
  const marks = new Set<string>();
  const warcs: WarcFile[] = [];
  const known = new Set<string>();
  let whole = true;
  for (const resource of resources) {
    const where = `${path}: ${resource.path.slice(0, 200)}`;
    if (known.has(resource.path)) {
      problems.push(`${where} is named more than once by its datapackage.json`);
      whole = false;
      continue;
    }
    known.add(resource.path);
    const entry = zip.entries.get(resource.path);
    const fault = entry === undefined ? 'is not in it' : await faultOf(entry, resource, limits);
    if (fault !== null) problems.push(`${where} ${fault}`);
    if (fault !== null) marks.add(entry === undefined ? 'incomplete' : 'digest-mismatch');
    if (fault !== null || !PROVES.test(resource.hash ?? '')) whole = false;
    if (entry !== undefined && fault !== BOMB && isWarc(resource.path))
      warcs.push(await warcFileOf(`${path}: ${entry.name}`, entry.bytes));
  }
  for (const name of zip.entries.keys())
    if (isWarc(name) && !known.has(name))
      problems.push(`${path}: ${name.slice(0, 200)} is not named by its datapackage.json and was not read`);
  const signed = await wholeEntry(zip, 'datapackage-digest.json', limits);
  const signature = signed === null ? undefined : checkSignature(signed, manifest, whole);
  if (signature?.state === 'invalid') {
    problems.push(`${path}: its signature is not valid: ${signature.notProven.join('; ')}`);
    marks.add('signature:invalid');
  }
  const list = await listWarcs(warcs, limits);
  const home = mainPageUrl ?? (await firstPage(zip, limits));
  return {
    ...list,
    // The same array, because loading adds to it.
    problems: Object.assign(list.problems, [...problems, ...list.problems]),
    marks: [...marks],
    ...(home !== null && { home }),
    ...(signature !== undefined && { signature }),
  };
}

/**
 * datapackage.json (WACZ 1.1.1, 5.2.1), as far as it is read. Throws PermanentError where it lists
 * no resources.
 */
function parseManifest(text: Buffer, path: string) {
  const value = parseObject(text);
  const listed = value?.['resources'];
  if (!Array.isArray(listed))
    throw new PermanentError('wacz:package', `${path}: its datapackage.json is no JSON with a list of resources`);
  const resources = listed.flatMap((item: unknown) => {
    const [name, hash, bytes] = ['path', 'hash', 'bytes'].map((field) => fieldOf(item, field));
    if (typeof name !== 'string') return [];
    const [stated, length] = [typeof hash === 'string' ? hash : null, typeof bytes === 'number' ? bytes : null];
    return [{ path: name, hash: stated, bytes: length }];
  });
  const main = value?.['mainPageUrl'] ?? value?.['mainPageURL'];
  return { resources, mainPageUrl: typeof main === 'string' ? webAddress(main) : null };
}

function isWarc(name: string): boolean {
  return /^archive\/.*\.warc(?:\.gz)?$/i.test(name);
}

/** Hashes that prove something: other files with the same MD5 are easy to make. */
const PROVES = /^sha-?(?:256|512):/i;
const BOMB = 'unpacks to more than the directory says and was not read';

/** Reads an entry to its end. Null: it is as the package says. */
type Resource = ReturnType<typeof parseManifest>['resources'][number];
async function faultOf(entry: ZippedFile, { hash, bytes }: Resource, limits: ArchiveLimits): Promise<string | null> {
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
  if (hash === null) return 'has no digest in datapackage.json, so nothing shows that it is unchanged';
  if (algorithm === '') return `has a digest of a kind that cannot be checked (${hash.slice(0, 20)})`;
  const found = `${algorithm}:${hasher.digest('hex')}`;
  if (found.toLowerCase() !== hash.toLowerCase()) return 'does not match its digest in datapackage.json';
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

/** The first seed of pages.jsonl, else its first page. */
async function firstPage(zip: Zip, limits: ArchiveLimits): Promise<string | null> {
  const pages = await wholeEntry(zip, 'pages/pages.jsonl', limits).catch(() => null);
  let first: string | null = null;
  for (const line of pages?.toString('utf8').split('\n') ?? []) {
    const page = line.length > 65_536 ? null : parseObject(line);
    const url = typeof page?.['url'] === 'string' ? webAddress(page['url']) : null;
    if (url === null) continue;
    if (page?.['seed'] === true) return url;
    first ??= url;
  }
  return first;
}
