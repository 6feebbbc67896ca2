/** Many pages at once: which of those without content are seen through, and which honest ones are taken for such. */
import { describe, expect, it } from 'vitest';
import { BORDER_HOLLOW, BORDER_HONEST, LATER_BORDER_HOLLOW, LATER_BORDER_HONEST } from './border-pages.ts';
import { open } from './fixtures.ts';
import { HOLLOW_PAGES, type HollowPage } from './hollow-pages.ts';
import { HONEST_PAGES, type HonestPage } from './honest-pages.ts';
import { LAST_HOLLOW, LAST_HONEST } from './last-pages.ts';
import { LATER_HOLLOW, LATER_HONEST } from './later-pages.ts';

const conditionOf = (page: HollowPage | HonestPage): string => {
  const { kind = 'website', status = 200, url }: Partial<HollowPage> = page;
  return open(page.html, url, kind, status).condition;
};
const takenForContent = (pages: readonly HollowPage[]): string[] =>
  pages.filter((page) => conditionOf(page) === 'content').map(({ want, name }) => `${want}: ${name}`);
const takenForHollow = (pages: readonly HonestPage[]): string[] =>
  pages.filter((page) => conditionOf(page) !== 'content').map(({ name }) => name);

describe('pages without content', () => {
  it('are seen through in every listed language', () => {
    expect(HOLLOW_PAGES.length).toBeGreaterThan(220);
    expect(takenForContent(HOLLOW_PAGES)).toEqual([]);
  });

  it('are called what they are', () => {
    const other = HOLLOW_PAGES.filter((page) => conditionOf(page) !== page.want).map(({ name }) => name);
    expect(other).toEqual(['cloudflare sorry', 'de registered', 'wix']);
  });

  it('are mostly seen through in other words', () => {
    expect(takenForContent(LATER_HOLLOW)).toEqual([
      'parked: en make offer',
      'maintenance: en with telephone',
      'no-profile: facebook ko',
    ]);
  });

  it('are seen through, and called what they are, in the languages listed late', () => {
    expect(takenForContent(BORDER_HOLLOW)).toEqual(['default-page: cs host']);
    expect(BORDER_HOLLOW.filter((page) => !['content', page.want].includes(conditionOf(page)))).toEqual([]);
    expect(takenForContent(LATER_BORDER_HOLLOW)).toEqual([]);
  });

  it('are seen through by half in languages that nobody listed', () => {
    expect(takenForContent(LAST_HOLLOW).length).toBeLessThanOrEqual(LAST_HOLLOW.length / 2);
  });
});

describe('honest pages', () => {
  it('keep their content though they use the words of notices', () => {
    expect(HONEST_PAGES.length).toBeGreaterThan(80);
    expect(takenForHollow(HONEST_PAGES)).toEqual(['nginx course']);
  });

  it('keep it in other words', () => {
    // Each of these has a dozen words, half of them a notice's.
    expect(takenForHollow(LATER_HONEST)).toEqual(['domain of wine', 'zh school', 'ar doors', 'error catalogue']);
    expect(takenForHollow(LAST_HONEST)).toEqual([]);
  });

  it('keep it as small shops in words that come near a notice', () => {
    expect(takenForHollow([...BORDER_HONEST, ...LATER_BORDER_HONEST])).toEqual([]);
  });
});
