import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../../src/alert/deliveries.ts';
import { followUps, followUpType, lastAlertOf } from '../../src/alert/follow-up.ts';
import type { Alert, AlertType, Delivery, Hook } from '../../src/model/alert.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { deliveryOf, matchOf } from '../../testkit/store/facts.ts';

const NOW = new Date('2026-05-01T00:00:00Z');
const at = (verdict: Match['verdict'], weight: number): Match => matchOf('m1', { verdict, weight });
const hook = (id: string, changes: Partial<Hook> = {}): Hook => ({
  ...{ schema: 'revenant.hook/1', id, url: 'https://hook.test/', secret: 'whsec_AAAA', all: false },
  ...{ createdAt: NOW.toISOString(), disabledAt: null },
  ...changes,
});
function told(type: AlertType, verdict: Match['verdict'], weight: number, rest: Partial<Alert> = {}): Delivery {
  const id = `${type} ${weight}`;
  const { alert } = deliveryOf(id);
  return deliveryOf(id, { hook: 'h1', alert: { ...alert, type, verdict, weight, match: 'm1', ...rest } });
}
const after = (deliveries: readonly Delivery[], match: Match) => {
  const last = lastAlertOf(deliveries);
  return last === null ? 'nobody was told' : followUpType(match, last);
};
const FLAGGED = told('match.flagged', 'strong', 38);

describe('what follows an alert', () => {
  it.each([
    ['nothing, where it is as it was told', at('strong', 38), null],
    ['nothing, where it lost less than three bits', at('strong', 35.1), null],
    ['nothing, where it gained', at('strong', 50), null],
    ['weakened, three bits below', at('strong', 35), 'match.weakened'],
    ['weakened, a step below', at('likely', 37.9), 'match.weakened'],
    ['retracted, where it is a lead', at('lead', 30), 'match.retracted'],
    ['retracted, where it is nothing', at('unrelated', 1), 'match.retracted'],
  ] as const)('%s', (_, match, type) => {
    expect(after([FLAGGED], match)).toBe(type);
  });

  it('is said once: what was told last is what counts', () => {
    const weakened = told('match.weakened', 'strong', 30, { because: 'now-common' });
    expect(after([FLAGGED, weakened], at('strong', 30))).toBeNull();
    expect(after([FLAGGED, weakened], at('strong', 28))).toBeNull();
    // A little each time adds up.
    expect(after([FLAGGED, weakened], at('strong', 27))).toBe('match.weakened');
    expect(after([FLAGGED, weakened], at('strong', 38))).toBe('match.escalated');
    const retracted = told('match.retracted', 'lead', 9, { because: 'evidence-gone' });
    expect(after([FLAGGED, retracted], at('unrelated', 2))).toBeNull();
    expect(after([FLAGGED, retracted], at('likely', 15))).toBe('match.escalated');
    expect(after([FLAGGED, retracted, told('match.escalated', 'likely', 15)], at('likely', 15))).toBeNull();
  });

  it('takes nothing back that a person confirmed: its evidence weakens', () => {
    const last = lastAlertOf([FLAGGED]);
    if (last === null) throw new Error('told');
    expect(followUpType(at('lead', 9), last, true)).toBe('match.weakened');
    const fallen = { ...last, type: 'match.weakened' as const, verdict: 'lead' as const, weight: 9 };
    expect(followUpType(at('lead', 9), fallen, true)).toBeNull();
    expect(followUpType(at('lead', 13), fallen, true)).toBeNull();
    expect(followUpType(at('likely', 15), fallen, true)).toBe('match.escalated');
  });

  it('goes by what was said of the evidence, not by what people said', () => {
    expect(after([FLAGGED, told('match.retracted', 'strong', 38, { because: 'judged' })], at('lead', 9))).toBe(
      'match.retracted',
    );
    // From before causes were told: those were judgements.
    expect(after([FLAGGED, told('match.retracted', 'strong', 38)], at('strong', 38))).toBeNull();
    expect(after([told('match.reviewed', 'strong', 38)], at('lead', 9))).toBe('nobody was told');
    expect(after([told('site.removed', 'strong', 38, { verdict: null, weight: null })], at('lead', 9))).toBe(
      'nobody was told',
    );
  });
});

describe('who hears of it', () => {
  const telling = { entity: null, hooks: [hook('h1'), hook('h2'), hook('h3', { all: true })], now: NOW, link: null };

  it('everybody who was told of the finding, and nobody else', () => {
    const last = lastAlertOf([FLAGGED]);
    if (last === null) throw new Error('told');
    const match = at('strong', 30);
    const [one, ...others] = followUps('match.weakened', match, last, 'now-common', [FLAGGED], telling);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ hook: 'h1', alert: { type: 'match.weakened', weight: 30, because: 'now-common' } });
    const later = { ...telling, now: new Date('2027-01-01'), hooks: [hook('h1')] };
    const [again] = followUps('match.weakened', at('strong', 29.8), last, 'now-common', [FLAGGED], later);
    expect(again?.alert.id).toBe(one?.alert.id);
    const off = { ...telling, hooks: [hook('h1', { disabledAt: NOW.toISOString() })] };
    expect(followUps('match.weakened', match, last, 'model', [FLAGGED], off)).toEqual([]);
  });

  it('of a judgement those who hear of such findings, and those who were told of this one', () => {
    const earlierHooks = new Set(['h1']);
    const parts = ['match.retracted', 'j1'];
    const judged = { ...telling, earlierHooks, because: 'judged' as const };
    const sent = deliveriesOf('match.retracted', parts, at('strong', 38), judged);
    expect(sent.map((one) => [one.hook, one.alert.because])).toEqual([
      ['h1', 'judged'],
      ['h3', 'judged'],
    ]);
  });

  it('in a thin body', () => {
    const last = lastAlertOf([FLAGGED]);
    if (last === null) throw new Error('told');
    const [one] = followUps('match.weakened', at('strong', 30), last, 'evidence-gone', [FLAGGED], telling);
    expect(Object.keys(one?.alert ?? {}).sort()).toEqual(
      [
        'because',
        'entity',
        'id',
        'kinds',
        'left',
        'link',
        'match',
        'right',
        'schema',
        'time',
        'type',
        'verdict',
        'weight',
      ].sort(),
    );
  });
});
