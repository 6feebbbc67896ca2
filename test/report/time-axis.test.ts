import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedAt, timeAxis } from '../../src/report/time-axis.ts';

const visit = (at: string, isMatched = false) => ({ at, isMatched });

describe('the time axis', () => {
  it('places visits in proportion to time, within the picture', () => {
    const instant = fc
      .date({ min: new Date('1996-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 20 }), (times) => {
        const $ = load(timeAxis([{ name: 'a.test', visits: times.map((at) => visit(at)) }])?.text ?? '');
        const places = $('circle')
          .toArray()
          .map((circle) => Number($(circle).attr('cx')));
        const order = times.map((at, i) => ({ at: Date.parse(at), x: places[i] ?? Number.NaN }));
        order.sort((a, b) => a.at - b.at || a.x - b.x);
        for (const [i, { x }] of order.entries()) {
          expect(x > 190 && x < 920).toBe(true);
          expect(x).toBeGreaterThanOrEqual(order[i - 1]?.x ?? 0);
        }
      }),
    );
    const [first, last] = ['2020-01-01T00:00:00Z', '2024-01-01T00:00:00Z'];
    const middle = placedAt('2022-01-01T00:00:00Z', first, last);
    expect(middle).toBeCloseTo((placedAt(first, first, last) + placedAt(last, first, last)) / 2, -1);
  });

  it('says the dates as text, marks the compared visits, and has nothing to draw without a date', () => {
    expect(timeAxis([{ name: 'a.test', visits: [] }])).toBeNull();
    const rows = [
      { name: 'a.test', visits: [visit('2021-06-03T08:12:00Z', true), visit('2020-01-01T00:00:00Z')] },
      { name: '"><script>', visits: [] },
    ];
    const text = timeAxis(rows)?.text ?? '';
    const $ = load(text);
    expect($('li').first().text()).toBe(
      'a.test: 2 visits, 1 Jan 2020 00:00 UTC to 3 Jun 2021 08:12 UTC; compared: 3 Jun 2021 08:12 UTC',
    );
    expect($('li').last().text()).toContain('no visit with a known date');
    expect([$('.visit-matched').length, $('script').length]).toEqual([1, 0]);
  });
});
