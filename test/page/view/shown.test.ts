import { describe, expect, it } from 'vitest';
import { open } from '../../../testkit/page/fixtures.ts';
import { NOT_SHOWN, SENTENCE, SHOWN } from './shown-markup.ts';

const isSeen = (html: string): boolean =>
  open(`<!doctype html>${html}`).blocks.some(({ hidden, text }) => !hidden && text.includes(SENTENCE));

describe('what a browser shows is seen', () => {
  it.each(Object.entries(SHOWN))('%s', (_, html) => {
    expect(isSeen(html)).toBe(true);
  });
});

describe('what a browser shows nobody is not', () => {
  it.each(Object.entries(NOT_SHOWN))('%s', (_, html) => {
    expect(isSeen(html)).toBe(false);
  });

  // The text has a size in these, so the browser has a place for it; but nothing paints it.
  it.each([
    ['a shape that nothing draws', `<svg><defs><text>${SENTENCE}</text></defs><text>x</text></svg>`],
    ['a frame without a size', `<iframe width=0 height=0 srcdoc="<p>${SENTENCE}</p>"></iframe>`],
    ...['fill=none', 'opacity=0', 'visibility=hidden', 'transform=scale(0)', 'x=-9000', 'systemLanguage=zz'].map(
      (way): [string, string] => [`words with ${way}`, `<svg><text y=30 ${way}>${SENTENCE}</text></svg>`],
    ),
    [
      'words in a part that is not displayed',
      `<svg><g display=none><text y=30>${SENTENCE}</text></g><text>x</text></svg>`,
    ],
    ['a page in a drawing without a size', `<svg><foreignObject><p>${SENTENCE}</p></foreignObject></svg>`],
    ['an object that is a picture', `<object type=image/png data="data:image/png;base64,x">${SENTENCE}</object>`],
    ['a drawing without a size', `<svg width=0 height=0><text>${SENTENCE}</text></svg>`],
  ])('%s', (_, html) => {
    expect(isSeen(html)).toBe(false);
  });
});

describe('a frame, a shadow root or a drawing does not speak for the page', () => {
  const META = '<meta name=robots content=nofollow>';
  const FOREIGN = {
    'a frame': (inside: string) => `<iframe hidden srcdoc='${inside}${META}'></iframe>`,
    'a shadow root': (inside: string) => `<div><template shadowrootmode=open>${inside}${META}</template></div>`,
    // A meta tag ends a drawing.
    'a drawing': (inside: string) => `<svg><text>x</text>${inside}</svg>`,
  };
  it.each(Object.entries(FOREIGN))('%s', (_, within) => {
    const said =
      '<title>Rival</title><base href=https://rival.example/><style>.q{display:none}.r{direction:rtl;unicode-bidi:bidi-override}</style>';
    const page = open(`<p>x${within(said)}<p><span class=q>quills</span> <b class=r>brass</b> <a href=/a>a</a>`);
    expect([page.title, page.links.at(-1)?.url, page.metas]).toEqual([null, 'https://seller.example/a', []]);
    expect(page.blocks.find(({ hidden, text }) => !hidden && text.includes('quills'))?.text).toBe('quills brass a');
  });
});
