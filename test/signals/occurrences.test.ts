import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/model/fingerprint.ts';
import { MOST_VALUES, OccurrenceCollector } from '../../src/signals/occurrences.ts';

const item = (value: string, url: string, part?: Place['part']) => {
  const place = { capture: 'c', url, selector: 'p', quote: 'q' };
  return { value, place: part === undefined ? place : { ...place, part } };
};

describe('OccurrenceCollector', () => {
  it('keeps the most telling place of a value, whatever comes first', () => {
    const places = [
      item('a', '/news', 'cited'),
      item('a', '/goods'),
      item('a', '/contact', 'self'),
      item('a', '/about', 'frame'),
    ];
    for (const order of [places, places.toReversed()]) {
      const found = new OccurrenceCollector();
      for (const one of order) found.add(one);
      expect(found.list()).toEqual([places[3]]);
    }
  });

  it('keeps the first of equal places, and the order in which values were found', () => {
    const found = new OccurrenceCollector();
    for (const one of [item('a', '/1', 'cited'), item('b', '/1'), item('b', '/2'), item('a', '/3')]) found.add(one);
    expect(found.list()).toEqual([item('a', '/3'), item('b', '/1')]);
  });

  it('still betters a place when it is full', () => {
    const found = new OccurrenceCollector();
    for (let i = 0; i <= MOST_VALUES; i++) found.add(item(`v${i}`, '/news', 'cited'));
    found.add(item('v0', '/contact', 'self'));
    expect(found.list()).toHaveLength(MOST_VALUES);
    expect(found.list()?.[0]).toEqual(item('v0', '/contact', 'self'));
  });
});
