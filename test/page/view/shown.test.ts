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

  // It has a size, and so a place for the browser too; but nothing paints it.
  it('a shape that nothing draws', () => {
    expect(isSeen(`<svg><defs><text>${SENTENCE}</text></defs><text>x</text></svg>`)).toBe(false);
  });
});
