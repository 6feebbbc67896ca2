import { describe, expect, it } from 'vitest';
import { evidenceChange } from '../../src/history/evidence-change.ts';
import { standingOf } from '../../src/history/standing.ts';
import type { Evidence, Match, MatchSide } from '../../src/model/derived/match.ts';
import type { Level } from '../../src/model/words.ts';
import { matchOf } from '../../testkit/store/facts.ts';

const side = { value: 'v', quote: 'q', url: 'u', selector: 's', capture: 'c' };
/** @param carriers other sites by token; none: the document does not tell */
function row(signal: string, weight: number, carriers?: Record<string, number>, level: Level = 'identical'): Evidence {
  const rest = { version: 1, group: 'identity' as const, level, weight, left: side, right: side, note: '' };
  if (carriers === undefined) return { signal, ...rest };
  return { signal, ...rest, carriers: Object.entries(carriers).map(([token, others]) => ({ token, others })) };
}
/** Of another visit each time, unless it is named. */
let visits = 0;
function match(rows: readonly Evidence[], rest: Partial<Match> = {}, visit = `v${++visits}`): Match {
  const { left, right } = matchOf('m');
  const weight = rows.reduce((sum, one) => sum + one.weight, 0);
  const against = rows.filter(({ level }) => level === 'different');
  const evidence = rows.filter(({ level }) => level !== 'different');
  return matchOf('m', { verdict: 'strong', weight, evidence, against, left, right: { ...right, visit }, ...rest });
}
const told = (from: Match, to: Match) => {
  const { because, text } = evidenceChange(from, to);
  return [because, text];
};

describe('why a finding weighs less', () => {
  it('counts what is gone, by signal', () => {
    const from = match([
      row('contact-email', 22.1, { 'mail:a': 0, 'mail:b': 0 }),
      row('images', 12, { 'look:1': 0, 'look:2': 0, 'look:3': 1 }),
      row('body-text', 15, { 'text:1': 0 }),
    ]);
    const to = match([
      row('contact-email', 14, { 'mail:b': 0 }),
      row('images', 8, { 'look:1': 0, 'look:2': 0 }),
      row('body-text', 15, { 'text:1': 0 }),
    ]);
    expect(told(from, to)).toEqual(['evidence-gone', '49.1 → 37.0 bits: one e-mail address and one picture gone']);
  });

  it('says that others carry it now, and on how many sites, and blames nobody for that', () => {
    const from = match([row('contact-email', 20, { 'mail:a': 0 }), row('contact-phone', 18, { 'phone:1': 0 })]);
    const to = match([row('contact-email', 1, { 'mail:a': 9 }), row('contact-phone', 8.5, { 'phone:1': 9 })], {
      verdict: 'lead',
    });
    expect(told(from, to)).toEqual([
      'now-common',
      '38.0 → 9.5 bits, strong → lead: one e-mail address now common (counted on 9 other sites); one telephone number now common (counted on 9 other sites)',
    ]);
  });

  it('tells the model from the sites: what two models weigh is never held against a site', () => {
    const from = match([row('contact-email', 20, { 'mail:a': 0 }), row('images', 10)]);
    const to = match([row('contact-email', 14, { 'mail:a': 0 })], { model: 'model-2' });
    expect(told(from, to)).toEqual([
      'model',
      '30.0 → 14.0 bits: weighed by another model, so changes of the sites cannot be distinguished',
    ]);
  });

  it('names the cause that took most, and the others beside it', () => {
    const from = match([row('contact-email', 20, { 'mail:a': 0, 'mail:b': 0 }), row('title', 6)]);
    const to = match([row('contact-email', 5, { 'mail:a': 4 })]);
    const [because, text] = told(from, to);
    expect(because).toBe('evidence-gone');
    expect(text).toBe(
      '26.0 → 5.0 bits: one e-mail address and titles gone; one e-mail address now common (counted on 4 other sites)',
    );
  });

  it('goes by visits where a document does not tell who else carries a value', () => {
    const from = match([row('images', 12)], {}, 'one');
    const fewer = [row('images', 6)];
    // The same visits again: nothing but the counts can have changed.
    expect(told(from, match(fewer, {}, 'one'))[0]).toBe('now-common');
    expect(told(from, match(fewer))).toEqual(['unclear', '12.0 → 6.0 bits: pictures weigh less']);
    expect(told(from, match([row('images', 6, undefined, 'partial')]))).toEqual([
      'evidence-gone',
      '12.0 → 6.0 bits: pictures less alike',
    ]);
    expect(told(from, match([]))).toEqual(['evidence-gone', '12.0 → 0.0 bits: pictures gone']);
  });

  it('says what speaks against them now, and what came', () => {
    const from = match([row('registration-number', 9, { 'usci:1': 0 }), row('images', 6, { 'look:1': 0 })]);
    const to = match([row('registration-number', -2, undefined, 'different'), row('contact-phone', 8, { 'p:1': 0 })]);
    expect(told(from, to)).toEqual([
      'evidence-gone',
      '15.0 → 6.0 bits: one picture gone; registration numbers that differ now; one telephone number added',
    ]);
  });

  it('says where we looked at less, or a list says something else', () => {
    const from = match([row('images', 12, { 'look:1': 0 })]);
    const to = match([]);
    const read = { ...to, right: { ...to.right, pages: 1 } };
    expect(told(from, read)[1]).toBe(
      '12.0 → 0.0 bits: one picture gone; only 1 page of right.example read instead of 3',
    );
    const entity = (document: string) => ({ left: { ...from.left, entity: { id: 'e', name: 'Old Ltd', document } } });
    expect(told({ ...from, ...entity('a') }, { ...to, ...entity('b') })[1]).toBe(
      '12.0 → 0.0 bits: one picture gone; the list entry of Old Ltd has changed',
    );
  });

  it('does not count what there is only one of', () => {
    const from = match([row('structure', 12, { 'shape:1': 0 })]);
    expect(told(from, match([]))[1]).toBe('12.0 → 0.0 bits: page structure gone');
  });

  it('does not list what lost next to nothing', () => {
    const from = match([row('images', 12, { 'look:1': 0 }), row('title', 4)]);
    expect(told(from, match([row('title', 3.8)]))[1]).toBe('16.0 → 3.8 bits: one picture gone');
    expect(told(from, match([row('images', 11.9, { 'look:1': 1 }), row('title', 4)]))[1]).toBe(
      '16.0 → 15.9 bits: one picture now common (counted on 1 other site)',
    );
  });
});

