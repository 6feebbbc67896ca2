/**
 * What a dishonest owner may try who holds the rightful key: parts of a bundle are changed, its log is made anew around them, and all
 * of it is sealed again. Each must be found out by what else is in the bundle.
 */

import { gzipSync } from 'node:zlib';
import { readZip, writeZip, type ZipEntry } from '../../src/archive/wacz/stored-zip.ts';
import { MEMBER_HEAD, unpackWarc } from '../../src/archive/warc/pack-warc.ts';
import { DIGEST, PACKAGE } from '../../src/evidence/bundle.ts';
import { extractOf, makeCheckpoint } from '../../src/evidence/checkpoint.ts';
import type { DigestFile } from '../../src/evidence/seal.ts';
import { type SigningKeys, sign } from '../../src/evidence/signing.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { judge } from '../../src/flow/screen/judge.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import type { Judgement, LogEntry, LogExtract, VerificationDocument } from '../../src/model/decisions/evidence.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Capture, RobotsRecord, Visit } from '../../src/model/facts/visit.ts';
import type { Bench } from './bench.ts';
import type { FlipCount } from './flips.ts';
import { rechained, sealedAnew } from './forgeries.ts';

/** A bundle as it was handed out, with all that its owner needs to forge it. */
export interface Owned {
  readonly file: Buffer;
  readonly keys: SigningKeys;
  verify(file: Buffer, roots?: readonly string[]): Promise<VerificationDocument>;
}

/** Of a finding that somebody confirmed and somebody else took back. */
export async function ownedBy({ ports, shop, match, export: exportOne }: Bench): Promise<Owned> {
  const { services } = shop;
  await judge(match, { judgement: 'positive', by: 'A. Analyst', why: 'the same mailbox' }, services);
  await judge(match, { judgement: 'negative', by: 'B. Analyst', why: 'the mailbox is a host’s' }, services);
  const { file } = await exportOne();
  return {
    file,
    keys: await ports.keys(),
    verify: (bytes, roots = []) =>
      verifyBundle('a.wacz', bytes, { keys: [], roots, software: 'revenant 0.1.0' }, services.reader),
  };
}

type Change = (value: never) => unknown;

/** Documents of the bundle as somebody would rather have them; the log is made anew of what it says of them then. */
export async function rewritten({ file, keys }: Owned, changes: Readonly<Record<string, Change>>): Promise<Buffer> {
  const digests = new Map<string, string>();
  const changed = new Map<string, Buffer>();
  for (const [path, change] of Object.entries(changes)) {
    if (!path.endsWith('.json')) {
      changed.set(path, change(Buffer.from(bytesAt(file, path)) as never) as Buffer);
      continue;
    }
    const before: unknown = JSON.parse(textOf(file, path));
    const after = change(structuredClone(before) as never);
    digests.set(sha256(canonicalJson(before)), sha256(canonicalJson(after)));
    changed.set(path, Buffer.from(`${canonicalJson(after)}\n`));
  }
  const { entries, checkpoint } = JSON.parse(textOf(file, LOG)) as LogExtract;
  const told = entries.map(({ entry }, index) => ({
    ...entry,
    seq: index + 1,
    digest: digests.get(entry.digest) ?? entry.digest,
  }));
  const log: LogEntry[] = rechained(told);
  const hashes = log.map(({ hash }) => hash);
  const extract = extractOf(log, hashes, makeCheckpoint(hashes, checkpoint.at, keys));
  if (!changed.has(LOG)) changed.set(LOG, Buffer.from(`${canonicalJson(extract)}\n`));
  return sealedAnew(file, (one) => ({ ...one, bytes: changed.get(one.path) ?? one.bytes }), keys);
}

const LOG = 'evidence/log.json';
const JUDGEMENTS = 'evidence/judgements.json';

/** Left is an import, right was visited. */
const IMPORTED = 'archive/left.warc.gz';
const LIVE = 'archive/right.warc.gz';
const EXTRA = 'WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n';

