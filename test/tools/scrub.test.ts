/** What a successor can change, on invented pairs and on two sites of the example. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { compareSignals } from '../../src/match/compare.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { FAMILIES } from '../../src/match/weigh/weights.ts';
import { renamed } from '../../testkit/evasion/rename.ts';
import { readSite, readSubject } from '../../testkit/evasion/site.ts';
import { ALL, background, subject } from '../../testkit/match/invented.ts';
import type { JudgedPair, Label } from '../../tools/corpora/corpus.ts';
import { judge } from '../../tools/corpora/judge.ts';
import {
  judgeAlone,
  judgeScrubbed,
  KINDS,
  outcomeOf,
  SCRUBBED_IN_ORDER,
  sharesWords,
} from '../../tools/corpora/scrubbing.ts';

const site = (id: string) => ({ id, host: id, name: id, owner: id, family: id, template: 'none' });

function pairOf(
  label: Exclude<Label, null>,
  left: Subject,
  right: Subject,
  compared = compareSignals(left, right, background(100), ALL),
): JudgedPair {
  const [a, b] = [site(left.visit.site), site(right.visit.site)];
  return { a, b, label, kind: label, compared };
}

/** Two sites that share these values, and 300 words where they share a text. */
function sharing(n: number, label: Exclude<Label, null>, ...signals: string[]): JudgedPair {
  const values = Object.fromEntries(
    signals.map((id) => [id, Array.from({ length: id === 'body-text' ? 20 : 1 }, (_, i) => `${id} ${n} ${i}`)]),
  );
  return pairOf(label, subject(`a${n}`, values), subject(`b${n}`, values));
}

const weights = (pair: JudgedPair) =>
  SCRUBBED_IN_ORDER.map((_, i) => judgeScrubbed(pair, SCRUBBED_IN_ORDER.slice(0, i + 1)).weight);

describe('kinds of evidence', () => {
  it('hold each family once', () => {
    expect(Object.values(KINDS).flat().sort()).toEqual(
      Object.keys(FAMILIES)
        .filter((name) => name !== 'content')
        .sort(),
    );
  });
});

describe('a scrubbed pair', () => {
  const pair = sharing(
    1,
    'positive',
    'contact-email',
    'contact-phone',
    'images',
    'residual-name',
    'favicon',
    'body-text',
  );

  it('has less evidence with each kind that is removed, and keeps its label', () => {
    const all = [judge(pair).weight, ...weights(pair)];
    for (const [i, weight] of all.entries()) if (i > 0) expect(weight).toBeLessThan(all[i - 1] ?? 0);
    expect(all.at(-1)).toBe(judgeAlone(pair, 'text').weight);
    expect(judgeScrubbed(pair, ['contacts']).pair).toBe(pair);
  });

  it('is no copy under one name once its names are changed', () => {
    const copy = {
      ...pair,
      compared: pair.compared.map((one) => ({ ...one, pair: { ...one.pair, oneName: () => true } })),
    };
    const [whole, changed] = [judge(copy), judgeScrubbed(copy, ['names'])];
    expect(whole.weight).toBe(19);
    expect(changed.weight).toBeGreaterThan(19);
  });

  it('counts with one kind alone what that kind weighs', () => {
    expect(judgeAlone(pair, 'contacts').weight).toBe(
      judge(sharing(1, 'positive', 'contact-email', 'contact-phone')).weight,
    );
    expect(judgeAlone(pair, 'host').weight).toBe(0);
  });

  it('knows how many words are shared of either side’s own', () => {
    expect(sharesWords(pair, { of: 'coverage', share: 0.5, words: 300 })).toBe(true);
    expect(sharesWords(pair, { of: 'ofLarger', share: 0.6, words: 301 })).toBe(false);
    expect(sharesWords(sharing(2, 'positive', 'favicon'), { of: 'coverage', share: 0, words: 0 })).toBe(false);
  });
});

describe('the outcome', () => {
  const pairs = [
    sharing(1, 'positive', 'contact-email', 'images', 'body-text'),
    sharing(2, 'positive', 'contact-email'),
    sharing(3, 'hard', 'images'),
    sharing(4, 'easy'),
  ];
  const whole = pairs.map((pair) => judge(pair));

  it('counts who lies above every stranger, judged alike and with all its evidence', () => {
    const outcome = outcomeOf(
      pairs.map((pair) => judgeScrubbed(pair, ['contacts', 'pictures'])),
      whole,
    );
    expect(outcome).toMatchObject({
      positives: 2,
      strangers: 2,
      heaviestStranger: 0,
      above: 1,
      aboveWhole: 1,
      flagged: 1,
    });
    expect(outcomeOf(whole, whole)).toMatchObject({ above: 2, aboveWhole: 2, flagged: 1, falseFlags: 0 });
  });

  it('counts strangers that are flagged', () => {
    const framed = sharing(5, 'hard', 'contact-email', 'images', 'body-text');
    const judged = [...pairs, framed].map((pair) => judge(pair));
    expect(outcomeOf(judged, judged)).toMatchObject({ above: 0, flagged: 1, falseFlags: 1 });
  });
});

describe('on sites of the example', () => {
  it('a copy is found by its text when the rest is scrubbed, and strangers by nothing', async () => {
    const folder = join(import.meta.dirname, '..', '..', 'seeds', 'example', 'sites');
    const [one, other] = ['calder-whin.example', 'panmulan-chem.example'] as const;
    const original = await readSite(join(folder, one), one, one);
    const [left, copy] = [await readSubject(original), await readSubject(await renamed(original, null))];
    const stranger = await readSubject(await readSite(join(folder, other), other, other));
    const compared = (right: Subject) => compareSignals(left, right, shippedBackground());
    const positive = pairOf('positive', left, copy, compared(copy));
    const hard = pairOf('hard', left, stranger, compared(stranger));
    for (const kinds of [[], ...SCRUBBED_IN_ORDER.map((_, i) => SCRUBBED_IN_ORDER.slice(0, i + 1))]) {
      const judged = [positive, hard].map((pair) => judgeScrubbed(pair, kinds));
      expect(outcomeOf(judged, judged)).toMatchObject({ above: 1, flagged: 1, falseFlags: 0 });
    }
    expect(sharesWords(positive, { of: 'ofLarger', share: 0.6, words: 100 })).toBe(true);
    // Both still stand on one template, which may have brought the text.
    expect(judgeAlone(positive, 'text').verdict).toBe('lead');
  });
});
