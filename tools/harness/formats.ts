/**
 * Imports an invented shop from every kind of file that is read beside WARC and its kin, as written by testkit/formats/, and
 * holds each against the live capture; the same as the programs save it that are found on this machine; then what cannot be
 * read, with what is said of it.
 * usage: npm run formats [-- <corpus> [--most 20] [--writers wget,HTTrack]]
 * With a corpus (tools/corpora/corpus.ts) the programs save its sites, and only that is measured. Programs that are not found are named: Chromium, Xvfb
 * and xdotool, single-file (the package single-file-cli), wget, httrack. The last line is JSON; exit code 1 when any kind differs from the live
 * shop or anything was read that cannot be. A site of a corpus that differs is told; no program keeps all of every site.
 */
import { parseArgs } from 'node:util';
import { messageOf } from '../../src/errors.ts';
import { KINDS, REFUSED, SINGLES } from '../../testkit/formats/kinds.ts';
import { type KindResult, openBench, openShopBench } from '../../testkit/formats/measure.ts';
import { type RealWriter, realWriters } from '../../testkit/formats/real-writers.ts';
import { serveCorpus } from '../corpora/corpus.ts';

const LEAST = 0.98;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string' }, writers: { type: 'string' } },
});
const real = await realWriters();
for (const program of real.missing) console.log(`not found, left out: ${program}`);
const wanted = (values.writers ?? '').split(',');
const writers = real.found.filter(({ name }) => wanted.some((part) => name.includes(part)));
const [corpus] = positionals;
process.exitCode = (await (corpus === undefined ? ofShop() : ofCorpus(corpus))) ? 0 : 1;

async function ofShop(): Promise<boolean> {
  const bench = await openShopBench();
  const results: KindResult[] = [];
  const wrong: string[] = [];
  try {
    console.log(heading('kind'));
    const take = (result: KindResult, whole: boolean): void => {
      results.push(result);
      console.log(line(result.name, result));
      for (const problem of result.problems)
        console.log(`  ${/\[(archive:[a-z-]+)\]$/.exec(problem)?.[1] ?? 'no code'}: ${problem}`);
      if (!isFaithful(result, whole) || result.problems.length > 0) wrong.push(result.name);
    };
    // A part of the shop has other words than the whole.
    for (const kind of [...KINDS, SINGLES]) take(await bench.measure(kind, bench.shop), kind !== SINGLES);
    for (const writer of writers) take(await bench.measure(writer, bench.site), true);
    for (const refused of REFUSED) {
      const reason = await bench.refusal(refused, bench.shop);
      console.log(`refused: ${refused.name}: ${reason.replace(/^\S*\/revenant-formats-\S+\s/, '')}`);
      if (!refused.reason.test(reason)) wrong.push(refused.name);
    }
  } finally {
    await bench.close();
  }
  const least = (of: (result: KindResult) => number) =>
    Math.min(...results.filter(({ name }) => name !== SINGLES.name).map(of));
  console.log(
    JSON.stringify({
      kinds: results.length,
      refused: REFUSED.length,
      pages: results.reduce((sum, { pages }) => sum + pages, 0),
      pictures: results.reduce((sum, { pictures }) => sum + pictures, 0),
      leastText: least(({ text }) => text),
      leastStructure: least(({ structure }) => structure),
      leastPictures: least(({ images }) => images),
      wrong,
    }),
  );
  return wrong.length === 0;
}

async function ofCorpus(folder: string): Promise<boolean> {
  const server = await serveCorpus(folder);
  const results = new Map<RealWriter, KindResult[]>(writers.map((writer) => [writer, []]));
  try {
    const most = Math.min(Number(values.most ?? 20), server.sites.length);
    // Evenly spread, so that neighbours, who are often of one family, are not all taken.
    const sites = Array.from({ length: most }, (_, i) => server.sites[Math.floor((i * server.sites.length) / most)]);
    console.log(heading('site'));
    for (const site of sites) {
      if (site === undefined) continue;
      const home = new URL(site.url);
      home.port = '';
      const bench = await openBench(home.href, server.port);
      if (bench === null) console.log(`left out: ${site.id} gave no page`);
      else {
        for (const writer of writers) await takeOne(site.id, writer, bench);
        await bench.close();
      }
    }
  } finally {
    server.close();
  }
  const all = [...results].map(([{ name }, of]) => ({
    writer: name,
    sites: of.length,
    faithful: of.filter((result) => isFaithful(result, true)).length,
    identifiersEqual: of.filter(({ identifiers }) => identifiers.length === 0).length,
    leastText: Math.min(...of.map(({ text }) => text)),
    leastStructure: Math.min(...of.map(({ structure }) => structure)),
  }));
  for (const one of all) console.log(JSON.stringify(one));
  return all.every(({ sites, faithful }) => sites > 0 && sites === faithful);

  async function takeOne(id: string, writer: RealWriter, bench: NonNullable<Awaited<ReturnType<typeof openBench>>>) {
    try {
      const result = await bench.measure(writer, bench.site);
      results.get(writer)?.push(result);
      if (!isFaithful(result, true)) console.log(line(`${id}, ${writer.name}`, result));
    } catch (thrown) {
      console.log(`${id}, ${writer.name}: ${messageOf(thrown).slice(0, 300)}`);
    }
  }
}

function isFaithful({ text, structure, images, identifiers }: KindResult, whole: boolean): boolean {
  const alike = text >= LEAST && structure >= LEAST && (corpus !== undefined || images >= LEAST);
  return identifiers.length === 0 && (!whole || alike);
}

function heading(first: string): string {
  return `${first.padEnd(34)}  pages  pictures  problems  identifiers  text   structure  pictures alike      ms`;
}

function line(name: string, result: KindResult): string {
  const { pages, pictures, problems, identifiers, text, structure, images, milliseconds } = result;
  const equal = identifiers.length === 0 ? 'equal' : identifiers.join(',');
  const cell = (number: number, width: number) => String(number).padStart(width);
  return `${name.padEnd(34)}  ${cell(pages, 5)}  ${cell(pictures, 8)}  ${cell(problems.length, 8)}  ${equal.padEnd(11)}  ${text.toFixed(3)}  ${structure.toFixed(3).padEnd(9)}  ${images.toFixed(3).padEnd(14)}  ${cell(milliseconds, 6)}`;
}
