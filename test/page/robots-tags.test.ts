import { describe, expect, it } from 'vitest';
import { isNofollow, robotsTagsOf } from '../../src/page/robots-tags.ts';
import type { Meta } from '../../src/page/view/views.ts';

const metas = (...pairs: [string, string][]): Meta[] =>
  pairs.map(([name, content]) => ({ name, content, node: null as unknown as Meta['node'] }));
const tags = (header: string | undefined, ...pairs: [string, string][]) =>
  robotsTagsOf(header, metas(...pairs)).marks.map((mark) => mark.replace('robots:', ''));

describe('X-Robots-Tag', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['all', []],
    ['index, follow', []],
    ['noindex', ['noindex']],
    ['NoIndex,NOFOLLOW', ['nofollow', 'noindex']],
    ['none', ['nofollow', 'noindex']],
    ['nocache', ['noarchive']],
    ['noarchive, nosnippet, noimageindex', ['noarchive', 'noimageindex', 'nosnippet']],
    ['unavailable_after: 25 Jun 2030 15:00:00 GMT', ['unavailable_after']],
    ['unavailable_after: Tue, 25 Jun 2030 15:00:00 GMT, noindex', ['noindex', 'unavailable_after']],
    ['max-snippet:20, nofollow', ['nofollow']],
    ['revenant: noindex', ['noindex']],
    ['Revenant: none, noimageindex', ['nofollow', 'noimageindex', 'noindex']],
    ['otherbot: noindex, nofollow', []],
    ['otherbot: noindex, revenant: nofollow', ['nofollow']],
    ['nofollow, otherbot: noindex', ['nofollow']],
    ['otherbot: noindex, robots: nofollow', ['nofollow']],
    ['__proto__, constructor, toString', []],
    [`${'x,'.repeat(1_000_000)}nofollow`, []],
  ])('%.60s', (header, expected) => {
    expect(tags(header)).toEqual(expected);
  });
});

describe('meta elements', () => {
  it('those for everybody and for us count together, the strictest holds', () => {
    expect(tags('noarchive', ['robots', 'index, follow'], ['revenant', 'nofollow'])).toEqual(['noarchive', 'nofollow']);
    expect(tags(undefined, ['otherbot', 'none'], ['description', 'noindex'])).toEqual([]);
    expect(tags(undefined, ['robots', ' none '])).toEqual(['nofollow', 'noindex']);
  });

  it('only two of them keep us from anything', () => {
    expect(robotsTagsOf('noindex, noarchive, nosnippet, unavailable_after: 1 Jan 2000', [])).toMatchObject({
      follow: true,
      pictures: true,
    });
    expect(robotsTagsOf('none', [])).toMatchObject({ follow: false, pictures: true });
    expect(robotsTagsOf('noimageindex', [])).toMatchObject({ follow: true, pictures: false });
  });
});

it.each([
  ['nofollow', true],
  ['noopener nofollow', true],
  ['ugc\tnofollow', true],
  ['nofollowed', false],
  ['noreferrer', false],
  ['', false],
])('rel="%s"', (rel, expected) => {
  expect(isNofollow({ rel })).toBe(expected);
});
