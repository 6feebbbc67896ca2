/** From pages to text, links and sketches, and to whole fingerprints, beside cheerio's usual code. */
import { type Bench, interleaved, median, type Row } from '../bench.ts';
import type { ExtractTask, Likeness } from '../children/extract.ts';
import { runChild } from '../children.ts';

export const extract: Bench = {
  name: 'extract',
  about: 'pages to text, links, sketches and fingerprints, beside cheerio over parse5 (--corpus for real pages)',
  async run({ size, repeats, corpus }) {
    const tiny = size === 'tiny';
    const speedOf = (contestant: ExtractTask['contestant']) => async (): Promise<number> =>
      (await runChild<number>('extract', { contestant, corpus, tiny } satisfies ExtractTask)).result;
    const runs = await interleaved(repeats, {
      views: speedOf('views'),
      cheerio: speedOf('cheerio'),
      fingerprint: speedOf('fingerprint'),
    });
    const { result } = await runChild<Likeness>('extract', {
      contestant: 'likeness',
      corpus,
      tiny,
    } satisfies ExtractTask);
    const pages = corpus === null ? 'generated pages' : 'real pages';
    const peer = { name: 'cheerio $() over parse5', value: median(runs.cheerio) };
    const alike = (which: 'mean' | 'worst', must: number, goal: number): Row => ({
      what: `structure shingles beside parse5, ${pages}, ${which}`,
      unit: 'Jaccard',
      ours: result[which],
      target: { of: 'ours', better: 'more', must, goal },
      note: `${result.pages} pages`,
    });
    return [
      {
        what: `links, pictures, text and structure sketches, ${pages}`,
        unit: 'MB/s',
        ours: median(runs.views),
        peer,
        target: { of: 'ratio', better: 'more', must: 5, goal: 20 },
      },
      {
        what: `fingerprint with all signals, ${pages}`,
        unit: 'MB/s',
        ours: median(runs.fingerprint),
        peer,
        note: 'the peer does only what the row above names',
      },
      alike('mean', 0.99, 0.995),
      alike('worst', 0.9, 0.95),
    ];
  },
};
