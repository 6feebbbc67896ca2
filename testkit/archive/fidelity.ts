/** Takes sites live, writes each as archives of every kind, reads these back and compares the fingerprints. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fingerprintCaptured, inspect } from '../../src/flow/site/inspect.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { Capture, Visit } from '../../src/model/facts/visit.ts';
import type { Blobs } from '../../src/model/ports/blobs.ts';
import type { CaptureServices } from '../../src/services/capture.ts';
import { SIGNALS } from '../../src/signals/list.ts';
import { writePackage } from './package-fixture.ts';
import { asReplayed } from './replay-form.ts';
import { type WarcExchange, writeWarc } from './write-warc.ts';

export const KINDS = ['warc', 'warc, one gzip', 'warc, plain', 'cdxj', 'wacz', 'wacz, deflated', 'wayback'] as const;
export type ArchiveKind = (typeof KINDS)[number];

export interface Fidelity {
  readonly site: string;
  readonly kind: ArchiveKind;
  /** Every value of the identity signals, and of every key and token made of them. */
  readonly identifiers: boolean;
  /** 0 to 1, by the signals' own measure; 1 where both sides carry nothing. */
  readonly structure: number;
  readonly text: number;
  /** Signals of any group that read something else. */
  readonly differing: readonly string[];
  readonly problems: readonly string[];
}

const OPTIONS = { pages: 12, browser: 'never', views: 'never', timeoutMs: 120_000 } as const;
const IDENTITY = new Set<string>(SIGNALS.filter(({ group }) => group === 'identity').map(({ id }) => id));

/** Null: the live site gave nothing that could be kept. */
export async function measureFidelity(
  url: string,
  folder: string,
  services: CaptureServices,
): Promise<Fidelity[] | null> {
  const { visit, fingerprint } = await inspect(url, OPTIONS, services);
  const home = visit.captures.find(({ role, body }) => role === 'page' && body !== null);
  if (home === undefined) return null;
  const rows: Fidelity[] = [];
  for (const [kind, path] of await writeKinds(visit, folder, services.blobs)) {
    const { captured, problems } = await services.readCaptured(path, {
      kind: visit.kind,
      entity: null,
      url: home.url,
    });
    rows.push({
      site: visit.site,
      kind,
      problems,
      ...compared(fingerprint, await fingerprintCaptured(captured, services.reader)),
    });
  }
  return rows;
}

async function writeKinds(visit: Visit, folder: string, blobs: Blobs): Promise<[ArchiveKind, string][]> {
  const info = { software: 'fidelity', description: visit.site, createdAt: visit.startedAt };
  const at = (name: string) => join(folder, name);
  const exchanges = await exchangesOf(visit, blobs);
  const warc = at('site.warc.gz');
  await writeWarc(warc, exchanges, info);
  const plain = gunzipSync(await readFile(warc));
  await writeFile(at('whole.warc.gz'), gzipSync(plain));
  await writeFile(at('plain.warc'), plain);
  await writeFile(at('index.cdxj'), cdxjOf(plain, 'plain.warc'));
  await writePackage(at('site.wacz'), [warc]);
  await writePackage(at('deflated.wacz'), [at('plain.warc')], { deflated: true });
  await writeWarc(at('replayed.warc.gz'), exchanges.map(replayed), info);
  const files = [
    warc,
    at('whole.warc.gz'),
    at('plain.warc'),
    at('index.cdxj'),
    at('site.wacz'),
    at('deflated.wacz'),
    at('replayed.warc.gz'),
  ];
  return KINDS.map((kind, i) => [kind, files[i] as string]);
}

export async function exchangesOf({ captures }: Visit, blobs: Blobs): Promise<WarcExchange[]> {
  const exchanges: WarcExchange[] = [];
  for (const capture of captures) {
    const body = capture.body === null ? null : await blobs.get(capture.body);
    if (body === null || capture.role === 'view' || capture.role === 'robots') continue;
    const { finalUrl, status, headers, capturedAt, address } = capture;
    exchanges.push(...redirectsOf(capture), {
      url: finalUrl,
      status: status ?? 200,
      headers,
      body,
      capturedAt,
      address,
    });
  }
  return exchanges;
}

function redirectsOf({ redirects, finalUrl, capturedAt }: Capture): WarcExchange[] {
  return redirects.map(({ url, status }, i) => ({
    url,
    status,
    headers: { location: redirects[i + 1]?.url ?? finalUrl },
    body: new Uint8Array(),
    capturedAt,
  }));
}

