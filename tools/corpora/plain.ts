/**
 * The plain path on a labelled corpus: a list has the name and the bare website of one side of each positive pair,
 * the sellers are bare hosts, all sites answer by http alone, and one default webhook listens. Pairs that are flagged
 * when the listed side is handed in as a capture are the measure, without those whose robots.txt forbids the visit.
 * Strangers may not be alerted.
 * usage: npm run plain -- --corpus <corpus> [--pairs N] [--strangers N] [--seed N] [--keep] [--json] [--browser never]
 *   --strangers N: only so many sites that stand in no pair are sellers of an installation, drawn by the seed
 *   npm run plain -- --dealers [--seed N]: honest dealers, buyers and partners of invented listed firms
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlainEntry, type PlainMatch, type PlainOutcome, takePlainPath } from '../../testkit/cli/plain-path.ts';
import { randomOf } from '../../testkit/generated-world.ts';
import type { Manifest, ManifestSite } from './corpus.ts';
import { corpusAnswers } from './corpus-answers.ts';
import { measureDealers } from './plain-dealers.ts';

type Site = ManifestSite & { readonly home: string; readonly entity?: string };
interface Pair {
  readonly listed: Site;
  readonly successor: Site;
  readonly kind: string;
}
interface Installation {
  readonly pairs: Pair[];
  sellers: Site[];
}
/** What became of a pair. */
interface Told {
  readonly pair: Pair;
  readonly asCapture: boolean;
  readonly alerted: boolean;
  /** A robots.txt forbids the visit of one side. */
  readonly forbidden: boolean;
  readonly why: string;
}

