import { describe, expect, it } from 'vitest';
import { openHookRests } from '../../src/flow/hook-rests.ts';

describe('a receiver', () => {
  it('that answers takes any number of alerts at a time; before its first answer only two', () => {
    const rests = openHookRests();
    const turns = () => [1, 2, 3].map(() => rests.enter('h', 0));
    expect(turns()).toEqual(['now', 'now', 'soon']);
    rests.left('h', true, 0);
    expect(turns()).toEqual(['now', 'now', 'now']);
    expect(rests.enter('other', 0)).toBe('now');
  });

  it('that does not answer rests, each time for longer, and is then tried with one alert', () => {
    const rests = openHookRests();
    let now = 0;
    const rest = () => {
      expect(rests.enter('h', now)).toBe('now');
      rests.left('h', false, now);
      const from = now;
      while (rests.enter('h', now) === 'later') now += 1_000;
      rests.left('h', null, now);
      return (now - from) / 1_000;
    };
    expect([rest(), rest(), rest()]).toEqual([15, 30, 60]);
    for (let i = 0; i < 6; i++) rest();
    expect(rest()).toBe(600);
    expect([rests.enter('h', now), rests.enter('h', now)]).toEqual(['now', 'later']);
    rests.left('h', true, now);
    expect([rests.enter('h', now), rests.enter('h', now)]).toEqual(['now', 'now']);
  });
});
