/** Pages through the sieve of archives, one contestant a process. Prints MB of HTML a second, or shares. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inflateAt } from '../../../src/archive/warc/unpack.ts';
import { decideCharset } from '../../../src/capture/decode/charset.ts';
import { SIFT_BITS } from '../../../src/model/derived/sift.ts';
import { openIndex, packIndex } from '../../../src/names/index-file.ts';
import { buildNameIndex } from '../../../src/names/name-index.ts';
import { decode } from '../../../src/page/decode.ts';
import { atomsOf, passageAtoms } from '../../../src/sieve/atoms.ts';
import { sieveBuilder } from '../../../src/sieve/build-sieve.ts';
import { openSieve, packSieve } from '../../../src/sieve/sieve-table.ts';
import { type Sieve } from '../../../src/sieve/sift-page.ts';
import { hidingWorlds } from '../../../testkit/attacks/generated/hiding.ts';
import { siftHtml } from '../../../testkit/sieve.ts';
import { honestShare, intervalOf, recallOf, sieveOfWorlds } from '../../../testkit/sift-recall.ts';
import { cpuMs, perSecond, TINY_PACE, USUAL_PACE } from '../rate.ts';
import { shop, writer } from '../worlds/shop.ts';

export interface SiftTask {
  readonly contestant: 'sieve' | 'unpack' | 'shares';
  readonly names: number;
  readonly passages: number;
  readonly worlds: number;
  readonly honest: number;
  readonly corpus: string | null;
  readonly tiny: boolean;
}
export interface SiftFigures {
  readonly speed: number;
  readonly compileSeconds: number;
  readonly megabytes: number;
  readonly flagged: number;
  readonly kept: number;
  readonly pages: number;
  readonly passed: number;
  /** Upper bound of the share that passes, with 95 % confidence. */
  readonly most: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as SiftTask;
const NONE: SiftFigures = {
  speed: 0,
  compileSeconds: 0,
  megabytes: 0,
  flagged: 0,
  kept: 0,
  pages: 0,
  passed: 0,
  most: 0,
};
const titled = (text: string): string => text.replace(/\b\w/g, (letter) => letter.toUpperCase());

function largeSieve(): Sieve {
  const each = Math.ceil(task.passages / task.names);
  const listed = Array.from({ length: task.names }, (_, i) => {
    const { rare } = writer(50_000 + i);
    return {
      id: `bench-${i}`,
      type: 'company',
      names: [`${titled(rare(2 + (i % 2)))} ${['LLC', 'Trading Co., Ltd.', 'GmbH'][i % 3]}`],
    };
  });
  const builder = sieveBuilder();
  for (const [i, { id }] of listed.entries()) {
    const { sentence } = writer(900_000 + i);
    const values = [
      `contact-email:sales@firm${i}.example`,
      `contact-phone:+7495${1_000_000 + i * 37}`,
      `messenger:telegram:firm_${i}`,
    ];
    const passages = Array.from({ length: each }, (_, passage) => passageAtoms(sentence(), passage)).flat();
    builder.add(id, [...values.flatMap(atomsOf), ...passages]);
  }
  const table = openSieve(packSieve(builder.done()));
  const names = openIndex(packIndex(buildNameIndex(listed)).bytes);
  if (table === null || names === null) throw new Error('the compiled sieve cannot be read');
  return { table, names };
}

function pagesOfBench(): Buffer[] {
  const saved = task.corpus === null ? [] : htmlBelow(task.corpus);
  if (saved.length > 0) return saved.slice(0, 400);
  return Array.from({ length: task.tiny ? 3 : 100 }, (_, number) => shop(number, 4, 3)).flatMap(({ paths, page }) =>
    paths.map((path) => Buffer.from(page(path))),
  );
}

function htmlBelow(folder: string): Buffer[] {
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => /\.html?$/.test(name)).map((name) => readFileSync(join(folder, name)));
}

const read = (body: Uint8Array): string => decode(body, decideCharset(body, 'text/html; charset=utf-8'));
const pace = task.tiny ? TINY_PACE : USUAL_PACE;

async function speed(): Promise<SiftFigures> {
  const since = process.cpuUsage();
  const sieve = task.contestant === 'sieve' ? largeSieve() : null;
  const compileSeconds = cpuMs(since) / 1000;
  const members = pagesOfBench().map((body) => ({ packed: gzipSync(body).subarray(10, -8), length: body.length }));
  const bytes = members.reduce((sum, { length }) => sum + length, 0);
  const pass = (): void => {
    for (const { packed, length } of members) {
      const html = read(inflateAt(packed, length).bytes);
      if (sieve !== null) siftHtml(html, sieve);
    }
  };
  const megabytes = sieve === null ? 0 : (sieve.table.slots.byteLength + sieve.table.filter.byteLength) / 1e6;
  return { ...NONE, speed: await perSecond(bytes / 1e6, pass, pace), compileSeconds, megabytes };
}

function shares(): SiftFigures {
  const worlds = hidingWorlds(11, task.worlds);
  const { flagged, kept } = recallOf(worlds);
  const sieve = sieveOfWorlds(worlds);
  const invented = honestShare(sieve, task.honest, 5);
  const saved = task.corpus === null ? [] : htmlBelow(task.corpus);
  const passedSaved = saved.filter((body) => (siftHtml(read(body), sieve)?.bits ?? 0) >= SIFT_BITS).length;
  const pages = invented.pages + saved.length;
  const passed = invented.passed.length + passedSaved;
  return { ...NONE, flagged, kept, pages, passed, most: intervalOf(passed, pages)[1] };
}

console.log(JSON.stringify(task.contestant === 'shares' ? shares() : await speed()));