const FORGERIES: Readonly<Record<string, Readonly<Record<string, Change>>>> = {
  'all judgements taken out': { [JUDGEMENTS]: () => [] },
  'the retraction taken out': { [JUDGEMENTS]: (all: Judgement[]) => all.slice(0, 1) },
  'the last word exchanged': {
    [JUDGEMENTS]: (all: Judgement[]) => all.map((one) => ({ ...one, judgement: 'positive' })),
  },
  'a judgement that nobody made': { [JUDGEMENTS]: (all: Judgement[]) => [...all, { ...all[0], by: 'C. Analyst' }] },
  'a word more in a document': { [JUDGEMENTS]: (all: Judgement[]) => all.map((one) => ({ ...one, aside: 'hidden' })) },
  'the year of a page': visitChanged((one) => captureChanged(one, { capturedAt: '1999-03-01T10:00:00.000Z' })),
  'the address that answered': visitChanged((one) => captureChanged(one, { address: '192.0.2.1' })),
  'the place of a page': visitChanged((one) => captureChanged(one, { finalUrl: 'http://elsewhere.test/' })),
  'the site of a visit': visitChanged((one) => ({ ...one, site: 'elsewhere.test' })),
  'what robots.txt barred': visitChanged((one) => ({
    ...one,
    withheld: [{ ...(one.captures[0]?.robots?.[0] as RobotsRecord), allowed: false }],
  })),
  'the facts of an import': { 'evidence/left-visit.json': (one: Visit) => captureChanged(one, { status: 203 }) },
  'a record more of an import': { [IMPORTED]: (warc: Buffer) => Buffer.concat([warc, memberOf(EXTRA)]) },
  'another year of an import': {
    [IMPORTED]: (warc: Buffer) => repacked(warc, (text) => text.replaceAll('2021-06-01', '1999-06-01')),
  },
  'bytes behind the last record': { [LIVE]: (warc: Buffer) => Buffer.concat([warc, Buffer.from('\0hidden')]) },
  'a comment in the head of a record': { [LIVE]: (warc: Buffer) => warc.fill(7, 4, 8) },
  'another report': { 'evidence/report.html': () => Buffer.from('<!doctype html><p>Another report.</p>\n') },
  'another explanation': { 'evidence/about.txt': () => Buffer.from('What this file is: proof of everything.\n') },
  'other pages for replay': {
    'pages/pages.jsonl': (lines: Buffer) => Buffer.from(lines.toString().replaceAll('right: ', 'left: ')),
  },
  'bytes behind the index': {
    'indexes/index.cdx.gz': (index: Buffer) => Buffer.concat([index, Buffer.from('\0hidden')]),
  },
};

function visitChanged(change: (visit: Visit) => unknown): Readonly<Record<string, Change>> {
  return { 'evidence/right-visit.json': change };
}

function captureChanged(visit: Visit, change: Partial<Capture>): Visit {
  return { ...visit, captures: visit.captures.map((one, index) => (index === 0 ? { ...one, ...change } : one)) };
}

function memberOf(text: string): Buffer {
  const packed = gzipSync(Buffer.from(text, 'latin1'));
  packed.set(MEMBER_HEAD);
  return packed;
}

function repacked(warc: Buffer, change: (text: string) => string): Buffer {
  const records = unpackWarc(warc).map(({ header, front, bytes }) =>
    memberOf(`${change(header)}${front}${bytes.toString('latin1')}\r\n\r\n`),
  );
  return Buffer.concat(records);
}

/** How many of these bundles a check does not find out. */
export async function forgeSealed(owned: Owned): Promise<FlipCount[]> {
  const counts: FlipCount[] = [];
  for (const [what, changes] of Object.entries(FORGERIES)) {
    const { problems } = await owned.verify(await rewritten(owned, changes));
    const [path = ''] = Object.keys(changes);
    const [side] = /left|right/.exec(path) ?? [path];
    const isNamed = problems.some(({ entry }) => entry.includes(side));
    counts.push({ what, tried: 1, unfound: Number(problems.length === 0), unnamed: Number(!isNamed) });
  }
  const renamed = await sealedAnew(owned.file, (one) => one, owned.keys, {
    manifest: { title: 'Proof of everything' },
  });
  const { problems } = await owned.verify(renamed);
  const isNamed = problems.some(({ entry }) => entry === PACKAGE);
  return [
    ...counts,
    { what: 'another title', tried: 1, unfound: Number(problems.length === 0), unnamed: Number(!isNamed) },
  ];
}

/** Another report under the stamp of the first: the P-384 key is free, so one is taken under which the stamped signature fits. */
export async function underOldStamp(
  file: Buffer,
  keys: SigningKeys,
  keyThatFits: (text: string, signature: string) => string,
): Promise<Buffer> {
  const old = JSON.parse(textOf(file, DIGEST)) as DigestFile;
  const report = Buffer.from('<!doctype html><p>Another report.</p>\n');
  const changed = await sealedAnew(file, (one) => (one.path.endsWith('.html') ? { ...one, bytes: report } : one), keys);
  const hash = `sha256:${sha256(textOf(changed, PACKAGE))}`;
  const publicKey = keyThatFits(hash, old.signedData.signature);
  const { signature: _, ...seal } = old.seal;
  const said = { ...old, hash, signedData: { ...old.signedData, hash, publicKey }, seal };
  const sealed = { ...said, seal: { ...seal, signature: sign(canonicalJson(said), keys.ed25519) } };
  return withEntry(changed, { path: DIGEST, bytes: Buffer.from(canonicalJson(sealed)) });
}

function withEntry(file: Buffer, entry: ZipEntry): Buffer {
  return Buffer.concat(writeZip(readZip(file).entries.map((one) => (one.path === entry.path ? entry : one))));
}

function bytesAt(file: Buffer, wanted: string): Uint8Array {
  return readZip(file).entries.find(({ path }) => path === wanted)?.bytes ?? new Uint8Array();
}

function textOf(file: Buffer, wanted: string): string {
  return Buffer.from(bytesAt(file, wanted)).toString();
}
