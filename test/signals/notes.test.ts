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
    expect(noteOf([one], [one])).toBe('One page title or description is word for word the same on both sites.');
    expect(noteOf([near], [`${near} abroad`])).toBe('One page title or description is alike on both sites.');
    expect(noteOf([one, near], [one, `${near} abroad`])).toBe(
      'One page title or description is word for word the same on both sites, 1 more is alike.',
    );
    const all = [one, near, 'how we dry what we pick'];
    expect(noteOf(all, all)).toBe('3 page titles or descriptions are word for word the same on both sites.');
  });

  it('say one label of a menu as one', () => {
    const menu = (...labels: string[]) => ({
      menus: [{ lang: 'en', labels: labels.map((label) => ({ label, place })) }],
    });
    const note = navigation.compare(menu('herbs', 'teas', 'drying'), menu('herbs', 'roots', 'seeds'))?.note;
    expect(note).toMatch(/^One label of the main menus \(en\) stands on both sites/);
  });
});
