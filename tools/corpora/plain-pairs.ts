/** Positive pairs of a corpus → watchlists and sellers as people have them, and what a webhook was sent of each pair. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomOf } from '../../testkit/generated-world.ts';
import { type CrawlResult, crawlPlainly } from '../../testkit/plain/installation.ts';
import { type Corpus, type ManifestSite, openCorpus, serveCorpus } from './corpus.ts';

/** One side is on the list; the other is one of the sellers. */
export interface ListedPair {
  readonly entity: string;
  readonly name: string;
  readonly listed: ManifestSite;
  readonly successor: ManifestSite;
  readonly kind: string;
}

export interface PairResult {
  readonly pair: ListedPair;
  /** As a capture that the list hands in. */
  readonly flaggedWithCapture: boolean;
  /** Null: alerted under its entity. */
  readonly missed: string | null;
}

interface StrangerAlert {
  readonly site: string;
  readonly entity: string;
  /** The website of the entity on the list. */
  readonly listed: string;
}

export interface PlainReport {
  readonly pairs: readonly PairResult[];
  readonly strangers: readonly StrangerAlert[];
  /** Alerts whose signature was wrong. */
  readonly unsigned: number;
  readonly rounds: readonly { readonly pairs: number; readonly sellers: number; readonly seconds: number }[];
}

export interface PlainOptions {
  readonly corpus: string;
  /** Gets a folder for each crawl. */
  readonly folder: string;
  readonly seed: number;
  readonly pairs: number;
  readonly note: (line: string) => void;
}

/** Every drawn pair through the command line: its listed side by name and website alone, then as a capture of the list. */
export async function crawlPairs(options: PlainOptions): Promise<PlainReport> {
  const corpus = openCorpus(options.corpus);
  const isRelated = relationOf(corpus);
  const rounds = roundsOf(drawPairs(corpus, options.seed, options.pairs), isRelated);
  const server = await serveCorpus(options.corpus);
  const results: PairResult[] = [];
  const strangers: StrangerAlert[] = [];
  const sizes: { pairs: number; sellers: number; seconds: number }[] = [];
  let unsigned = 0;
  try {
    for (const [i, round] of rounds.entries()) {
      const sellers = sellersOf(round, corpus);
      const linesOf = (address: (site: ManifestSite) => string) => sellers.map((one) => `${address(one)}\n`).join('');
      options.note(`round ${i + 1} of ${rounds.length}: ${round.length} pairs, ${sellers.length} sellers`);
      const plain = await crawl(`${i + 1}-plain`, {
        'watch.csv': plainList(round),
        'sellers.txt': linesOf(({ host }) => host),
      });
      options.note(`  by name and website: ${plain.seconds.toFixed(0)} s, ${plain.received.length} alerts`);
      const captures = await crawl(
        `${i + 1}-captures`,
        { 'watch.json': listWithCaptures(round), 'sellers.txt': linesOf(({ host }) => `http://${host}/`) },
        round,
      );
      options.note(`  by captures: ${captures.seconds.toFixed(0)} s, ${captures.received.length} alerts`);
      for (const pair of round) {
        const flaggedWithCapture = isFlagged(pair, captures);
        results.push({ pair, flaggedWithCapture, missed: missedBecause(pair, plain) });
      }
      strangers.push(...strangersAlerted(plain, round, corpus, isRelated));
      unsigned += plain.received.filter(({ signed }) => !signed).length;
      sizes.push({ pairs: round.length, sellers: sellers.length, seconds: plain.seconds + captures.seconds });
    }
  } finally {
    server.close();
  }
  return { pairs: results, strangers, unsigned, rounds: sizes };

  async function crawl(name: string, lists: Record<string, string>, copied: readonly ListedPair[] = []) {
    const folder = join(options.folder, name);
    mkdirSync(folder, { recursive: true });
    for (const { listed } of copied)
      cpSync(join(options.corpus, 'sites', listed.id), join(folder, listed.id), { recursive: true });
    return crawlPlainly(lists, { folder, port: server.port });
  }
}

type Relation = (a: ManifestSite, b: ManifestSite) => boolean;

