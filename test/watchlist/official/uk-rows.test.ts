import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UkDraft, ukField } from '../../../src/watchlist/official/uk-rows.ts';

const valuesOf = (numbers: string, reasons = '') => {
  const draft = new UkDraft(1);
  draft.add({ type: 'Entity', name6: 'QUILLMOOR', nameType: 'Primary name', numbers, reasons });
  return (draft.entity('UK', '1')?.values ?? []).map(({ value, label, country }) => [value, label, country]);
};

describe('rows of the United Kingdom', () => {
  it('have registration numbers in every form', () => {
    expect(valuesOf('Tax ID No. 7707083893 (Russia); BR-99')).toEqual([
      ['7707083893', 'Tax ID No. number', 'Russia'],
      ['BR-99', 'Registration number', undefined],
    ]);
    expect(valuesOf('(1) 123 456 (2) OGRN: 1027700').map(([value]) => value)).toEqual(['123 456', '1027700']);
    expect(valuesOf('Russia INN - 7707083893').map(([value]) => value)).toEqual(['7707083893']);
    expect(valuesOf('not known')).toEqual([]);
  });
  it('name their fields in several ways', () => {
    const names = ['Name 6', 'name6', 'Post/Zip Code', 'AddressPostalCode', 'Group ID', 'UniqueID', 'Passport number'];
    expect(names.map(ukField)).toEqual(['name6', 'name6', 'postcode', 'postcode', 'uid', 'uid', undefined]);
  });
  it('are read quickly, whatever a cell holds', () => {
    const pieces = fc.constantFrom(':', '-', ' ', '1', 'a', '(', ')', '(Website):', ';', 'No. ');
    const text = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('').repeat(3_000));
    fc.assert(
      fc.property(text, (cell) => {
        expect(Array.isArray(valuesOf(cell, cell))).toBe(true);
      }),
      { numRuns: 30, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: true },
    );
  });
});
