import { navigation } from '../../../src/signals/look/navigation.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page = (lang: string, labels: readonly string[], words: string) =>
  `<!doctype html><html lang="${lang}"><head><title>Shop</title></head><body><nav><ul>${labels
    .map((label, i) => `<li><a href="/${i}.html">${label}</a></li>`)
    .join('')}</ul></nav><main><p>${words}</p></main></body></html>`;
const ENGLISH = ['Home', 'Drying rooms', 'Our valleys', 'Herb diary', 'Contact'];
const WORDS = 'We pick and dry herbs in the mountains and send them to shops all over the country by post every week.';

export const examples = examplesOf(navigation, [
  {
    name: 'a menu on two pages',
    pages: {
      '/': page('en', ENGLISH, WORDS),
      '/1.html': page('en', ENGLISH, `${WORDS} The rooms are warm and dark.`),
    },
    expect: ({ menus }) => menus.length === 1 && menus[0]?.labels.map(({ label }) => label)[1] === 'drying rooms',
  },
  {
    name: 'the same menu with one label moved and one more',
    pages: page('en', ['Home', 'Our valleys', 'Drying rooms', 'Herb diary', 'Prices', 'Contact'], WORDS),
    expect: ({ menus }) => menus[0]?.labels.length === 6,
  },
  {
    name: 'the same menu dealt anew',
    pages: page('en', ['Herb diary', 'Contact', 'Our valleys', 'Home', 'Drying rooms'], WORDS),
    expect: ({ menus }) => menus[0]?.labels.length === 5,
  },
  { name: 'two links are no menu', pages: page('en', ['Home', 'Contact'], WORDS), expect: null },
]);
