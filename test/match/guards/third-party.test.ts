import { describe, expect, it } from 'vitest';
import { ownersAreThirdParties, ownersStandBesideOwn } from '../../../src/match/guards/guards.ts';
import type { Subject } from '../../../src/match/readings/subject.ts';
import type { Comparison } from '../../../src/signals/signal.ts';
import { subject } from '../../../testkit/match/invented.ts';

interface Carried {
  readonly value: string;
  readonly role: 'declared' | 'trace' | 'mention';
  readonly whole?: boolean;
  readonly source?: string;
}

function calls(site: string, names: readonly Carried[], leadsTo: readonly string[] = []): Subject {
  const { fingerprint, ...rest } = subject(site, {});
  const value = names.map((name) => ({ whole: true, source: 'footer', ...name }));
  const links = { own: [{ value: `${site}.test` }], outbound: leadsTo.map((to) => ({ value: to })) };
  return {
    ...rest,
    fingerprint: {
      ...fingerprint,
      readings: [
        { signal: 'residual-name', version: 1, value, failure: null },
        { signal: 'site-link', version: 1, value: links, failure: null },
      ],
    },
  };
}

/** With the owners of its copyright lines. */
function signs(one: Subject, ...values: string[]): Subject {
  const { fingerprint } = one;
  const reading = {
    signal: 'copyright-owner',
    version: 1,
    value: { owners: values.map((value) => ({ value })) },
    failure: null,
  };
  return { ...one, fingerprint: { ...fingerprint, readings: [...fingerprint.readings, reading] } };
}

function owners(...names: string[]): Comparison {
  const side = (value: string) => ({ value, quote: `© ${value}`, url: '', selector: '', capture: '' });
  const shared = names.map((name) => ({
    token: `copyright-owner:${name}`,
    similarity: 1,
    left: side(name),
    right: side(name),
  }));
  return { level: 'identical', similarity: 1, shared, left: side(''), right: side(''), note: '' };
}

const declared = (value: string): Carried => ({ value, role: 'declared' });

describe('ownersAreThirdParties', () => {
  it('tells the maker whose dealers both are', () => {
    const [one, two] = [calls('one', [declared('garage ahlen')]), calls('two', [declared('motor brandt')])];
    expect(ownersAreThirdParties(owners('Vortana Motors GmbH'), one, two)).toBe(true);
  });

  it('takes a name in the title for one of its own', () => {
    const titled: Carried = { value: 'rudolf ahlen', role: 'trace', source: 'title' };
    const [one, two] = [calls('one', [titled]), calls('two', [declared('motor brandt')])];
    expect(ownersAreThirdParties(owners('Vortana Motors GmbH'), one, two)).toBe(true);
  });

  it('keeps the name that a copy forgot to change: the other side calls itself so', () => {
    const copy = calls('copy', [declared('fernhollow import')]);
    for (const role of ['declared', 'trace'] as const) {
      const old = calls('old', [declared('quillmoor'), { value: 'hebei quillmoor trading', role }]);
      expect(ownersAreThirdParties(owners('Hebei Quillmoor Trading Co., Ltd.'), old, copy)).toBe(false);
      expect(ownersAreThirdParties(owners('Hebei Quillmoor Trading Co., Ltd.'), copy, old)).toBe(false);
    }
  });

  it('does not take a short form of an own name for somebody else’s', () => {
    const [old, copy] = [calls('old', [declared('hebei quillmoor trading')]), calls('copy', [declared('fernhollow')])];
    expect(ownersAreThirdParties(owners('quillmoor'), old, copy)).toBe(false);
  });

  it('says nothing where a side has no other name, or both have one name', () => {
    expect(ownersAreThirdParties(owners('vortana'), calls('one', []), calls('two', [declared('brandt')]))).toBe(false);
    const [one, two] = [calls('one', [declared('brandt')]), calls('two', [declared('brandt')])];
    expect(ownersAreThirdParties(owners('vortana'), one, two)).toBe(false);
  });

  it('does not count phrases: they are full of what a dealer sells', () => {
    const phrase: Carried = { value: 'vortana spare parts', role: 'trace', whole: false };
    const [one, two] = [calls('one', [declared('ahlen'), phrase]), calls('two', [declared('brandt')])];
    expect(ownersAreThirdParties(owners('vortana'), one, two)).toBe(true);
  });

  describe('an owner with a site of its own that both lead to', () => {
    const dealers = (...sites: string[]) =>
      ['one', 'two'].map((site, i) => calls(site, [], [sites[i % sites.length] ?? ''])) as [Subject, Subject];

    it('is a third party, also where the sides do not say what they are called', () => {
      expect(ownersAreThirdParties(owners('Vortana Motors GmbH'), ...dealers('vortana-motors.com'))).toBe(true);
    });

    it('must be led to by each that has no other name', () => {
      expect(ownersAreThirdParties(owners('vortana'), ...dealers('vortana.com', 'brandt.com'))).toBe(false);
      const [one] = dealers('vortana.com');
      expect(ownersAreThirdParties(owners('vortana'), one, calls('two', [declared('motor brandt')]))).toBe(true);
    });

    it('is none of the two, nor a company that one of them is listed as', () => {
      const [one, two] = dealers('vortana.com');
      const old = calls('vortana', [], ['vortana.com']);
      expect(ownersAreThirdParties(owners('vortana'), old, two)).toBe(false);
      const entity = { id: 'x', names: ['Vortana Co., Ltd.'], aliases: [] } as unknown as Subject['entity'];
      expect(ownersAreThirdParties(owners('vortana'), { ...one, entity }, two)).toBe(false);
    });
  });
});

describe('ownersStandBesideOwn', () => {
  const titled = (value: string): Carried => ({ value, role: 'trace', source: 'title', whole: false });
  const one = signs(calls('ahlen', []), 'ahlen', 'lens agency');
  const two = signs(calls('two', [titled('motor brandt')]), 'motor brandt', 'lens agency');

  it('tells the owner of the photos from the owner of the site', () => {
    expect(ownersStandBesideOwn(owners('Lens Agency'), one, two)).toBe(true);
  });

  it('keeps a name that is the only one in the copyright lines of a side, or that a side calls itself by', () => {
    expect(ownersStandBesideOwn(owners('Lens Agency'), one, signs(calls('two', []), 'lens agency'))).toBe(false);
    const old = signs(calls('two', [titled('motor brandt'), titled('lens agency')]), 'motor brandt', 'lens agency');
    expect(ownersStandBesideOwn(owners('Lens Agency'), one, old)).toBe(false);
  });

  it('keeps a firm by its legal form: it may be behind both', () => {
    expect(ownersStandBesideOwn(owners('Lens Agency Ltd'), one, two)).toBe(false);
  });
});
