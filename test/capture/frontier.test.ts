import { describe, expect, it } from 'vitest';
import { createFrontier, type WantedPage } from '../../src/capture/frontier.ts';

const pages = (role: WantedPage['role'], count: number): WantedPage[] =>
  Array.from({ length: count }, (_, i) => ({ role, url: `https://shop.test/${role}/${i}` }));

describe('createFrontier', () => {
  it('never hands out more than its budget, nor a page twice', () => {
    const frontier = createFrontier(5);
    frontier.offer([
      ...pages('other', 10),
      ...pages('other', 10),
      { role: 'other', url: 'https://shop.test/other/0/' },
    ]);
    const taken = [...frontier.next(4), ...frontier.next(4), ...frontier.next(4)];
    expect(taken).toHaveLength(5);
    expect(new Set(taken.map(({ url }) => url)).size).toBe(5);
  });

  it('takes languages and contacts before products and the rest, whatever the order of the links', () => {
    const frontier = createFrontier(10);
    frontier.offer([
      ...pages('other', 5),
      ...pages('products', 2),
      ...pages('contact', 1),
      ...pages('language', 1),
      ...pages('about', 1),
    ]);
    expect(
      frontier
        .next(10)
        .map(({ role }) => role)
        .slice(0, 5),
    ).toEqual(['language', 'contact', 'about', 'products', 'products']);
  });

  it('lets no role that a page can claim without end eat the whole budget', () => {
    const frontier = createFrontier(20);
    frontier.offer([...pages('language', 100), ...pages('products', 5)]);
    expect(frontier.next(20).filter(({ role }) => role === 'products')).toHaveLength(5);
  });
});