/** True for sites of one family, and for a pair with a label other than negative. */
function relationOf({ manifest }: Corpus): Relation {
  const labelled = manifest.pairs.filter(({ label }) => label !== 'negative');
  const related = new Set(labelled.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => a.family === b.family || related.has(`${a.id} ${b.id}`);
}

function drawPairs({ manifest }: Corpus, seed: number, most: number): ListedPair[] {
  const random = randomOf(seed);
  const byId = new Map(manifest.sites.map((site) => [site.id, site]));
  const drawn = manifest.pairs
    .filter(({ label }) => label === 'positive')
    .map((pair, i) => {
      const [a, b] = [byId.get(pair.a) as ManifestSite, byId.get(pair.b) as ManifestSite];
      const [listed, successor] = random() < 0.5 ? [a, b] : [b, a];
      const name = (listed.entity ?? '').trim() === '' ? inventedName(random) : (listed.entity as string);
      return { entity: `p${i + 1}`, name, listed, successor, kind: pair.kind ?? '', order: random() };
    });
  if (most >= drawn.length) return drawn;
  return drawn.sort((x, y) => x.order - y.order).slice(0, most);
}

function inventedName(random: () => number): string {
  const part = (): string =>
    ['Var', 'Lom', 'Tes', 'Kun', 'Ori', 'Bel', 'Zam', 'Fid'][Math.floor(random() * 8)] ?? 'Var';
  return `${part()}${part().toLowerCase()}${part().toLowerCase()} Trading Co., Ltd.`;
}

/** As few installations as keep pairs of one family apart: each would be alerted under the other's entity. */
function roundsOf(pairs: readonly ListedPair[], isRelated: Relation): ListedPair[][] {
  const rounds: ListedPair[][] = [];
  const disturbs = (x: ListedPair, y: ListedPair): boolean =>
    [x.listed, x.successor].some((a) => [y.listed, y.successor].some((b) => isRelated(a, b)));
  for (const pair of pairs) {
    const round = rounds.find((others) => !others.some((other) => disturbs(pair, other)));
    if (round === undefined) rounds.push([pair]);
    else round.push(pair);
  }
  return rounds;
}

/** The successors, and every site that is neither listed nor in another positive pair with a listed one. */
function sellersOf(round: readonly ListedPair[], { manifest }: Corpus): ManifestSite[] {
  const others = new Set(round.map(({ listed }) => listed.id));
  for (const { a, b, label } of manifest.pairs) {
    if (label !== 'positive') continue;
    for (const { listed, successor } of round) {
      if (a === listed.id && b !== successor.id) others.add(b);
      if (b === listed.id && a !== successor.id) others.add(a);
    }
  }
  return manifest.sites.filter(({ id }) => !others.has(id));
}

const plainList = (round: readonly ListedPair[]): string =>
  ['id,names,website', ...round.map(({ entity, name, listed }) => `${entity},${cell(name)},${listed.host}`), ''].join(
    '\n',
  );

function cell(name: string): string {
  return `"${name.replaceAll('"', '""').replaceAll('|', ' ')}"`;
}

function listWithCaptures(round: readonly ListedPair[]): string {
  const entities = round.map(({ entity, name, listed }) => ({
    id: entity,
    names: [name],
    captures: [{ path: listed.id, url: `http://${listed.host}/` }],
  }));
  return JSON.stringify({ schema: 'revenant.watchlist/1', entities });
}

function isFlagged({ listed, successor }: ListedPair, { flagged }: CrawlResult): boolean {
  return flagged.some((sites) => sites.includes(listed.host) && sites.includes(successor.host));
}

const READ = ['captured', 'partial'];

function missedBecause(pair: ListedPair, result: CrawlResult): string | null {
  const { entity, listed, successor } = pair;
  const alerts = result.received.filter(({ alert, sites }) => isAccusing(alert.type) && sites.includes(successor.host));
  const under = alerts.flatMap(({ alert }) => (alert.entity === null ? [] : [alert.entity.id]));
  if (under.includes(entity)) return null;
  for (const { host } of [listed, successor]) {
    const state = result.states.get(host) ?? 'not visited';
    if (!READ.includes(state)) return `${host}: ${state}`;
  }
  if (under.length > 0) return `alerted under ${[...new Set(under)].join(', ')}`;
  return isFlagged(pair, result) ? 'flagged, not alerted' : 'not flagged';
}

function isAccusing(type: string): boolean {
  return type === 'match.flagged' || type === 'match.escalated';
}

/** The sites of alerts that nothing ties to the website of the entity that is accused. */
function strangersAlerted(
  { received }: CrawlResult,
  round: readonly ListedPair[],
  { manifest }: Corpus,
  isRelated: Relation,
): StrangerAlert[] {
  const byHost = new Map(manifest.sites.map((site) => [site.host, site]));
  const alerted = received.flatMap(({ alert, sites }) => {
    const listed = round.find(({ entity }) => entity === alert.entity?.id)?.listed;
    if (listed === undefined || !isAccusing(alert.type)) return [];
    const strangers = sites
      .map((host) => byHost.get(host))
      .filter((site) => site !== undefined)
      .filter((site) => site.id !== listed.id && site.owner !== listed.owner && !isRelated(site, listed));
    return strangers.map(({ host }) => ({ site: host, entity: alert.entity?.id ?? '', listed: listed.host }));
  });
  const byName = new Map(alerted.map((one) => [`${one.site} ${one.entity}`, one]));
  return [...byName.values()];
}
