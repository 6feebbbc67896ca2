/**
 * Plays every trick of testkit/evasion/ on copies of sites under other names and prints how many are still found.
 * usage: npm run evasion [-- <folder> [--most 25] [--trick id]...]
 * The folder holds one folder of saved pages and pictures a site; a manifest.json beside or in it may name home pages. Without
 * it: the example's sites.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, type Row, type Tally } from '../../testkit/evasion/measure.ts';
import { type PlainSite, readSite } from '../../testkit/evasion/site.ts';
import { TRICKS } from '../../testkit/evasion/tricks.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '25' }, trick: { type: 'string', multiple: true } },
});
const bundled = join(import.meta.dirname, '..', '..', 'seeds', 'example');
const [folder = join(bundled, 'sites')] = positionals;
const tricks = values.trick === undefined ? TRICKS : TRICKS.filter(({ id }) => values.trick?.includes(id));

const homes = await homesOf(folder);
const sites: PlainSite[] = [];
for (const name of (await readdir(folder)).sort()) {
  const host = name.includes('.') ? name : `${name}.test`;
  const site = await readSite(join(folder, name), name, host, homes.get(name)).catch((error: Error) => error.message);
  if (typeof site === 'string') console.error(`left out: ${site}`);
  else if (site.pages.size >= 2 && site.pictures.size >= 1) sites.push(site);
}
// Evenly spread, so that neighbours, who are often of one family, are not all taken.
const most = Math.min(Number(values.most), sites.length);
const sample = Array.from({ length: most }, (_, i) => sites[Math.floor((i * sites.length) / most)] as PlainSite);
console.error(`${sample.length} of ${sites.length} sites with two pages and a picture or more`);
const rows = await measure(sample, tricks, (done) => console.error(done));
console.log('| trick | pairs | lead | likely | strong | mean weight | bits aimed at | signal aimed at | strangers |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const row of rows) console.log(lineOf(row));

/** With the trick, and in brackets without it. Of the signal aimed at: pairs at identical/close/partial. */
function lineOf({ trick, signal, with: played, without, strangers }: Row): string {
  const both = (of: (tally: Tally) => number | string): string => `${of(played)} (${of(without)})`;
  const cells = [
    trick,
    played.pairs,
    both(({ lead }) => lead),
    both(({ likely }) => likely),
    both(({ strong }) => strong),
    both(({ weight }) => weight.toFixed(1)),
    both(({ aimed }) => aimed.toFixed(1)),
    `${signal} ${both(({ levels }) => levels.join('/'))}`,
    strangers,
  ];
  return `| ${cells.join(' | ')} |`;
}

async function homesOf(where: string): Promise<Map<string, string>> {
  for (const path of [join(where, 'manifest.json'), join(where, '..', 'manifest.json')]) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) continue;
    const { sites: listed = [] } = JSON.parse(text) as { sites?: { id: string; home?: string }[] };
    return new Map(listed.flatMap(({ id, home }) => (home === undefined ? [] : [[id, home] as const])));
  }
  return new Map();
}
