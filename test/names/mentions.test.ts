import { describe, expect, it } from 'vitest';
import { measureMentions } from './measure-mentions.ts';
import { COUNTS } from './mentions.ts';

describe('listed names on labelled pages', () => {
  it('has enough of both kinds', () => {
    expect(COUNTS.named).toBeGreaterThanOrEqual(120);
    expect(COUNTS.innocent).toBeGreaterThanOrEqual(80);
    expect(COUNTS.named + COUNTS.innocent).toBeGreaterThanOrEqual(200);
  });

  it('finds who is named, and nobody else', () => {
    const measured = measureMentions();
    expect(measured.wrong).toEqual([]);
    // Chinese names after Palladius are not known yet.
    expect(measured.missed).toEqual(['a Chinese firm in Russian']);
    expect(measured.misread).toEqual([]);
  });
});
