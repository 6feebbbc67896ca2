import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptShare, residualOf } from '../../src/match/residual.ts';
import { background, subject } from './invented.ts';

const tokens = (values: readonly string[]) => values.map((value) => `body-text:${value}`);
const site = (name: string, values: readonly string[]) => ({
  ...subject(name, {}).fingerprint,
  tokens: tokens(values),
});

describe('residualOf', () => {
  it('tells what the pair shares of its own from what others carry too', () => {
    const known = background(50, { 'body-text:cookies': 30, 'body-text:terms': 12, 'body-text:story': 2 });
    const left = site('left', ['cookies', 'terms', 'story', 'mine', 'more of mine']);
    const right = site('right', ['cookies', 'terms', 'story', 'theirs']);
    expect(residualOf('body-text', [], left, right, known)).toEqual({ shared: 1, common: 2, own: 2 });
  });

  it('looks at one signal only', () => {
    const left = { ...site('left', ['a']), tokens: ['body-text:a', 'images:a'] };
    expect(residualOf('images', [], left, site('right', ['a']), background())).toEqual({
      shared: 0,
      common: 0,
      own: 0,
    });
  });
});

describe('residualOf pictures', () => {
  /** A gallery of twenty pictures, each with its bytes and its look. */
  const gallery = (name: string) => ({
    ...site(name, []),
    tokens: Array.from({ length: 20 }, (_, i) => [`images:${name}${i}`, `images:look:${name}${i}`]).flat(),
  });
  const end = { value: '', quote: '', url: '', selector: '', capture: '' };
  const pair = (token: string, ...alsoCountedAs: string[]) => ({
    ...{ token, alsoCountedAs, similarity: 1, left: end, right: end },
  });
  const mirrored = pair('images:look:left0', 'images:look:right0', 'images:left0', 'images:right0');

  it('counts what corresponds, whether or not the pictures have a name in common', () => {
    const [left, right] = [gallery('left'), gallery('right')];
    expect(residualOf('images', [mirrored], left, right, background())).toEqual({ shared: 1, common: 0, own: 20 });
    const known = background(50, { 'images:right0': 20 });
    expect(residualOf('images', [mirrored], left, right, known)).toMatchObject({ shared: 0, common: 1 });
  });
});

describe('keptShare', () => {
  const counts = fc.record({ shared: fc.integer({ min: 1, max: 50 }), common: fc.nat(50), rest: fc.nat(200) });

  it('never falls when one more rare value is shared, and never grows when a common one is', () => {
    fc.assert(
      fc.property(counts, ({ shared, common, rest }) => {
        const kept = keptShare({ shared, common, own: shared + rest }, 0.25);
        expect(kept).toBeGreaterThan(0);
        expect(kept).toBeLessThanOrEqual(1);
        expect(keptShare({ shared: shared + 1, common, own: shared + rest + 1 }, 0.25)).toBeGreaterThanOrEqual(
          kept - 1e-12,
        );
        expect(keptShare({ shared, common: common + 1, own: shared + rest }, 0.25)).toBeLessThanOrEqual(kept);
      }),
    );
  });

  it('keeps all of a copy, a part of a remnant beside much else, and little of what came in a package', () => {
    expect(keptShare({ shared: 20, common: 0, own: 40 }, 0.25)).toBe(1);
    expect(keptShare({ shared: 1, common: 0, own: 40 }, 0.25)).toBeLessThan(0.4);
    expect(keptShare({ shared: 2, common: 30, own: 40 }, 0.25)).toBeLessThan(0.15);
  });
});
