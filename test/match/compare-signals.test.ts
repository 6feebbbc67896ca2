import { describe, expect, it } from 'vitest';
import { absenceOf } from '../../src/match/compare-readings.ts';
import { subject } from '../../testkit/match/invented.ts';

const SIGNAL = { id: 'contact-email', version: 1, group: 'identity' } as const;

function side(site: string, values: readonly string[]) {
  const { fingerprint } = subject(site, { 'contact-email': values });
  const [reading] = fingerprint.readings;
  if (reading === undefined) throw new Error('no reading');
  return [fingerprint, reading] as const;
}

describe('absenceOf', () => {
  it('shows and counts whole values only', () => {
    const left = side('old', ['lin@old.test', 'lin@', 'sales@old.test', 'wang@old.test', 'yu@old.test', '@old.test']);
    const right = side('new', ['info@new.test', 'zhao@new.test', '@new.test']);
    const row = absenceOf(SIGNAL, { plenty: 2, bits: -0.4 }, left, right);
    expect(row?.left.value).toBe('lin@old.test, sales@old.test, wang@old.test and 1 more');
    expect(row?.right.value).toBe('info@new.test, zhao@new.test');
    expect(row?.note).toBe('Both sites have values of this kind (2 and 4) and share none of them.');
  });

  it('does not take an address and its domain for plenty', () => {
    const left = side('old', ['lin@old.test', 'lin@', '@old.test']);
    const right = side('new', ['info@new.test', 'zhao@new.test', '@new.test']);
    expect(absenceOf(SIGNAL, { plenty: 2, bits: -0.4 }, left, right)).toBeNull();
  });
});
