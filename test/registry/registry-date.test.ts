import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registryDate } from '../../src/registry/registry-date.ts';

describe('the dates of registries', () => {
  it.each([
    ['2016-05-02T10:00:00Z', '2016-05-02'],
    ['2016-05-02T10:00:00.0Z', '2016-05-02'],
    ['2016-05-02 10:00:00', '2016-05-02'],
    ['2016-5-2', '2016-05-02'],
    ['2016.05.02', '2016-05-02'],
    ['2016. 05. 02.', '2016-05-02'],
    ['2016/05/02', '2016-05-02'],
    ['2016/05/02 (JST)', '2016-05-02'],
    ['2016年05月02日', '2016-05-02'],
    ['20160502', '2016-05-02'],
    ['2016-May-02', '2016-05-02'],
    ['2016-May-02.', '2016-05-02'],
    ['20160502 #4711', '2016-05-02'],
    ['02-May-2016', '2016-05-02'],
    ['02-may-2016 10:00:00', '2016-05-02'],
    ['2nd May 2016', '2016-05-02'],
    ['02 May 2016', '2016-05-02'],
    ['May 2, 2016', '2016-05-02'],
    ['May  2 2016', '2016-05-02'],
    ['Mon May 02 2016', '2016-05-02'],
    ['Mon May  2 10:00:00 GMT 2016', '2016-05-02'],
    ['02.05.2016', '2016-05-02'],
    ['2.5.2016 10:00:00', '2016-05-02'],
    ['25/05/2016', '2016-05-25'],
    ['05/25/2016', '2016-05-25'],
    ['05/05/2016', '2016-05-05'],
  ])('%s is %s', (text, day) => {
    expect(registryDate(text)).toBe(day);
  });

  it.each([
    '02/05/2016',
    '2016-02-30',
    '2016-13-01',
    '00000000',
    '1066-10-14',
    '9999-12-31',
    'before Aug-1996',
    'never',
    '',
    '١٢',
  ])('%s can be read in no way, or in two', (text) => expect(registryDate(text)).toBeUndefined());

  it('is a day of the calendar or nothing, whatever is written', () => {
    const odd = fc.oneof(fc.string({ maxLength: 200 }), fc.stringMatching(/^[\d\-/. TZ:a-z]{0,60}$/));
    fc.assert(
      fc.property(odd, (text) => {
        const day = registryDate(text);
        if (day !== undefined) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });
});
