/**
 * What looking for all listed names costs and finds: compiling, size, loading, text a second with the whole list, beside the two
 * plain ways (one alternation, one search a name), and precision and recall on the labelled set of testkit/names.
 * With --domains, only names of companies in so many made-up domains.
 * usage: npm run names -- <list...> [--corpus <folder of saved pages>] [--times 10] [--domains 1000000]
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decideCharset } from '../../src/capture/decode/charset.ts';
import { readSeeds } from '../../src/flow/crawl/read-seeds.ts';
import type { Entity } from '../../src/model/facts/seed.ts';
import { LIMITS } from '../../src/model/limits.ts';
import { findNames } from '../../src/names/find-names.ts';
import { openIndex } from '../../src/names/index-file.ts';
import type { ListedNames, NameIndex } from '../../src/names/name-index.ts';
import { stringAt } from '../../src/names/packed-tables.ts';
import { searchedTexts } from '../../src/names/searched-texts.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { listedNamesOf, writeNames } from '../../src/reader/name-lists.ts';
import { openLists } from '../../src/watchlist/open-list.ts';
import { HELD_OUT_COUNTS, HELD_OUT_LISTED, HELD_OUT_PAGES } from '../../testkit/names/held-out.ts';
import { type Measured, measureMentions } from '../../testkit/names/measure-mentions.ts';
import { COUNTS } from '../../testkit/names/mentions.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';
import { reportDomains } from './name-domains.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: 'string' }, times: { type: 'string', default: '10' }, domains: { type: 'string' } },
});
if (positionals.length === 0) {
  console.error('usage: npm run names -- <list...> [--corpus <folder>] [--times 10] [--domains 1000000]');
  process.exit(2);
}
const MB = 1_000_000;
/** Of the processor, so that other work on the machine does not count. */
const ms = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const say = (what: string, figure: string): void => console.log(`${what.padEnd(46)} ${figure}`);

const entities = await entitiesOf(positionals);
const listed = entities.filter(({ nameOf }) => nameOf === undefined).map(listedNamesOf);
if (values.domains !== undefined) {
  reportDomains(listed, Number(values.domains), { say, ms });
  process.exit(0);
}
const names = listed.flatMap((one) => one.names);
const folder = mkdtempSync(join(tmpdir(), 'revenant-names-'));
say('entities; names and aliases', `${listed.length}; ${names.length}`);
const index = report('as listed', listed);

coverage();
const texts = values.corpus === undefined ? [] : textsOf(values.corpus);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
if (texts.length > 0) {
  say('texts; MB of text', `${texts.length}; ${(bytes / MB).toFixed(1)}`);
  speed('text a second, whole list', index);
  plainWays();
}
// Ten times the list: every name again with a word more, so that all words and states are new ones.
const times = Number(values.times);
if (times > 1) {
  const many = Array.from({ length: times }, (_, copy) =>
    listed.map(({ id, type, names: ones }) => ({
      id: `${id}-${copy}`,
      type,
      names: ones.map((name) => (copy === 0 ? name : grown(name, copy))),
    })),
  ).flat();
  const large = report(`${times} times the list`, many);
  if (texts.length > 0) speed('text a second', large);
}
labelled('labelled', COUNTS, measureMentions());
labelled('held out', HELD_OUT_COUNTS, measureMentions(HELD_OUT_PAGES, HELD_OUT_LISTED));
rmSync(folder, { recursive: true, force: true });

/** Of any list that `entities import` takes. */
async function entitiesOf(inputs: readonly string[]): Promise<Entity[]> {
  const { sources, own } = await openLists(inputs, { ...LIMITS, openSanctions: true });
  const { entities: found, problems } = await readSeeds(own);
  for (const source of sources)
    for await (const row of source.rows())
      if ('entity' in row) found.push(row.entity);
      else problems.push(`${row.problem.file}:${row.problem.line}: ${row.problem.field}: ${row.problem.reason}`);
  if (problems.length > 0)
    console.error(`${problems.length} rows of the lists cannot be used, the first: ${problems[0]}`);
  return found;
}

function labelled(what: string, counts: typeof COUNTS | typeof HELD_OUT_COUNTS, measured: Measured): void {
  const { precision, recall, found, wanted, wrong, missed, misread } = measured;
  say(`${what}: rows that name somebody; innocent`, `${counts.named}; ${counts.innocent}`);
  say('  precision; recall', `${precision.toFixed(3)}; ${recall.toFixed(3)} (${found} of ${wanted})`);
  say('  wrong; missed; in another role or kind', `${wrong.length}; ${missed.length}; ${misread.length}`);
  for (const line of [...wrong, ...missed, ...misread]) console.log(`    ${line}`);
}

