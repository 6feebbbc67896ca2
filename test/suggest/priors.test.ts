import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReasonJudgement } from '../../src/model/derived/reason-judgement.ts';
import { ReasonKind } from '../../src/model/derived/suggestion.ts';
import { sha256 } from '../../src/model/digest.ts';
import { notePrior, priorsOf } from '../../src/suggest/priors.ts';
import { SHIPPED } from '../../src/suggest/rank.ts';

const AT = '2026-11-30T12:00:00.000Z';

function judged(
  judgement: ReasonJudgement['judgement'],
  { to = 'shop.test', from = ['old.test'], person = 'ada' }: { to?: string; from?: string[]; person?: string | null },
  kind: ReasonKind = 'frame',
): ReasonJudgement {
  const reasons = from.map((site) => ({ kind, from: sha256(site) }));
  return { suggestion: sha256('website', to), judgement, person, at: AT, domain: sha256(to), reasons };
}
const many = (count: number) => Array.from({ length: count }, (_, i) => i);
const frameAfter = (...judgements: ReasonJudgement[]) => priorsOf(judgements, AT).of.frame;

describe('priors', () => {
  it('are as shipped before anybody judged, and move towards what people say', () => {
    const { id, of } = priorsOf([], AT);
    expect(id).toBeNull();
    for (const kind of ReasonKind.options) expect(of[kind].bits).toBe(SHIPPED[kind]);
    expect(frameAfter(judged('positive', {})).bits).toBeGreaterThan(SHIPPED.frame);
    expect(frameAfter(judged('negative', {})).bits).toBeLessThan(SHIPPED.frame);
    expect(priorsOf([judged('negative', {})], AT).of.bio.bits).toBe(SHIPPED.bio);
  });

  it('a spree of one person moves by at most one bit, and everybody by at most two', () => {
    const spree = (judgement: 'positive' | 'negative', person: string | null) =>
      many(2_000).map((i) => judged(judgement, { to: `t${i}.test`, from: [`f${i}.test`], person }));
    for (const judgement of ['positive', 'negative'] as const) {
      const moved = (...people: (string | null)[]) =>
        Math.abs(frameAfter(...people.flatMap((person) => spree(judgement, person))).bits - SHIPPED.frame);
      expect(moved('ada')).toBeCloseTo(1);
      expect(moved(null)).toBeCloseTo(1);
      expect(moved('ada', 'ben')).toBeCloseTo(2);
      expect(moved('ada', 'ben', 'cy', 'di')).toBeCloseTo(2);
    }
  });

  it('whatever is judged, no prior leaves its bound, and the same judgements give the same', () => {
    const one = fc.record({
      judgement: fc.constantFrom('positive' as const, 'negative' as const, 'unsure' as const),
      to: fc.constantFrom('a', 'b', 'c'),
      from: fc.subarray(['a', 'b', 'x', 'y']),
      person: fc.constantFrom('ada', 'ben', 'cy', null),
      kind: fc.constantFrom(...ReasonKind.options),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (all) => {
        const judgements = all.map(({ judgement, kind, ...of }) => judged(judgement, of, kind));
        const priors = priorsOf(judgements, AT);
        for (const { shipped, bits } of Object.values(priors.of))
          expect(Math.abs(bits - shipped)).toBeLessThanOrEqual(2);
        expect(priorsOf(structuredClone(judgements), AT)).toEqual(priors);
      }),
    );
  });

  it('a farm that is dismissed whole counts once, from whichever side it is one', () => {
    const once = frameAfter(judged('negative', {}));
    const led = frameAfter(...many(300).map((i) => judged('negative', { to: `t${i}.test` })));
    const leading = frameAfter(...many(300).map((i) => judged('negative', { from: [`f${i}.test`] })));
    const planted = frameAfter(judged('negative', { from: many(300).map((i) => `f${i}.test`) }));
    for (const { bits, negative } of [led, leading, planted]) {
      expect(negative).toBeCloseTo(1);
      expect(bits).toBeCloseTo(once.bits);
    }
  });

  it('the latest word of a person counts; unsure takes it back', () => {
    expect(frameAfter(judged('positive', {}), judged('unsure', {})).bits).toBe(SHIPPED.frame);
    expect(frameAfter(judged('negative', {}), judged('positive', {})).bits).toBe(
      frameAfter(judged('positive', {})).bits,
    );
  });

  it('a reason keeps the prior that ranked it, if it was moved', () => {
    const priors = priorsOf([judged('positive', {})], AT);
    const { bits, shipped } = priors.of.frame;
    expect(notePrior('frame', priors)).toEqual({ prior: { bits, shipped, judgements: priors.id, at: AT } });
    expect(notePrior('bio', priors)).toEqual({});
  });
});
