import { describe, expect, it } from 'vitest';
import { accountsIn, tracker } from '../../src/signals/tracker.ts';
import { signalContract } from '../contract/signal.contract.ts';
import { milliseconds } from './milliseconds.ts';

signalContract(tracker);

describe('accounts in scripts', () => {
  it('reads an account apart from its property number', () => {
    expect(accountsIn("ga('create','UA-48213907-12')").map(({ id }) => id)).toEqual(['48213907']);
  });

  it.each([
    'UA-00000000-1',
    "fbq('init','0000000000000')",
    'nib G-7QK2M9ZXW4',
    'hm.baidu.com/hm.js?123',
    "gtag('config','G-MEASUREMENTID')",
  ])('reads nothing in %s', (code) => {
    expect(accountsIn(code)).toEqual([]);
  });

  it.each([
    'UA-',
    'G-',
    'gtag( G-A',
    'fbq(',
    'ym(',
    'cnzz.com/',
    'facebook.com/tr?',
    '51.la/',
    'sitekey="',
    'clarity "clarity",',
  ])('stays linear on 100 KB of %j', (unit) => {
    expect(milliseconds(() => accountsIn(unit.repeat(Math.ceil(100_000 / unit.length))))).toBeLessThan(50);
  });
});