const usage =
  'usage: npm run plain -- --corpus <corpus> [--pairs N] [--strangers N] [--seed N] [--keep] [--json] [--browser never]';
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    pairs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string' },
    strangers: { type: 'string' },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    dealers: { type: 'boolean', default: false },
  },
});
if (values.dealers) {
  await measureDealers(values);
  process.exit();
}
if (values.corpus === undefined) {
  console.error(usage);
  process.exit(2);
}
const corpus = resolve(values.corpus);
const seed = Number(values.seed);
const crawl = values.browser === undefined ? [] : ['--browser', values.browser];
const manifest = JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as Omit<Manifest, 'sites'> & {
  readonly sites: readonly Site[];
};
const byId = new Map(manifest.sites.map((site) => [site.id, site]));
const byHost = new Map(manifest.sites.map((site) => [site.host, site]));
const tied = new Set(
  manifest.pairs.filter(({ label }) => label !== 'negative').flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]),
);
const serve = corpusAnswers(corpus, manifest.sites);
const scratch = mkdtempSync(join(tmpdir(), 'revenant-plain-'));
try {
  await measure();
} finally {
  if (values.keep) console.error(`kept: ${scratch}`);
  else rmSync(scratch, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const installations = placed(drawPairs());
  const told: Told[] = [];
  const strangers: string[] = [];
  const related: string[] = [];
  let [seconds, unsigned] = [0, 0];
  for (const [i, { pairs, sellers }] of installations.entries()) {
    const hosts = sellers.map(({ host }) => host);
    const entries = pairs.map(({ listed }) => ({ id: listed.id, name: nameOf(listed), website: listed.host }));
    console.error(`installation ${i + 1} of ${installations.length}: ${pairs.length} listed, ${hosts.length} sellers`);
    const plain = await take(`plain-${i}`, entries, hosts);
    const captures = join(scratch, `captures-${i}`);
    const withCaptures = entries.map((entry) => {
      cpSync(join(corpus, 'sites', entry.id), join(captures, 'saved', entry.id), { recursive: true });
      return { ...entry, capture: join('saved', entry.id) };
    });
    const handedIn = await take(`captures-${i}`, withCaptures, hosts);
    for (const pair of pairs) told.push(tellPair(pair, plain, handedIn));
    for (const line of plain.alerts.flatMap((alert) => othersOf(alert, plain, strangers, related))) console.error(line);
    seconds += plain.seconds;
    unsigned += plain.unsigned;
    console.error(`  plain ${Math.round(plain.seconds)} s, captures ${Math.round(handedIn.seconds)} s`);
    console.error(plain.said.trim().split('\n').slice(-4).join('\n'));
  }
  const forbidden = told.filter((one) => one.forbidden);
  const flagged = told.filter((one) => one.asCapture && !one.forbidden);
  const alerted = flagged.filter((one) => one.alerted).length;
  const missed = told.filter((one) => !one.alerted && !one.forbidden);
  if (values.json) {
    const lines = missed.map(({ pair, asCapture, why }) => ({ ...idsOf(pair), asCapture, why }));
    const counts = { pairs: told.length, forbidden: forbidden.length, flagged: flagged.length, alerted };
    console.log(JSON.stringify({ ...counts, strangers, related, lines }));
    return;
  }
  console.log(`${told.length} pairs in ${installations.length} installations, crawled in ${Math.round(seconds)} s`);
  console.log(`not to be visited, by robots.txt: ${forbidden.length}`);
  console.log(`flagged when handed in as captures: ${flagged.length} of the others`);
  const share = flagged.length === 0 ? 'none' : (alerted / flagged.length).toFixed(3);
  console.log(`alerted with their entity: ${alerted} of these, share ${share} (goal .95)`);
  const extra = told.filter((one) => one.alerted && !one.asCapture);
  console.log(`alerted though not flagged as captures: ${extra.length}`);
  console.log(`strangers alerted: ${strangers.length} (goal 0); tied sites that are no successor: ${related.length}`);
  for (const line of strangers) console.log(`  stranger: ${line}`);
  for (const line of related) console.log(`  tied: ${line}`);
  if (unsigned > 0) console.log(`requests with a wrong signature: ${unsigned}`);
  console.log('missed, of those that are flagged as captures:');
  for (const { pair, why } of missed.filter((one) => one.asCapture)) console.log(`  ${shown(pair)}: ${why}`);
  console.log('neither flagged as captures nor alerted:');
  for (const { pair, why } of missed.filter((one) => !one.asCapture)) console.log(`  ${shown(pair)}: ${why}`);
  for (const { pair, why } of forbidden) console.log(`  forbidden: ${shown(pair)}: ${why}`);
  for (const { pair, why } of extra) console.log(`  only alerted: ${shown(pair)}: ${why}`);
}

function take(name: string, entries: readonly PlainEntry[], sellers: readonly string[]): Promise<PlainOutcome> {
  return takePlainPath({ serve, entries, sellers, folder: join(scratch, name), crawl });
}

/** All positive pairs, or some by the seed; the seed says which side is listed. */
function drawPairs(): Pair[] {
  const random = randomOf(seed);
  const drawn = manifest.pairs
    .filter(({ label }) => label === 'positive')
    .map(({ a, b, kind = '' }) => {
      const [one, other] = [byId.get(a) as Site, byId.get(b) as Site];
      const [listed, successor] = random() < 0.5 ? [one, other] : [other, one];
      return { order: random(), pair: { listed, successor, kind } };
    });
  if (values.pairs === undefined) return drawn.map(({ pair }) => pair);
  drawn.sort((one, other) => one.order - other.order);
  return drawn.slice(0, Number(values.pairs)).map(({ pair }) => pair);
}

/** Each pair goes into the first installation where neither of its sites stands in a pair. */
function placed(pairs: readonly Pair[]): Installation[] {
  const installations: Installation[] = [];
  for (const pair of pairs) {
    const ids = [pair.listed.id, pair.successor.id];
    const free = installations.find(
      (one) => !one.pairs.some(({ listed, successor }) => ids.includes(listed.id) || ids.includes(successor.id)),
    );
    if (free === undefined) installations.push({ pairs: [pair], sellers: [] });
    else free.pairs.push(pair);
  }
  const inPairs = new Set(pairs.flatMap(({ listed, successor }) => [listed.id, successor.id]));
  const random = randomOf(seed + 1);
  const outside = manifest.sites
    .filter(({ id }) => !inPairs.has(id))
    .map((site) => ({ site, order: random() }))
    .sort((one, other) => one.order - other.order);
  const most = Number(values.strangers ?? outside.length);
  const strangers = new Set(outside.slice(0, most).map(({ site }) => site));
  for (const one of installations) {
    const listed = one.pairs.map((pair) => pair.listed);
    const successors = new Set(one.pairs.map(({ successor }) => successor.id));
    one.sellers = manifest.sites.filter((site) => {
      if (listed.includes(site)) return false;
      if (successors.has(site.id)) return true;
      // A site that is tied to a listed one is no stranger, and no successor here.
      if (listed.some((other) => isTied(site, other))) return false;
      return inPairs.has(site.id) || strangers.has(site);
    });
  }
  return installations;
}

function isTied(one: Site, other: Site): boolean {
  return one.owner === other.owner || one.family === other.family || tied.has(`${one.id} ${other.id}`);
}

function nameOf(site: Site): string {
  const name = site.entity ?? '';
  return name === '' ? `Quarrel & Finch ${site.id.toUpperCase()} Ltd.` : name;
}

function tellPair(pair: Pair, plain: PlainOutcome, handedIn: PlainOutcome): Told {
  const { listed, successor } = pair;
  const before = matchOf(pair, handedIn);
  const asCapture = isFlagged(before);
  const involved = plain.alerts.filter(({ sites }) => sites.includes(successor.host));
  const alerted = involved.some(({ entity }) => entity === listed.id);
  const match = matchOf(pair, plain);
  const capture = `as capture: ${said(before)}`;
  const visits = [listed, successor].filter(({ host }) => plain.visits.get(host) !== 'captured');
  const forbidden = visits.some(({ host }) => plain.visits.get(host)?.includes('robots:disallow') === true);
  const why =
    visits.length > 0
      ? `not captured: ${visits.map(({ host }) => `${host} ${plain.visits.get(host) ?? 'not visited'}`).join(', ')}`
      : involved.length > 0 && !alerted
        ? `other entity: ${involved.map(({ entity }) => entity).join(', ')}`
        : isFlagged(match)
          ? `flagged but not alerted; entities ${match?.entities.join(' and ')}`
          : 'not flagged';
  return { pair, asCapture, alerted, forbidden, why: `${why}; plain: ${said(match)}; ${capture}` };
}

/** The match of the pair; the capture of an entry has the entry's site too. */
function matchOf({ listed, successor }: Pair, { matches }: PlainOutcome): PlainMatch | undefined {
  const found = matches.filter(({ sites }) => sites.includes(listed.host) && sites.includes(successor.host));
  return found.sort((one, other) => other.weight - one.weight)[0];
}

function isFlagged(match: PlainMatch | undefined): boolean {
  return match?.verdict === 'likely' || match?.verdict === 'strong';
}

function said(match: PlainMatch | undefined): string {
  if (match === undefined) return 'no match';
  return `${match.verdict} ${match.weight} (${match.rows.slice(0, 4).join(', ')})`;
}

/** Sites of an alert that are not the entity's own: strangers, and sites that labels, family or owner tie to it. */
function othersOf(
  alert: PlainOutcome['alerts'][number],
  { matches }: PlainOutcome,
  strangers: string[],
  related: string[],
): string[] {
  const listed = byId.get(alert.entity ?? '');
  if (listed === undefined)
    return alert.type.startsWith('match.') ? [`an alert without an entity: ${alert.sites.join(' ')}`] : [];
  for (const host of alert.sites) {
    const site = byHost.get(host);
    if (site === undefined || site === listed) continue;
    if (tied.has(`${site.id} ${listed.id}`) && isPositive(site, listed)) continue;
    const match = matches.find(({ sites }) => alert.sites.every((one) => sites.includes(one)));
    const line = `${listed.host} (${listed.name}) and ${host} (${site.name}), ${alert.type}, ${said(match)}`;
    (isTied(site, listed) ? related : strangers).push(line);
  }
  return [];
}

function isPositive(one: Site, other: Site): boolean {
  return manifest.pairs.some(
    ({ a, b, label }) => label === 'positive' && [a, b].includes(one.id) && [a, b].includes(other.id),
  );
}

function idsOf({ listed, successor, kind }: Pair) {
  return { listed: listed.id, successor: successor.id, kind };
}

function shown({ listed, successor, kind }: Pair): string {
  return `${listed.host} (${listed.name}) → ${successor.host} (${successor.name}), ${kind}`;
}
