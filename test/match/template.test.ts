import { describe, expect, it } from 'vitest';
import type { Subject } from '../../src/match/subject.ts';
import { makersOf, withoutMakers } from '../../src/match/template.ts';
import type { Comparison } from '../../src/signals/signal.ts';
import { subject } from './invented.ts';
import { withReading } from './with-reading.ts';

/** Declares, as "kind:name". */
function standsOn(site: string, ...values: string[]): Subject {
  const declared = values.map((value) => {
    const [kind = '', name = ''] = value.split(':');
    return { value, kind, name };
  });
  return withReading(subject(site, {}), 'template-credit', { declared });
}

function sharing(...values: string[]): Comparison {
  const side = (value: string) => ({ value, quote: value, url: '', selector: '', capture: '' });
  const shared = values.map((value) => ({ token: value, similarity: 1, left: side(value), right: side(value) }));
  return { level: 'identical', similarity: 1, shared, left: side(''), right: side(''), note: '' };
}

const left = (comparison: Comparison | null) => comparison?.shared.map((one) => one.left.value) ?? [];

describe('makers of what both stand on', () => {
  it('are those that either credits, where both declare one theme', () => {
    const [one, two] = [
      standsOn('one', 'file:tallgrass', 'credit:fernthemes'),
      standsOn('two', 'file:tallgrass'),
    ] as const;
    for (const makers of [makersOf(one, two), makersOf(two, one)]) {
      expect(makers).toEqual({ credited: ['fernthemes'], hosts: [] });
      expect(left(withoutMakers(sharing('hello@fern-themes.test', 'shop@one.test'), makers))).toEqual([
        'shop@one.test',
      ]);
    }
    expect(makersOf(standsOn('one', 'credit:fernthemes'), standsOn('two', 'file:other'))).toEqual({
      credited: [],
      hosts: [],
    });
  });

  it('are the hosts that serve the looks of both, with the accounts that bear their name and no others', () => {
    const makers = makersOf(standsOn('one', 'host:reelbox'), standsOn('two', 'host:reelbox', 'host:other'));
    expect(makers.hosts).toEqual(['reelbox']);
    const shared = sharing('imgix:reelbox', 'imgix:quillmoor', 'reelbox:quillmoor', 'twitter:reelbox-fans');
    expect(left(withoutMakers(shared, makers))).toEqual([
      'imgix:quillmoor',
      'reelbox:quillmoor',
      'twitter:reelbox-fans',
    ]);
  });

  it('are never one of the two', () => {
    const copy = standsOn('copy', 'host:quillmoor', 'file:tallgrass');
    const old = standsOn('quillmoor', 'host:quillmoor', 'file:tallgrass', 'credit:quillmoor');
    expect(makersOf(old, copy)).toEqual({ credited: [], hosts: [] });
  });
});
