import { bodyText } from '../../../src/signals/content/body-text.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const SHOP = `<p>We weigh, pack and ship dried mountain herbs from three small valleys, and every bag carries the day on which it was picked.</p>
<p>Our drying rooms run on river water power; nothing is bleached, coloured or stored for longer than one winter.</p>
<p>Write to us for samples before you order, since colour and scent differ from one harvest to the next one.</p>`;
const html = (lang: string, body: string) =>
  `<!doctype html><html lang="${lang}"><head><title>Herbs</title></head><body><main>${body}</main></body></html>`;

export const examples = examplesOf(bodyText, [
  {
    name: 'a small shop',
    pages: html('en', SHOP),
    expect: ({ languages, passages }) =>
      languages.length === 1 &&
      languages[0]?.oph128 !== null &&
      passages.length === 3 &&
      passages[0]?.place.quote !== '',
  },
  {
    name: 'the same shop with one more page and a changed sentence',
    pages: {
      '/': html('en', SHOP.replace('three small valleys', 'two high plateaus')),
      '/about.html': html(
        'en',
        '<p>The firm was founded by two brothers who used to guide walkers through these mountains.</p>',
      ),
    },
    expect: ({ passages }) => passages.length === 4,
  },
  {
    name: 'a few words',
    pages: html(
      'en',
      '<p>We dry mountain herbs in the shade and send them by post to shops in every part of the country.</p>',
    ),
    expect: ({ languages }) => languages[0]?.simhash64 === null,
  },
  { name: 'no words', pages: html('en', ''), expect: null },
]);
