import { expect, it } from 'vitest';
import { title } from '../../../src/signals/content/title.ts';
import { signalContract } from '../../contract/signal.contract.ts';
import { siteFrom } from '../../site-fixture.ts';
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
