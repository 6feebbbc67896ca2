import { favicon } from '../../../src/signals/look/favicon.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQMAAAAlPW0iAAAABlBMVEX6+voUeDwpl7laAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJElEQVQI12NgAAPGAwzMHxiYfzAw/wGjfzAE4f4AyQLVMDAAABBgDF5IQfE9AAAAAElFTkSuQmCC';
const page = (head: string) =>
  `<!doctype html><html lang="en"><head><title>Herbs</title>${head}</head><body><h1>Herbs</h1><p>We dry herbs in the mountains and send them by post to shops.</p></body></html>`;

export const examples = examplesOf(favicon, [
  {
    name: 'an icon within the page',
    pages: page(`<link rel="shortcut icon" href="${ICON}">`),
    expect: ({ icons }) => icons.length === 1 && icons[0]?.mmh3 !== null,
  },
  {
    name: 'a captured icon file',
    pages: page('<link rel="icon" href="/i.png">'),
    images: { '/i.png': { body: 'icon', grid: { width: 32, height: 32, format: 'png', grey: null, mmh3: 1234 } } },
    expect: ({ icons }) => icons[0]?.mmh3 === 1234 && icons[0].dhash === null,
  },
  {
    name: 'an icon that no page names',
    pages: page(''),
    images: { '/favicon.ico': { body: 'other', grid: { width: 16, height: 16, format: 'ico', grey: null } } },
    expect: ({ icons }) => icons.length === 1,
  },
  {
    name: "trap: a publishing system's own icon, and one of a single colour",
    pages: page('<link rel="icon" href="/wp-includes/images/w-logo-blue.png"><link rel="icon" href="/i.png">'),
    images: {
      '/wp-includes/images/w-logo-blue.png': {
        body: 'w',
        grid: { width: 80, height: 80, format: 'png', grey: null },
      },
      '/i.png': { body: 'blank', grid: { width: 1, height: 1, format: 'png', grey: null } },
    },
    expect: null,
  },
  { name: 'no icon', pages: page(''), expect: null },
]);
