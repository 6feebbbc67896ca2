import { describe, expect, it } from 'vitest';
import { againAfter } from '../../../src/flow/crawl/again.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { visitOf } from '../../../testkit/store/facts.ts';

const HOUR = 3_600_000;
const after = (
  state: 'deferred' | 'unreachable' | 'failed' | 'hollow' | 'partial' | 'captured',
  reason: string | null,
  { attempts = 0, retryAfter = null as number | null, random = 0.5 } = {},
) => againAfter({ visit: visitOf('v', { state, reason }), retryAfter }, attempts, LIMITS, () => random);

describe('againAfter', () => {
  it.each([
    [5_000, { afterMs: 5_000, held: true }],
    [HOUR, { afterMs: HOUR, held: false }],
    [null, { afterMs: HOUR, held: false }],
    [LIMITS.retryAfterMs - 1, { afterMs: LIMITS.retryAfterMs - 1, held: false }],
    [LIMITS.retryAfterMs, null],
  ])('deferred for %s: never earlier than asked, parked beyond the limit', (retryAfter, expected) => {
    expect(after('deferred', 'http:429', { retryAfter })).toEqual(expected);
  });

  it('gives a deferred target up after a few times', () => {
    expect(after('deferred', 'http:503', { attempts: 2, retryAfter: 1 })).not.toBeNull();
    expect(after('deferred', 'http:503', { attempts: 3, retryAfter: 1 })).toBeNull();
  });

  it.each(['fetch:timeout', 'fetch:reset', 'fetch:refused', 'dns:failure', 'http:500', 'http:502'])(
    'a fault that may pass (%s): within 30 s, then a minute, then two, then never',
    (reason) => {
      const bounds = [0, 1, 2].map((attempts) => after('unreachable', reason, { attempts, random: 1 })?.afterMs);
      expect(bounds).toEqual([30_000, 60_000, 120_000]);
      expect(after('unreachable', reason, { random: 0 })).toEqual({ afterMs: 0, held: true });
      expect(after('unreachable', reason, { attempts: 3 })).toBeNull();
    },
  );

  it('waits for robots.txt to be asked again', () => {
    expect(after('unreachable', 'fetch:refused', { retryAfter: HOUR })).toEqual({ afterMs: HOUR, held: false });
  });

  it.each([408, 425])('of the refusals only those that may pass: %i', (status) => {
    expect(after('hollow', `http:${status}`)).not.toBeNull();
  });

  it.each([
    ['hollow', 'http:404'],
    ['hollow', 'http:403'],
    ['unreachable', 'dns:nxdomain'],
    ['failed', 'limit:decoded'],
    ['failed', 'fetch:protocol'],
    ['partial', 'fetch:timeout'],
    ['captured', null],
  ] as const)('%s, %s: final', (state, reason) => {
    expect(after(state, reason)).toBeNull();
  });
});
