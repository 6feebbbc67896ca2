import fc from 'fast-check';
import { expect, it } from 'vitest';
import { title } from '../../../src/signals/content/title.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './title.examples.ts';

signalContract(title, examples);

const page = (text: string) =>
  `<html lang="en"><head><title>${text}</title></head><body><p>We pick and dry herbs in the mountains and send them to shops by post every week of the year.</p></body></html>`;

it("strips the site's name wherever it stands, so that a renamed copy keeps its titles", () => {
  const before = title.extract(
    siteFrom({ '/': page('Ordrey Herbs - Dried herbs by post'), '/a': page('Ordrey Herbs - How we dry them') }),
  );
  const after = title.extract(
    siteFrom({ '/': page('Dried herbs by post | Vellin'), '/a': page('How we dry them | Vellin') }),
  );
  expect(before?.lines.map(({ text }) => text)).toEqual(['dried herbs by post', 'how we dry them']);
  expect(before && after && title.compare(before, after)?.level).toBe('identical');
});

it('finds every two lines whose words are alike, however many words they have', () => {
  const place = { capture: 'c', url: 'http://a.test/', selector: ':root', quote: '' };
  const words = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 60 });
  const titleOf = (line: readonly number[]) => ({
    lines: [{ lang: 'en', kind: 'title' as const, text: line.map((n) => `w${n}`).join(' '), place }],
  });
  fc.assert(
    fc.property(words, words, fc.nat(60), (left, other, same) => {
      const right = [...new Set([...left.slice(0, same), ...other])];
      const common = left.filter((word) => right.includes(word)).length;
      const jaccard = common / (left.length + right.length - common);
      const found = title.compare(titleOf(left), titleOf(right));
      const equal = left.join() === right.join();
      expect(found?.similarity).toBe(equal ? 1 : jaccard < 0.6 ? 0 : Math.min(0.99, jaccard));
    }),
  );
});
