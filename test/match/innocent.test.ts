import { describe, expect, it } from 'vitest';
import { matchPair } from '../../src/match/compare.ts';
import { innocentExplanations } from '../../src/match/innocent.ts';
import type { WeighedRow } from '../../src/match/weigh/weigh.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { ALL, background, subject } from '../../testkit/match/invented.ts';

const innocent = (readings: Parameters<typeof subject>[1], languages: readonly string[] = ['en']) =>
  matchPair(subject('left', readings), subject('right', readings, { languages }), background(), [], ALL).innocent.join(
    ' ',
  );

const CONTENT = { 'body-text': ['a', 'b', 'c'], images: ['u', 'v', 'w'] };

describe('innocentExplanations', () => {
  it('offers the reseller and the stock photo for content alone', () => {
    expect(innocent(CONTENT)).toMatch(/resell/);
    expect(innocent(CONTENT)).toMatch(/stock/);
    expect(innocent(CONTENT)).toMatch(/agency .* So these bits make a lead at most/);
    expect(innocent(CONTENT)).not.toMatch(/translated/);
  });

  it('offers a copy without leave where content is shared, and not where identity tells more', () => {
    expect(innocent(CONTENT)).toMatch(/copied the other without permission/);
    expect(innocent({ ...CONTENT, 'contact-email': ['m'], 'contact-phone': ['p'] })).not.toMatch(
      /other without permission/,
    );
    expect(innocent({ ...CONTENT, 'contact-email': ['m'], 'contact-phone': ['p'] })).toMatch(/copied the pages whole/);
    expect(innocent({ 'contact-email': ['m'] })).not.toMatch(/copied/);
  });

  it('offers a translating partner only where the languages differ', () => {
    expect(innocent(CONTENT, ['ru'])).toMatch(/translated/);
  });

  it('drops what the rest of the evidence excludes, never that one group may own both openly', () => {
    const all = innocent({ ...CONTENT, 'contact-email': ['m'], 'contact-phone': ['p'] });
    expect(all).not.toMatch(/resell|stock|builder/);
    expect(all).toMatch(/one owner or group of companies/);
  });

  it('says why a pair with the bits of a flag is a lead', () => {
    const own = (family: string, bits: number, standing = 'own') =>
      ({
        bits,
        standing,
        family,
        evidence: { group: 'identity', weight: bits, left: { value: 'a' }, right: { value: 'a' } },
      }) as unknown as WeighedRow;
    const sides = { left: subject('left', {}), right: subject('right', {}) };
    const explained = (...rows: WeighedRow[]) =>
      innocentExplanations(
        rows,
        rows.reduce((sum, { bits }) => sum + bits, 0),
        {
          ...{ ...sides, copied: false, mirror: null, first: null },
        },
      ).join(' ');
    // Neither explains enough of the weight by itself.
    const both = explained(own('account', 15), own('mail', 15, 'said'));
    expect(both).toMatch(/One agency or supplier may have brought both.* So these bits make a lead at most/);
    expect(explained(own('mail', 8), own('office', 12, 'cited'))).toMatch(/only cite.* So these bits make a lead/);
    expect(explained(own('mail', 8), own('office', 12))).not.toMatch(/make a lead/);
    expect(explained(own('account', 9))).not.toMatch(/make a lead/);
  });

  it('has nothing to explain below lead', () => {
    expect(innocent({ title: ['t'] })).toBe('');
  });

  it('offers that unrelated companies have the same name', () => {
    expect(innocent({ 'body-text': ['a', 'b'], 'residual-name': ['n'] })).toMatch(/have the same name/);
    expect(innocent(CONTENT)).not.toMatch(/have the same name/);
  });

  it('offers that accounts and contacts were bought, where one side is listed and little else binds the two', () => {
    const readings = { 'contact-email': ['m'], 'contact-phone': ['p'] };
    const listed = { ...subject('left', readings), entity: Entity.parse({ id: 'e1', names: ['Quillmoor'] }) };
    const said = matchPair(listed, subject('right', readings), background(), [], ALL).innocent.join(' ');
    expect(said).toMatch(/may have bought the other’s account/);
    expect(innocent(readings)).not.toMatch(/bought/);
    // Pages that both have are not sold with a mailbox.
    const both = { ...readings, images: CONTENT.images, 'body-text': Array.from({ length: 40 }, (_, i) => `w${i}`) };
    const firm = { ...subject('left', both), entity: Entity.parse({ id: 'e1', names: ['Quillmoor'] }) };
    expect(matchPair(firm, subject('right', both), background(), [], ALL).innocent.join(' ')).not.toMatch(/bought/);
  });
});
