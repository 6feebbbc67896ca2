import { describe, expect, it } from 'vitest';
import { bodyText } from '../../../src/signals/content/body-text.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { editWords, generator, zipfWords } from '../../../testkit/sketch/edited-text.ts';
import { examples } from './body-text.examples.ts';

signalContract(bodyText, examples);

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

describe('texts in several languages', () => {
  const page = (lang: string, heading: string, text: string) =>
    `<html lang="${lang}"><head><title>${heading}</title></head><body><main><h1>${heading}</h1>${text}</main></body></html>`;
  const english = (seed: number) => {
    const words = zipfWords(350, generator(seed));
    return Array.from({ length: 25 }, (_, i) => `<p>${words.slice(i * 14, i * 14 + 14).join(' ')}.</p>`).join('');
  };
  const RUSSIAN = [
    'сухие травы',
    'горный мёд',
    'льняное масло',
    'еловые шишки',
    'белый войлок',
    'ивовые корзины',
  ].flatMap((goods, i) => [
    `<p>Мы возим ${goods} на лодке через озеро номер ${i}, потому что дорога туда закрыта до самой весны.</p>`,
    `<p>Тот, кто однажды купил ${goods}, пишет старому мастеру осенью и просит оставить ещё немного про запас.</p>`,
    `<p>На складе ${goods} лежат в ящиках у южной стены, и сторож проветривает их каждое утро до восхода.</p>`,
    `<p>Если ${goods} отсырели в пути, мы меняем их без спора и платим за обратную перевозку сами.</p>`,
    `<p>Первые ${goods} привёз сюда прадед нынешнего хозяина, когда железной дороги ещё не было.</p>`,
  ]);
  const compared = (of: (seed: number) => Record<string, string>) => {
    const [left, right] = [21, 22].map((seed) => bodyText.extract(siteFrom(of(seed))));
    return left && right ? bodyText.compare(left, right) : null;
  };

  it('lets a translation that was forgotten beside rewritten pages speak for itself', () => {
    const found = compared((seed) => ({
      '/': page('en', 'Goods', english(seed)),
      '/ru/': page('ru', 'Товары', RUSSIAN.join('')),
    }));
    expect(found?.level).toBe('identical');
  });

  it('does not let a short page in a language of its own speak for the whole', () => {
    const found = compared((seed) => ({
      '/': page('en', 'Goods', english(seed)),
      '/ru/': page('ru', 'Доставка', RUSSIAN.slice(0, 5).join('')),
    }));
    expect(found?.level).toBe('partial');
    expect(found?.note).toMatch(/\(about 1?\d % of the text\)/);
    const amount = (found?.shared ?? []).reduce((sum, one) => sum + (one.amount ?? 0), 0);
    expect(amount / Math.min(found?.totals?.left ?? 0, found?.totals?.right ?? 0)).toBeLessThan(0.25);
  });

  it.each([
    ['/hinweise.html', 'Datenschutzerklärung'],
    ['/privacy-policy/', 'How we keep your data'],
    ['/page/17', 'Политика конфиденциальности'],
  ])('does not read a notice of law: %s', (path, heading) => {
    const found = compared((seed) => ({
      '/': page('en', 'Goods', english(seed)),
      [path]: page('ru', heading, RUSSIAN.join('')),
    }));
    expect(['different', undefined]).toContain(found?.level);
  });

  it('reads what is sold under such a word', () => {
    const found = compared((seed) => ({
      '/': page('en', 'Goods', english(seed)),
      '/privacy-film-for-windows': page('ru', 'Плёнка', RUSSIAN.join('')),
    }));
    expect(found?.level).toBe('identical');
  });
});
