import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_WORDS } from '../../src/flow/sentences.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { matchText as textOf } from '../../src/report/terminal.ts';
import { MATCH } from '../../testkit/report/example-match.ts';

const PLAIN = { color: false, width: 100 };

const matchText = (match: Match, options: Parameters<typeof textOf>[1]) => textOf(match, options, ROW_WORDS);

describe('matchText', () => {
  it('lists rows whose bits add up to the weight', () => {
    const bits = [...matchText(MATCH, PLAIN).matchAll(/^ +([+−]?\d+\.\d) {2}[A-Za-z]/gmu)].map(([, number = '']) =>
      Number(number.replace('−', '-')),
    );
    const total = bits.pop();
    expect(bits).toHaveLength(MATCH.evidence.length + MATCH.against.length);
    expect(Math.round(bits.reduce((sum, one) => sum + one, 0) * 10) / 10).toBe(total);
    expect(total).toBe(MATCH.weight);
  });

  it('says the verdict, both sites, the direction, and that only a person confirms', () => {
    const text = matchText(MATCH, PLAIN);
    expect(text.split('\n')[0]).toBe('quillmoor-chem.example → brackenfold.example');
    for (const part of [
      'STRONG',
      '24.7 bits',
      'would be the successor',
      'was dissolved',
      'Only a person can confirm',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('names each row by what is the same, not by the id of a signal', () => {
    const text = matchText(MATCH, PLAIN);
    expect(text).toContain('Same e-mail address');
    for (const { signal } of MATCH.evidence.filter((row) => row.signal.includes('-')))
      expect(text).not.toContain(signal);
  });

  it('never cuts a value, not even where it is narrow', () => {
    const value = 'a.very.long.mailbox.of.somebody@quite-a-long-domain-name.example';
    const evidence = MATCH.evidence.map((row) => ({
      ...row,
      left: { ...row.left, value },
      right: { ...row.right, value },
    }));
    const text = matchText({ ...MATCH, evidence }, { color: false, width: 40 });
    expect(text.replace(/\n */g, '')).toContain(value);
    expect(text).not.toContain('…');
  });

  it('takes 100 columns where nobody knows how many there are', () => {
    expect(matchText(MATCH, { color: false, width: 0 })).toBe(matchText(MATCH, PLAIN));
    expect(matchText(MATCH, { color: false, width: Number.NaN })).toBe(matchText(MATCH, PLAIN));
  });

  it('counts one page as one, writes a true minus, and knows a saved page and one site twice', () => {
    const left = { ...MATCH.left, pages: 1, site: 'saved-0123456789ab.invalid', input: 'old.html' };
    const text = matchText({ ...MATCH, left, weight: -1.7, verdict: 'unrelated' }, PLAIN);
    expect(text.split('\n')[0]).toBe('old.html → brackenfold.example');
    expect(text).toContain(' 1 page,');
    expect(text).toContain('TOO LITTLE IN COMMON  −1.7 bits');
    expect(text).not.toContain('-1.7');
    expect(matchText({ ...MATCH, right: MATCH.left }, PLAIN)).toContain('one and the same site');
  });

  it('uses escape sequences only with colour', () => {
    const escapes = /\u001b/;
    expect(matchText(MATCH, PLAIN)).not.toMatch(escapes);
    expect(matchText(MATCH, { ...PLAIN, color: true })).toMatch(escapes);
  });

  it('keeps to the width, whatever is in it, and takes no control characters from pages', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 40, max: 160 }), (value, width) => {
        const hostile = `\u001b[2J\u202e${value}`;
        const evidence = MATCH.evidence.map((row) => ({
          ...row,
          note: hostile,
          left: { ...row.left, value: hostile, url: hostile },
        }));
        const text = matchText({ ...MATCH, evidence, candidateKeys: [hostile] }, { color: false, width });
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(width);
      }),
      { numRuns: 50 },
    );
  });
});
