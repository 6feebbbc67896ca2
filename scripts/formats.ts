/**
 * Imports an invented shop from every kind of file that is read beside WARC and its kin, as written by test/formats/, and
 * holds each against the live capture; the same as Chromium and wget save it where they are found; then what cannot be
 * read, with what is said of it.
 * usage: npm run formats
 * The last line is JSON; exit code 1 when any kind differs from the live shop or anything was read that cannot be.
 */
import { codeOf } from '../src/archive/problem.ts';
import { KINDS, REFUSED, SINGLES } from '../test/formats/kinds.ts';
import { type KindResult, openBench } from '../test/formats/measure.ts';
import { realKinds } from '../test/formats/real-makers.ts';

const LEAST = 0.98;
const bench = await openBench();
const results: KindResult[] = [];
const wrong: string[] = [];
try {
  const kinds = [...KINDS, ...(await realKinds()), SINGLES];
  const width = Math.max(...kinds.map(({ name }) => name.length));
  console.log(
    `${'kind'.padEnd(width)}  pages  pictures  problems  identifiers  text   structure  pictures alike      ms`,
  );
  for (const kind of kinds) {
    const result = await bench.measure(kind);
    results.push(result);
    const { name, pages, pictures, problems, identifiers, text, structure, images, milliseconds } = result;
    const equal = identifiers.length === 0 ? 'equal' : identifiers.join(',');
    console.log(
      `${name.padEnd(width)}  ${cell(pages, 5)}  ${cell(pictures, 8)}  ${cell(problems.length, 8)}  ${equal.padEnd(11)}  ${text.toFixed(3)}  ${structure.toFixed(3).padEnd(9)}  ${images.toFixed(3).padEnd(14)}  ${cell(milliseconds, 6)}`,
    );
    for (const problem of problems) console.log(`  ${codeOf(problem) ?? 'no code'}: ${problem}`);
    // A part of the shop has other words than the whole.
    const whole = kind === SINGLES || (text >= LEAST && structure >= LEAST && images >= LEAST);
    if (!whole || identifiers.length > 0 || problems.length > 0) wrong.push(name);
  }
  for (const refused of REFUSED) {
    const reason = await bench.refusal(refused);
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
process.exitCode = wrong.length === 0 ? 0 : 1;

function cell(number: number, width: number): string {
  return String(number).padStart(width);
}