/** How many names are looked for at all, as the list writes them: in running text, and as all that a text says. */
function coverage(): void {
  for (const kind of ['company', 'person', 'vessel', 'aircraft', 'other']) {
    const ones = listed.flatMap(({ id, type, names: all }) => (type === kind ? all.map((name) => ({ id, name })) : []));
    if (ones.length === 0) continue;
    const share = (write: (name: string) => string): string => {
      const found = ones.filter(({ id, name }) =>
        findNames(index, write(name)).hits.some(({ entity }) => stringAt(index.ids, entity) === id),
      );
      return `${((100 * found.length) / ones.length).toFixed(0)} %`;
    };
    say(
      `  ${kind}: names found in running text; alone`,
      `${share((name) => `We saw ${name} there.`)}; ${share((name) => name)} of ${ones.length}`,
    );
  }
}

function grown(name: string, copy: number): string {
  return name.replace(/\p{L}{4,}/gu, (word) => `${word}${String.fromCharCode(97 + copy)}`);
}

function report(what: string, ones: readonly ListedNames[]): NameIndex {
  let path = '';
  const build = ms(() => {
    path = writeNames(folder, ones).path;
  });
  const loads = Array.from({ length: 9 }, () => ms(() => openIndex(readFileSync(path)))).sort((a, b) => a - b);
  const built = openIndex(readFileSync(path));
  if (built === null) throw new Error('the file that was written cannot be read');
  say(`${what}: compiling and writing`, `${(build / 1000).toFixed(1)} s`);
  say(
    '  patterns; states; file',
    `${built.nameOf.length}; ${built.trie.wordOf.length}; ${(readFileSync(path).byteLength / MB).toFixed(1)} MB`,
  );
  say('  loading (median of 9)', `${(loads[4] ?? 0).toFixed(1)} ms`);
  return built;
}

function speed(what: string, built: NameIndex): void {
  const search = (): void => {
    for (const text of texts) findNames(built, text);
  };
  search();
  const rounds = Math.max(1, Math.ceil((20 * MB) / bytes));
  const took = ms(() => {
    for (let round = 0; round < rounds; round += 1) search();
  });
  say(what, `${((bytes * rounds) / MB / (took / 1000)).toFixed(1)} MB`);
  const cyrillic = texts.filter((text) => /[\u0400-\u04ff]/.test(text));
  const size = cyrillic.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size === 0) return;
  const again = Math.max(1, Math.ceil((5 * MB) / size));
  const slow = ms(() => {
    for (let round = 0; round < again; round += 1) for (const text of cyrillic) findNames(built, text);
  });
  say('  of Cyrillic text', `${((size * again) / MB / (slow / 1000)).toFixed(1)} MB`);
}

/** On a sample: they take too long for more. Neither folds letters or knows words, so they also find less. */
function plainWays(): void {
  const sample = texts.join('\n').slice(0, 300_000).toLowerCase();
  const size = Buffer.byteLength(sample) / MB;
  const wanted = [...new Set(names.map((name) => name.toLowerCase()))];
  const loop = ms(() => {
    for (const name of wanted) sample.includes(name);
  });
  say('  the same by String.includes a name', `${(size / (loop / 1000)).toFixed(3)} MB`);
  const alternation = new RegExp(wanted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gu');
  const short = sample.slice(0, 20_000);
  const one = ms(() => {
    for (const _ of short.matchAll(alternation));
  });
  say('  the same by one alternation', `${(Buffer.byteLength(short) / MB / (one / 1000)).toFixed(3)} MB`);
}

/** The texts alone are kept: what the parsed pages hold of memory would be cleared up in the time that is measured. */
function textsOf(corpus: string): string[] {
  const pages = pagesOf(corpus);
  innocents(pages);
  const all = pages.flatMap(({ site }) =>
    site.pages.flatMap((page) => [...searchedTexts(page, () => false)].map(({ text }) => text)),
  );
  return JSON.parse(JSON.stringify(all)) as string[];
}

function innocents(pages: ReturnType<typeof pagesOf>): void {
  let hit = 0;
  const lines: string[] = [];
  for (const { path, site } of pages) {
    const { mentions } = siteMentions(site, index, 'measured', 300);
    if (mentions.length > 0) hit += 1;
    for (const { role, zone, written, name, weight, kind } of mentions)
      lines.push(`  ${path}: ${role} ${zone} "${written}" as ${name} (${kind}, ${weight} bits)`);
  }
  say('pages of the corpus with a listed name on them', `${hit} of ${pages.length}`);
  for (const line of lines) console.log(line);
}

function pagesOf(corpus: string): { path: string; site: ReturnType<typeof siteFrom> }[] {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => /\.html?$/i.test(name));
  return files.sort().map((path) => {
    const body = readFileSync(join(corpus, path));
    const html = new TextDecoder(decideCharset(body, null)).decode(body);
    return { path, site: siteFrom({ '/': html }, { host: 'corpus.test' }) };
  });
}
