import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/derived/fingerprint.ts';
import { collected, MOST_VALUES } from '../../src/signals/occurrences.ts';

const item = (value: string, url: string, part?: Place['part']) => {
  const place = { capture: 'c', url, selector: 'p', quote: 'q' };
  return { value, place: part === undefined ? place : { ...place, part } };
};

describe('collected', () => {
  it('keeps the most telling place of a value, whatever comes first', () => {
    const places = [
      item('a', '/news', 'cited'),
      item('a', '/goods'),
      item('a', '/contact', 'self'),
      item('a', '/about', 'frame'),
    ];
    for (const order of [places, places.toReversed()]) expect(collected(order)).toEqual([places[3]]);
  });

  it('keeps the first of equal places, and the order in which values were found', () => {
    const found = [item('a', '/1', 'cited'), item('b', '/1'), item('b', '/2'), item('a', '/3')];
    expect(collected(found)).toEqual([item('a', '/3'), item('b', '/1')]);
  });

  it('still betters a place when it is full', () => {
    const full = Array.from({ length: MOST_VALUES + 1 }, (_, i) => item(`v${i}`, '/news', 'cited'));
    const found = collected([...full, item('v0', '/contact', 'self')]);
    expect(found).toHaveLength(MOST_VALUES);
    expect(found[0]).toEqual(item('v0', '/contact', 'self'));
  });
});