describe('a finding beside its best', () => {
  const best = (one: Match) => ({ since: '2026-04-01T00:00:00.000Z', seenUntil: '2026-04-02T10:00:00Z', match: one });
  const old = match([row('images', 40)], { model: 'model-0' });
  const own = match([row('contact-email', 30, { 'mail:a': 0 })]);

  it('is held against the best of its own model, and the best ever is told beside it', () => {
    const now = match([]);
    const standing = standingOf(now, [best(old), best(own)]);
    expect(standing?.best).toEqual({
      ...{ verdict: 'strong', weight: 40, model: 'model-0' },
      ...{ since: '2026-04-01T00:00:00.000Z', seenUntil: '2026-04-02T10:00:00Z' },
    });
    expect(standing?.weaker).toMatchObject({ because: 'evidence-gone', from: { weight: 30 }, to: { weight: 0 } });
    expect(standingOf(own, [best(old), best(own)])?.weaker).toMatchObject({ because: 'model', from: { weight: 40 } });
  });

  it('is not weaker for less than a bit', () => {
    expect(standingOf({ ...own, weight: 29.1 }, [best(own)])?.weaker).toBeNull();
    expect(standingOf({ ...own, weight: 29 }, [best(own)])?.weaker?.text).toContain('30.0 → 29.0');
    expect(standingOf({ ...own, verdict: 'likely' }, [best(own)])?.weaker).not.toBeNull();
    expect(standingOf(own, [])).toBeNull();
  });

  it('is not weaker than what it became later', () => {
    const early = match([row('contact-email', 12, { 'mail:a': 0 })]);
    const later = { ...own, right: { ...own.right, capturedAt: '2026-09-01T00:00:00Z' } };
    expect(standingOf(early, [best(later)])).toMatchObject({ best: { weight: 30 }, weaker: null });
    const listed = { ...own, left: { ...own.left, kind: 'list' as const, capturedAt: '2026-09-01T00:00:00Z' } };
    expect(standingOf(early, [best(listed)])?.weaker).not.toBeNull();
  });

  it('is weaker than what was found on a day that is in doubt or not known', () => {
    const early = match([row('contact-email', 12, { 'mail:a': 0 })]);
    const on = (side: Partial<MatchSide>): Match => ({ ...own, right: { ...own.right, ...side } });
    const future = on({ capturedAt: '2098-01-02T03:04:05Z', timeDoubt: 'future' });
    expect(standingOf(early, [best(future)])?.weaker).not.toBeNull();
    const undated: Match = { ...on({ capturedAt: null }), left: { ...own.left, capturedAt: null } };
    expect(standingOf(early, [{ ...best(undated), seenUntil: null }])).toMatchObject({ best: { seenUntil: null } });
    expect(standingOf({ ...undated, weight: 12 }, [best(own)])?.weaker).not.toBeNull();
  });
});
