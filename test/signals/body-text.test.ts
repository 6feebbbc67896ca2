import { expect, it } from 'vitest';
import { bodyText } from '../../src/signals/body-text.ts';
import { signalContract } from '../contract/signal.contract.ts';
import { siteFrom } from '../site-fixture.ts';
import { editWords, generator, zipfWords } from '../sketch/edited-text.ts';

signalContract(bodyText);

const text = (words: readonly string[]) =>
  `<html><body><main><h1>Herbs</h1>${Array.from({ length: Math.ceil(words.length / 12) }, (_, i) => `<p>${words.slice(i * 12, i * 12 + 12).join(' ')}.</p>`).join('')}</main></body></html>`;
const levelOf = (left: readonly string[], right: readonly string[]) => {
  const [a, b] = [left, right].map((words) => bodyText.extract(siteFrom({ '/': text(words) })));
  return a && b ? (bodyText.compare(a, b)?.level ?? null) : null;
};
const random = generator(7);
const long = zipfWords(600, random);

it('finds a long text again with every fourth word changed, and no stranger of the same vocabulary', () => {
  // Some passage may stand whole by luck: each paragraph loses its first word.
  const edited = editWords(long, 0.25, random).map((word, i) => (i % 12 === 3 ? 'other' : word));
  expect(levelOf(long, edited)).toBe('partial');
  expect(levelOf(long, zipfWords(600, random))).toBe('different');
});

it('finds a text again in as much noise', () => {
  const noise = zipfWords(600, random).map((word) => `x${word}`);
  expect(levelOf(long, [...long, ...noise])).toBe('close');
});

it('does not read look-alike letters as others', () => {
  const words =
    'we pack and ship dried mountain herbs from three small valleys to shops in every part of the country'.split(' ');
  const told = Array.from({ length: 8 }, (_, i) => words.map((word) => `${word}${'abcdefgh'[i]}`)).flat();
  expect(
    levelOf(
      told,
      told.map((word, i) => (i % 2 === 0 ? word.replaceAll('o', 'о').replaceAll('e', 'е') : word)),
    ),
  ).toBe('identical');
});
