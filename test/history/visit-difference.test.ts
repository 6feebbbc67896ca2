import { expect, it } from 'vitest';
import { pageSides, pictureSides } from '../../src/history/visit-difference.ts';
import type { Capture, Visit } from '../../src/model/facts/visit.ts';
import { captureOf, visitOf } from '../../testkit/store/facts.ts';

const at = (path: string): string => `https://shop.example${path}`;
const seen = (id: string, pages: Readonly<Record<string, string | number>>, rest: Partial<Visit> = {}) => {
  const captures = Object.entries(pages).map(([path, text]) =>
    captureOf(id, at(path), typeof text === 'number' ? { status: text, body: null } : {}),
  );
  const texts = Object.entries(pages).flatMap(([path, text]) =>
    typeof text === 'number' ? [] : [{ capture: `${id} ${path}`, url: at(path), at: '', title: '', text, markup: '' }],
  );
  return { visit: visitOf(id, { captures, ...rest }), texts };
};
const states = (...sides: Parameters<typeof pageSides>) =>
  Object.fromEntries(pageSides(...sides).map(({ url, state }) => [url.slice(at('').length), state]));

it('pages are changed, added, and gone only where the server said so', () => {
  const earlier = seen('1', { '/': 'felt', '/about': 'us', '/old': 'x', '/away': 'y' });
  const later = seen('2', { '/': 'wool', '/about?utm_source=x': 'us', '/new': 'n', '/old': 404 });
  expect(states(earlier, later)).toEqual({
    '/': 'changed',
    '/about?utm_source=x': 'same',
    '/new': 'added',
    '/old': 'gone',
    '/away': 'only-earlier',
  });
});

it('a page is not new if the earlier visit may have left it out', () => {
  for (const rest of [{ marks: ['limit:pages'] }, { source: 'import' as const }, { state: 'partial' as const }])
    expect(states(seen('1', { '/': 'felt' }, rest), seen('2', { '/': 'felt', '/new': 'n' }))['/new']).toBe(
      'only-later',
    );
});

it('pictures are replaced, or only in one visit; one that moved is the same', () => {
  const picture = (id: string, path: string, body: string): Capture =>
    captureOf(id, at(path), { role: 'image', pageRole: null, body });
  const earlier = visitOf('1', {
    captures: [picture('1', '/a.png', 'A'), picture('1', '/b.png', 'B'), picture('1', '/c.png', 'C')],
  });
  const later = visitOf('2', {
    captures: [picture('2', '/a.png', 'A2'), picture('2', '/moved.png', 'B'), picture('2', '/d.png', 'D')],
  });
  const { same, differing } = pictureSides(earlier, later);
  expect(same).toBe(1);
  expect(differing.map(({ url, state }) => [url.slice(at('').length), state])).toEqual([
    ['/a.png', 'replaced'],
    ['/d.png', 'only-later'],
    ['/c.png', 'only-earlier'],
  ]);
});