/** As somebody who mirrored the replay would have it. */
export function replayed(exchange: WarcExchange): WarcExchange {
  const digits = exchange.capturedAt.replace(/\D/g, '').slice(0, 14);
  const under = (url: string, modifier = '') => `https://web.archive.org/web/${digits}${modifier}/${url}`;
  const { url, headers } = exchange;
  const type = headers['content-type'] ?? 'text/html';
  const own = Object.entries(headers).map(([name, value]) => [`x-archive-orig-${name}`, value] as const);
  const location = headers['location'];
  const isPage = /html/.test(type) && location === undefined;
  return {
    ...exchange,
    url: under(url, isPage || location !== undefined ? '' : 'im_'),
    headers: {
      ...Object.fromEntries(own),
      ...(headers['content-type'] !== undefined && { 'content-type': type }),
      'memento-datetime': new Date(exchange.capturedAt).toUTCString(),
      ...(location !== undefined && { location: under(location) }),
    },
    body: isPage ? asReplayed(Buffer.from(exchange.body), { url, digits }) : exchange.body,
    // When the mirror was made: it must not be taken for when the page was captured.
    capturedAt: '2026-11-25T09:00:00.000Z',
  };
}

/** A CDXJ index of a plain WARC, found by its record lines. */
export function cdxjOf(warc: Buffer, file: string): string {
  const lines: string[] = [];
  for (let at = warc.indexOf('WARC/1.1\r\n'); at !== -1; at = warc.indexOf('\r\n\r\nWARC/1.1\r\n', at + 1)) {
    const start = warc.subarray(at, at + 4).toString() === 'WARC' ? at : at + 4;
    const [head = ''] = warc.toString('utf8', start, start + 4096).split('\r\n\r\n');
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(head)?.[1]?.trim() ?? '';
    if (field('WARC-Type') !== 'response') continue;
    const http = warc.toString('latin1', start + head.length + 4, start + head.length + 4096);
    const [, status = ''] = /^HTTP\/\S+ (\d{3})/.exec(http) ?? [];
    const [, mime = ''] = /^content-type: ([^;\r\n]*)/im.exec(http.split('\r\n\r\n')[0] ?? '') ?? [];
    const digits = new Date(field('WARC-Date')).toISOString().replace(/\D/g, '').slice(0, 14);
    const url = field('WARC-Target-URI');
    lines.push(
      `${new URL(url).host.split('.').reverse().join(',')})${new URL(url).pathname} ${digits} ${JSON.stringify({ url, mime, status, filename: file, offset: String(start) })}`,
    );
  }
  return `${lines.sort().join('\n')}\n`;
}

function compared(live: Fingerprint, archived: Fingerprint): Omit<Fidelity, 'site' | 'kind' | 'problems'> {
  const differing = SIGNALS.filter(({ id }) => valuesOf(live, id) !== valuesOf(archived, id)).map(({ id }) => id);
  const made = ({ keys, tokens }: Fingerprint) =>
    JSON.stringify([...keys, ...tokens].filter((one) => IDENTITY.has(one.split(':')[0] ?? '')));
  return {
    identifiers: !differing.some((id) => IDENTITY.has(id)) && made(live) === made(archived),
    structure: likeness(live, archived, 'structure'),
    text: likeness(live, archived, 'body-text'),
    differing,
  };
}

function readingOf({ readings }: Fingerprint, id: string): unknown {
  return readings.find(({ signal }) => signal === id)?.value ?? null;
}

/** Without where it was found: captures have other ids. */
function valuesOf(fingerprint: Fingerprint, id: string): string {
  return JSON.stringify(readingOf(fingerprint, id), (key, value: unknown) =>
    key === 'place' || key === 'capture' || key === 'captures' ? undefined : value,
  );
}

/** What a signal's own comparison says of two fingerprints; 1 where both carry nothing, 0 where one does. */
export function likeness(live: Fingerprint, archived: Fingerprint, id: string): number {
  const [left, right] = [readingOf(live, id), readingOf(archived, id)];
  if (left === null || right === null) return left === right ? 1 : 0;
  if (valuesOf(live, id) === valuesOf(archived, id)) return 1;
  return SIGNALS.find((signal) => signal.id === id)?.compare(left, right)?.similarity ?? 0;
}

/** One line a kind: sites, those whose identifiers are equal, least and mean likeness. */
export function fidelityTable(rows: readonly Fidelity[]): string[] {
  const number = (values: readonly number[]) =>
    `${Math.min(...values).toFixed(3)} / ${(values.reduce((sum, one) => sum + one, 0) / values.length).toFixed(3)}`;
  const lines = KINDS.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind);
    if (of.length === 0) return [];
    const equal = of.filter(({ identifiers }) => identifiers).length;
    const cells = [
      kind,
      of.length,
      `${equal === of.length ? 'yes' : 'no'} (${equal})`,
      number(of.map(({ structure }) => structure)),
      number(of.map(({ text }) => text)),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    '| archive | sites | identifiers equal | structure least / mean | text least / mean |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ];
}
