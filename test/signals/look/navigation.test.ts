import { expect, it } from 'vitest';
import { navigation } from '../../../src/signals/look/navigation.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './navigation.examples.ts';

signalContract(navigation, examples);

const WORDS = 'We pick and dry herbs in the mountains and send them to shops all over the country by post every week.';
const page = (lang: string, labels: string[]) =>
  `<html lang="${lang}"><body><nav><ul>${labels.map((label, i) => `<li><a href="/${i}">${label}</a></li>`).join('')}</ul></nav><p>${WORDS}</p></body></html>`;
const menu = (labels: string[]) => navigation.extract(siteFrom({ '/': page('en', labels) }));
const compare = (left: string[], right: string[]) => {
  const [a, b] = [menu(left), menu(right)];
  return a && b && navigation.compare(a, b);
};

it('grades by how much of the order is kept', () => {
  const labels = ['Home', 'Valleys', 'Herbs', 'Diary', 'Prices', 'Contact'];
  expect(
    compare(
      labels,
      labels.map((label) => label.toUpperCase()),
    )?.level,
  ).toBe('identical');
  expect(
    compare(
      labels,
      labels.filter((_, i) => i !== 3),
    )?.level,
  ).toBe('close');
  expect(compare(labels, ['Home', 'Herbs', 'Contact', 'News', 'Team'])?.level).toBe('partial');
  expect(compare(labels, ['Start', 'Vases', 'Bowls', 'Contact'])?.level).toBe('different');
});

it('makes each label a token, so that rarity decides what it is worth', () => {
  const value = menu(['Home', 'Valleys', 'Herbs']);
  expect(value && navigation.tokens?.(value)).toEqual([
    'navigation:en:home',
    'navigation:en:valleys',
    'navigation:en:herbs',
  ]);
});

it('finds a menu again that was dealt anew, for less, and not one of a few everyday labels', () => {
  const labels = ['Home', 'Valleys', 'Herbs', 'Diary', 'Prices', 'Contact'];
  const dealt = ['Prices', 'Contact', 'Herbs', 'Home', 'Diary', 'Valleys'];
  const found = compare(labels, dealt);
  expect(found?.level).toBe('partial');
  expect(found?.shared).toHaveLength(6);
  expect(found?.shared.every(({ similarity }) => similarity < 1)).toBe(true);
  expect(compare(['Home', 'About', 'News', 'Contact'], ['Contact', 'News', 'About', 'Home'])?.level).toBe('different');
  expect(compare(labels, ['Contact', 'Prices', 'Vases', 'Bowls', 'Cups', 'Home'])?.level).toBe('different');
});
