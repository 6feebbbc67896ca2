/** What a platform, a builder or a theme brings to all its users at once: templates and packages of common values. */
import { describe, expect, it } from 'vitest';
import { matchPair } from '../../src/match/compare.ts';
import { ALL, background, invented, STRUCTURE, subject } from '../../testkit/match/invented.ts';

type Readings = Readonly<Record<string, readonly string[]>>;
const everywhere = (readings: Readings, count: number) =>
  Object.fromEntries(
    Object.entries(readings).flatMap(([id, value]) => value.map((one) => [`${id}:${one}`, count] as const)),
  );
const weigh = (readings: Readings, known = background(200), right = readings) =>
  matchPair(subject('left', readings), subject('right', right), known, [], ALL);
const bitsOf = (signal: string, { evidence }: ReturnType<typeof weigh>) =>
  evidence.find((row) => row.signal === signal)?.weight ?? 0;

describe('a package of common values', () => {
  const frame = {
    'residual-name': ['market'],
    title: ['market'],
    'site-link': ['market'],
    navigation: ['sell', 'buy'],
  };

  it('counts as one fact, however many signals it shows in', () => {
    const known = background(200, everywhere(frame, 8));
    const rows = Object.keys(frame).map((id) => weigh({ [id]: frame[id as keyof typeof frame] }, known).weight);
    const all = weigh(frame, known).weight;
    expect(all).toBeLessThanOrEqual(Math.max(...rows) + 0.2);
    expect(weigh(frame).weight).toBeGreaterThan(all + 10);
  });

  it('leaves mail, phones and papers their own rarity', () => {
    const contacts = { 'contact-email': ['a@b.test'], 'contact-phone': ['+1'] };
    const known = background(200, everywhere(contacts, 6));
    const [mail, both] = [weigh({ 'contact-email': ['a@b.test'] }, known), weigh(contacts, known)];
    expect(both.weight).toBeGreaterThan(mail.weight + 1);
  });
});

describe('a known template', () => {
  const copied = { structure: ['skeleton'], 'body-text': ['a'], title: ['herbs'] };

  it('leaves titles and menus half of their bits and text less, since it may have brought them', () => {
    const unknown = weigh(copied);
    const known = weigh(copied, background(200, { 'structure:skeleton': 40 }));
    expect(bitsOf('title', known)).toBeCloseTo(bitsOf('title', unknown) / 2, 0);
    expect(bitsOf('body-text', known)).toBeLessThanOrEqual(bitsOf('body-text', unknown));
    expect(bitsOf('structure', known)).toBeLessThan(0.5);
  });

  it('brought no such part of a text that two sites have nearly all their words from it', () => {
    const words = (number: number, of = 'shared') => Array.from({ length: number }, (_, i) => `${of} ${i}`);
    const counts = background(200, { 'structure:skeleton': 40 });
    /** In passages of fifteen words. */
    const text = (shared: number, rest: number) =>
      bitsOf(
        'body-text',
        weigh({ structure: ['skeleton'], 'body-text': words(shared) }, counts, {
          structure: ['skeleton'],
          'body-text': [...words(shared), ...words(rest, 'own')],
        }),
      );
    expect(text(20, 7)).toBeGreaterThanOrEqual(14);
    expect(text(20, 27)).toBeLessThan(8);
    expect(text(4, 1)).toBeLessThan(8);
  });

  it('takes nothing from an account where other users are counted, who would have it too', () => {
    const tracker = invented('tracker', 'identity');
    const account = (readings: Readings, known = background(200)) =>
      bitsOf(
        'tracker',
        matchPair(subject('left', readings), subject('right', readings), known, [], [STRUCTURE, tracker]),
      );
    const [alone, both] = [{ tracker: ['ua-1'] }, { structure: ['skeleton'], tracker: ['ua-1'] }];
    expect(account(both, background(200, { 'structure:skeleton': 40 }))).toBe(account(alone));
    const theirs = background(200, { 'structure:skeleton': 40, 'tracker:ua-1': 20 });
    expect(account(both, theirs)).toBeLessThan(1);
  });

  it('takes nothing from contacts', () => {
    const mail = { ...copied, 'contact-email': ['a@b.test'] };
    expect(bitsOf('contact-email', weigh(mail, background(200, { 'structure:skeleton': 40 })))).toBeCloseTo(
      bitsOf('contact-email', weigh(mail)),
      0,
    );
  });
});
