import type { Element } from 'domhandler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExtractionRule } from '../../../src/model/derived/extraction-rule.ts';
import { isLike, MOST_MATCHES, ruleFinder, selectorFault } from '../../../src/page/rules/rule-finder.ts';
import { parsePage } from '../../../src/page/view/parse.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';

const URL = 'https://forum.example/t/1?page=2';
const rule = (selector: string, more: Partial<ExtractionRule> = {}): ExtractionRule => ({
  ...{ site: 'forum.example', kind: 'email', selector },
  ...more,
});
const find = (html: string, ...rules: ExtractionRule[]) => ruleFinder(rules).findOn(parsePage(html).root, URL);
const idsOf = (elements: readonly Element[] = []) => elements.map(({ attribs }) => attribs['id']);

describe('the elements that a rule names', () => {
  it('are those of the page itself, found by what an operator writes', () => {
    const html = '<dl><dt>Phone<dd id=a>1<dt>E-mail<dd id=b class="x y">2</dl><p id=c data-mail=q>3<p id=d>4';
    const selectors = [
      'dt:contains("E-mail") + dd',
      '.x.y',
      '[data-mail]',
      'p:last-of-type',
      'dl:has(.y) ~ p',
      'dd:not(.x)',
    ];
    const found = find(html, ...selectors.map((one) => rule(one)));
    expect(found.map(({ elements }) => idsOf(elements).join(' '))).toEqual(['b', 'b', 'c', 'd', 'c d', 'a']);
    const root = parsePage(html).root;
    const [one] = ruleFinder([rule('#c')]).findOn(root, URL)[0]?.elements ?? [];
    expect(one?.parent?.parent?.parent).toBe(root);
  });

  it('are sought only on pages of its site and path', () => {
    const isAbout = (of: Partial<ExtractionRule>): boolean => find('<p>x', rule('p', of)).length === 1;
    expect(isAbout({ path: '/t/*' })).toBe(true);
    expect(isAbout({ path: '*page=2' })).toBe(true);
    expect(isAbout({ path: '/t/' })).toBe(false);
    expect(isAbout({ site: '*.example.org' })).toBe(false);
    expect(isAbout({ site: '*.forum.example' })).toBe(true);
    expect(isAbout({ site: 'orum.example' })).toBe(false);
    expect(isAbout({ site: 'www.forum.example' })).toBe(false);
  });

  it('never are the whole page, when a part is to be left out', () => {
    const [found] = find('<body><p id=a>x', rule('body, p', { kind: 'ignore' }));
    expect(idsOf(found?.elements)).toEqual(['a']);
    expect(found?.cut).toBe('page');
  });

  it('are cut at a limit, which is said', () => {
    const [found] = find('<b>x</b>'.repeat(MOST_MATCHES + 1), rule('b'));
    expect(found).toMatchObject({ cut: 'matches' });
    expect(found?.elements).toHaveLength(MOST_MATCHES);
  });
});

it('a selector that fails finds nothing, and the page is read', () => {
  const found = find('<p id=a>x', rule('p:nope'), rule('p'));
  expect(found[0]).toMatchObject({ elements: [], cut: 'fault' });
  expect(idsOf(found[1]?.elements)).toEqual(['a']);
});

describe('a selector that is slow', () => {
  const wide = `<div>${'<i></i>'.repeat(20_000)}</div><p id=a>x`;
  const deep = `${'<div>'.repeat(500)}${'<b>x</b>'.repeat(2_000)}`;
  const slow: (readonly [string, string])[] = [
    [wide, 'u ~ i ~ i ~ i'],
    [wide, 'i:nth-last-child(3n+1):nth-child(7n+5)'],
    [wide, 'i:not(:has(~ u))'],
    [deep, ':has(:has(:has(u)))'],
    [deep, `div${':contains("y")'.repeat(20)}`],
    [deep, 'b:not(u ~ b ~ b)'],
  ];

  it.each(slow)('finds nothing and is said to be slow, and the next rule still finds its own: %#', (html, selector) => {
    const root = parsePage(html).root;
    const find = () => ruleFinder([rule(selector), rule('p, b:first-child')]).findOn(root, URL);
    expectQuick(find, 5_000);
    const found = find();
    expect(found[0]).toMatchObject({ elements: [], cut: 'steps' });
    expect(found[1]?.elements.length).toBeGreaterThan(0);
    expect(found[1]?.cut).toBeUndefined();
  });
});

describe('any selector of small parts', () => {
  const part = fc.constantFrom(
    'div',
    'b',
    '.x',
    '#a',
    '[title]',
    ':first-child',
    ':nth-child(2n)',
    ':empty',
    ':not(b)',
    ':has(b)',
    ':contains("t")',
    '*',
  );
  const link = fc.constantFrom(' ', ' > ', ' + ', ' ~ ', ', ');
  const selector = fc
    .array(fc.tuple(link, part), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.map(([by, one], i) => (i === 0 ? one : by + one)).join(''));
  const tree = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, fc.constantFrom('t', '<b></b>', '<b id=a class=x>t</b>'), tie('box')),
    box: fc.array(tie('node'), { maxLength: 5 }).map((all) => `<div title=t>${all.join('')}</div>`),
  }));

  it('finds what cheerio finds on the page itself', async () => {
    const { load } = await import('cheerio');
    fc.assert(
      fc.property(selector, tree.box, (css, html) => {
        const { root } = parsePage(html);
        const [found] = ruleFinder([rule(css)]).findOn(root, URL);
        expect(found?.cut).toBeUndefined();
        expect(found?.elements).toEqual(load(root).root().find(css).toArray().slice(0, MOST_MATCHES));
      }),
      { numRuns: 200 },
    );
  });
});

it('a pattern of a path is as wide as its stars', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '/') }), { minLength: 1, maxLength: 5 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '/') }),
      (parts, text) => {
        const pattern = parts.join('*');
        expect(isLike(text, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text));
        expect(isLike(parts.join(text), pattern)).toBe(true);
      },
    ),
  );
});

it('an unusable selector has a reason', () => {
  expect(selectorFault('.sig a[href^="mailto:"]')).toBeNull();
  for (const one of [':nope', 'a::before', '[x', 'p:nth-child(x)', 'a]'])
    expect(selectorFault(one), one).not.toBeNull();
});
