import { describe, expect, it } from 'vitest';
import { createFrontier } from '../../../src/capture/frontier/frontier.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import type { WantedPage } from '../../../src/model/ports/capture.ts';

const pages = (role: WantedPage['role'], count: number): WantedPage[] =>
  Array.from({ length: count }, (_, i) => ({ role, url: `https://shop.test/${role}/${i}` }));

describe('createFrontier', () => {
  it('never hands out more than its budget, nor a page twice', () => {
    const frontier = createFrontier('https://shop.test/', 5, LIMITS);
    frontier.offer(
      [...pages('other', 10), ...pages('other', 10), { role: 'other', url: 'https://shop.test/other/0/' }],
      null,
    );
    const taken = [...frontier.next(4), ...frontier.next(4), ...frontier.next(4)];
    expect(taken).toHaveLength(5);
    expect(new Set(taken.map(({ url }) => url)).size).toBe(5);
  });

  it('takes languages and contacts before products and the rest, whatever the order of the links', () => {
    const frontier = createFrontier('https://shop.test/', 10, LIMITS);
    frontier.offer(
      [
        ...pages('other', 5),
        ...pages('products', 2),
        ...pages('contact', 1),
        ...pages('language', 1),
        ...pages('about', 1),
      ],
      null,
    );
    expect(
      frontier
        .next(10)
        .map(({ role }) => role)
        .slice(0, 5),
    ).toEqual(['language', 'contact', 'about', 'products', 'products']);
  });

  it('lets no role that a page can claim without end eat the whole budget', () => {
    const frontier = createFrontier('https://shop.test/', 20, LIMITS);
    frontier.offer([...pages('language', 100), ...pages('products', 5)], null);
    expect(frontier.next(20).filter(({ role }) => role === 'products')).toHaveLength(5);
  });

  it('leaves addresses with no end of parameters in their path, named for a visitor or not', () => {
    const frontier = createFrontier('https://shop.test/', 20, LIMITS);
    const matrix = (name: string) => Array.from({ length: 150 }, (_, i) => `${name}${i}=x`).join(';');
    const offered = ['jsessionid', 'a'].map(
      (name): WantedPage => ({ role: 'other', url: `https://shop.test/p;${matrix(name)}` }),
    );
    frontier.offer([...offered, { role: 'other', url: 'https://shop.test/p;jsessionid=1;v=2' }], null);
    expect(frontier.next(20).map(({ url }) => url)).toEqual(['https://shop.test/p;jsessionid=1;v=2']);
    expect(frontier.marks()).toEqual(['trap:query']);
  });
});
