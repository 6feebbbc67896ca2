import { describe, expect, it } from 'vitest';
import { open } from '../fixtures.ts';
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
    ['a drawing without a size', `<svg width=0 height=0><text>${SENTENCE}</text></svg>`],
  ])('%s', (_, html) => {
    expect(isSeen(html)).toBe(false);
  });
});
