/** Eviction: a successor takes the whole text of another site and adds so much of its own that nothing of it should be left. */
import { describe, expect, it } from 'vitest';
import { bodyText } from '../../../src/signals/content/body-text.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { generator, zipfWords } from '../../../testkit/sketch/edited-text.ts';

type Pages = Readonly<Record<string, string>>;

const sentences = (seed: number, count: number, words: number): string[] => {
  const all = zipfWords(count * words, generator(seed)).map((word) => `${word}${seed}`);
  return Array.from({ length: count }, (_, i) => `${all.slice(i * words, (i + 1) * words).join(' ')}.`);
};
const drawn = (lines: readonly string[]): string =>
  `<html lang="en"><body><main>${lines.map((line) => `<p>${line}</p>`).join('')}</main><footer><p>© Somebody</p></footer></body></html>`;
/** Lines on so many pages. */
const spread = (path: string, pages: number, lines: readonly string[]): Pages =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, i) => [
      `/${path}-${i + 1}.html`,
      drawn(lines.slice((i * lines.length) / pages, ((i + 1) * lines.length) / pages)),
    ]),
  );
const withHome = (home: string, pages: Pages): Pages => ({ '/': drawn([home]), ...pages });
const extracted = (pages: Pages) => {
  const value = bodyText.extract(siteFrom(pages));
  if (value === null) throw new Error('no text');
  return value;
};

const WORDS = 14;
const TEXT = sentences(3, 120, WORDS);
const THEIRS = withHome('Down and feathers.', spread('goods', 6, TEXT));
const copyWith = (more: Pages): Pages =>
  withHome('Welcome to another house.', { ...spread('range', 6, TEXT), ...more });
const sharedWords = (pages: Pages): number => {
  const { shared = [] } = bodyText.compare(extracted(THEIRS), extracted(pages)) ?? {};
  return shared.reduce((sum, { amount = 0, token }) => sum + (token === null ? 0 : amount), 0);
};

describe('what others wrote stays, however much a successor adds', () => {
  const whole = sharedWords(copyWith({}));

  it('on one page of 240 long sentences', () => {
    expect(whole).toBe(TEXT.length * WORDS);
    const page = { '/about-us.html': drawn(sentences(5, 240, 40)) };
    expect(sharedWords(copyWith(page))).toBe(whole);
    expect(sharedWords(withHome('Welcome.', { ...page, ...spread('range', 6, TEXT) }))).toBe(whole);
  });

  it('in the footer of one page', () => {
    const footer = sentences(6, 240, 40).map((line) => `<p>${line}</p>`);
    const pages = copyWith({});
    const [first = ''] = Object.keys(pages).slice(1);
    const html = pages[first]?.replace('<footer>', `<footer>${footer.join('')}`) ?? '';
    expect(sharedWords({ ...pages, [first]: html })).toBe(whole);
  });

  it('on 24 pages of a hundred: enough is left for all that so small a share is worth', () => {
    expect(sharedWords(copyWith(spread('about', 24, sentences(7, 2400, 40))))).toBeGreaterThan(400);
  });

  it('in seven languages of its own: of each page as much as of any other', () => {
    const more = Object.fromEntries(
      ['fi', 'sv', 'et', 'lv', 'lt', 'da', 'nb'].map((lang, i) => [
        `/${lang}/`,
        drawn(sentences(20 + i, 40, 30)).replace('lang="en"', `lang="${lang}"`),
      ]),
    );
    expect(sharedWords(withHome('Welcome.', { ...more, ...spread('range', 6, TEXT) }))).toBeGreaterThan(0.7 * whole);
  });
});

it('gives what a small page leaves to the larger ones', () => {
  const { passages } = extracted(
    withHome('Welcome.', { ...spread('range', 2, TEXT.slice(0, 4)), ...spread('more', 1, sentences(8, 240, 20)) }),
  );
  expect(passages.filter(({ words }) => words >= 8)).toHaveLength(200);
});

it('does not depend on the order in which pages were captured', () => {
  const pages = { ...spread('range', 6, TEXT), ...spread('about', 3, sentences(9, 300, 200)) };
  const turned = Object.fromEntries(Object.entries(pages).reverse());
  const [one, other] = [pages, turned].map((of) => extracted(withHome('Welcome.', of)));
  expect(other).toEqual(one);
});
