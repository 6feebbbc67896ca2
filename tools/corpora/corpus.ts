/** A labelled corpus on disk → its sites as captured and read, and the label of every pair. Used by the tools beside it. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/config.ts';
import { inspect } from '../../src/flow/site/inspect.ts';
import { shippedBackground } from '../../src/match/background/background.ts';
import { compareSignals } from '../../src/match/compare.ts';
import { GUARDS, type Guard } from '../../src/match/guards/guards.ts';
import { listBackground } from '../../src/match/list-background.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { ComparedSignal } from '../../src/match/weigh/compared-signal.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import type { CapturedSite } from '../../src/model/facts/visit.ts';
import type { Reader } from '../../src/model/ports/reader.ts';
import { openCaptureServices } from '../../src/services/capture.ts';

/** As `compare` takes them. */
const OPTIONS = { pages: 12, browser: 'never', timeoutMs: 120_000 } as const;
const AT_ONCE = 8;

export interface ManifestSite {
  readonly id: string;
  readonly host: string;
  readonly name: string;
  readonly owner: string;
  readonly family: string;
  readonly template: string;
  readonly platform?: string;
  readonly degraded?: string;
}

export interface Manifest {
  readonly sites: readonly ManifestSite[];
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly label: string; readonly kind?: string }[];
}

/** As the corpus' own scorer tells them apart; null: not judged. */
export type Label = 'positive' | 'hard' | 'easy' | null;

export interface Corpus {
  readonly manifest: Manifest;
  labelOf(a: ManifestSite, b: ManifestSite): { readonly label: Label; readonly kind: string };
}

export function openCorpus(folder: string): Corpus {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const nameOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const labels = new Map(manifest.pairs.map((pair) => [nameOf(pair.a, pair.b), pair]));
  return {
    manifest,
    labelOf(a, b) {
      const pair = labels.get(nameOf(a.id, b.id));
      if (pair !== undefined) {
        return { label: pair.label === 'positive' ? 'positive' : null, kind: pair.kind ?? pair.label };
      }
      if (a.degraded !== undefined || b.degraded !== undefined) return { label: null, kind: 'degraded' };
      if (a.family === b.family || a.owner === b.owner) return { label: null, kind: 'related' };
      if (a.template === b.template && a.template !== 'none') return { label: 'hard', kind: a.template };
      if (a.platform !== undefined && a.platform === b.platform) {
        // Demo against demo of one collection is no pair of two operators.
        return a.template.startsWith('demo-') && b.template.startsWith('demo-')
          ? { label: null, kind: 'filler' }
          : { label: 'hard', kind: a.platform };
      }
      return { label: 'easy', kind: 'easy' };
    },
  };
}

export interface ServedCorpus {
  readonly port: number;
  /** Home pages, by the id of the site. */
  readonly sites: readonly { readonly id: string; readonly url: string }[];
  close(): void;
}

/** A tool of the corpus, or of a corpus beside it: they share one set. */
export function corpusTool(folder: string, name: string): string {
  const beside = readdirSync(join(folder, '..')).map((other) => join(folder, '..', other));
  const found = [folder, ...beside].map((one) => join(one, 'tools', name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no tools/${name} in ${folder} or beside it`);
  return found;
}

/** The corpus' own server on loopback, by host name (prints one line of JSON when it listens). */
export async function serveCorpus(folder: string): Promise<ServedCorpus> {
  const server = spawn(process.execPath, [corpusTool(folder, 'serve.mjs'), '--corpus', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((done, fail) => {
    let line = '';
    server.once('exit', () => fail(new Error(`${folder} cannot be served`)));
    server.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString('utf8');
      if (line.includes('\n')) done(line);
    });
  });
  const { port, sites } = JSON.parse(said) as Pick<ServedCorpus, 'port' | 'sites'>;
  return { port, sites, close: () => void server.kill() };
}

/**
 * Every site of the corpus as `compare --list` reads it, by id, in the order of the manifest.
 * @param seen gets each site as it was captured
 */
export async function readCorpus(
  folder: string,
  seen: (id: string, captured: CapturedSite, reader: Reader) => Promise<void> | void = () => undefined,
): Promise<Map<string, Fingerprint>> {
  const server = await serveCorpus(folder);
  const pin = `*:${server.port}:127.0.0.1:${server.port}`;
  const services = await openCaptureServices(
    readSettings({ resolve: [pin], browser: 'never', logLevel: 'silent' }, {}),
  );
  const read = new Map<string, Fingerprint>();
  try {
    const waiting = [...server.sites];
    const take = async (): Promise<void> => {
      for (let site = waiting.shift(); site !== undefined; site = waiting.shift()) {
        const { id, url } = site;
        const captureSite: typeof services.captureSite = async (...asked) => {
          const captured = await services.captureSite(...asked);
          await seen(id, captured, services.reader);
          return captured;
        };
        const { fingerprint } = await inspect(url, OPTIONS, { ...services, captureSite });
        read.set(id, fingerprint);
        if (read.size % 20 === 0) console.error(`read ${read.size} of ${server.sites.length} sites`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
  } finally {
    await services.close();
    server.close();
  }
  return new Map(server.sites.map(({ id }) => [id, read.get(id) as Fingerprint] as const));
}

/** A pair that counts, with what the signals found in it. */
export interface JudgedPair {
  readonly a: ManifestSite;
  readonly b: ManifestSite;
  readonly label: Exclude<Label, null>;
  readonly kind: string;
  readonly compared: readonly ComparedSignal[];
}

/** All judged pairs of comparable sites, weighed by nothing yet. Rarity is that of a list, as `compare --list` takes it, unless a background is given. */
export function comparePairs(
  corpus: Corpus,
  fingerprints: ReadonlyMap<string, Fingerprint>,
  background = listBackground(shippedBackground(), [...fingerprints.values()]),
  guards: readonly Guard[] = GUARDS,
): JudgedPair[] {
  const sides = corpus.manifest.sites.flatMap((site) => {
    const fingerprint = fingerprints.get(site.id);
    return fingerprint?.comparable ? [{ site, subject: subjectOf(fingerprint, null) }] : [];
  });
  const pairs: JudgedPair[] = [];
  for (const [i, left] of sides.entries()) {
    for (const right of sides.slice(i + 1)) {
      const [a, b] = [left.site, right.site];
      const { label, kind } = corpus.labelOf(a, b);
      if (label === null) continue;
      const compared = compareSignals(left.subject, right.subject, background, undefined, guards);
      pairs.push({ a, b, label, kind, compared });
    }
  }
  return pairs;
}
