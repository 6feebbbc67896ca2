import { describe, expect, it } from 'vitest';
import { title } from '../../src/signals/content/title.ts';
import { navigation } from '../../src/signals/look/navigation.ts';

const place = { capture: 'c', url: 'http://old.test/', selector: ':root', quote: '' };
const titles = (...texts: string[]) => ({
  lines: texts.map((text) => ({ lang: 'en', kind: 'title' as const, text, place })),
});
const noteOf = (left: string[], right: string[]) => title.compare(titles(...left), titles(...right))?.note;

describe('notes', () => {
  it('say one as one, and leave out what there is none of', () => {
    const one = 'dried mountain herbs and teas';
    const near = 'fresh mountain flowers in small bags for every shop';
    expect(noteOf([one], [one])).toBe('Both sites have one page title or description word for word the same.');
    expect(noteOf([near], [`${near} abroad`])).toBe('Both sites have one page title or description in similar words.');
    expect(noteOf([one, near], [one, `${near} abroad`])).toBe(
      'Both sites have one page title or description word for word the same, and 1 more in similar words.',
    );
    const all = [one, near, 'how we dry what we pick'];
    expect(noteOf(all, all)).toBe('Both sites have 3 page titles or descriptions word for word the same.');
  });

  it('say one label of a menu as one', () => {
    const menu = (...labels: string[]) => ({
      menus: [{ lang: 'en', labels: labels.map((label) => ({ label, place })) }],
    });
    const note = navigation.compare(menu('herbs', 'teas', 'drying'), menu('herbs', 'roots', 'seeds'))?.note;
    expect(note).toMatch(/^The main menus \(en\) share one label:/);
  });
});
