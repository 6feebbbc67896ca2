import { expect, test } from 'vitest';
import { viewDifference } from '../../src/page/view-difference.ts';

const TEXT =
  'We grind rye and wheat for bakers along the river and send it out in paper sacks every morning of the week.';
const shown = (html: string) => ({
  body: new TextEncoder().encode(html),
  capture: {
    url: 'http://mill.example/',
    finalUrl: 'http://mill.example/',
    charset: 'utf-8',
    status: 200,
    headers: {},
  },
});
const difference = (one: string, other: string) => viewDifference(shown(one), shown(other), 'website');

test('the same page has all in common, its counter of visits or not', () => {
  const page = `<title>Mill</title><p>${TEXT}</p>`;
  expect(difference(page, page)).toEqual({ likeness: 1, onlyFirst: [], onlySecond: [] });
  expect(difference(page, `${page}<!-- 12 -->`)).toEqual({ likeness: 1, onlyFirst: [], onlySecond: [] });
});

test('lines that one alone was shown, where links lead among them, and none that is hidden', () => {
  const { likeness, onlyFirst, onlySecond } = difference(
    `<title>Mill</title><p>${TEXT}</p><p>Family business</p>`,
    `<title>Mill</title><p>${TEXT}</p><p>Old Mill Trading</p><a href="mailto:old@mill.example">Write</a><p hidden>secret</p>`,
  );
  expect(likeness).toBeGreaterThan(0.5);
  expect(onlyFirst).toEqual(['Family business']);
  expect(onlySecond).toEqual(['Old Mill Trading', 'Write', 'mailto:old@mill.example']);
});

test('nothing in common, empty pages, and no more than twenty lines of two hundred characters', () => {
  expect(difference('<p>Parked domain</p>', `<p>${TEXT}</p>`).likeness).toBeLessThan(0.1);
  expect(difference('', '').likeness).toBe(1);
  expect(difference('', `<p>${TEXT}</p>`).likeness).toBe(0);
  const many = Array.from({ length: 50 }, (_, i) => `<p>${i} ${'long '.repeat(100)}</p>`).join('');
  const { onlySecond } = difference('<p>short</p>', many);
  expect(onlySecond).toHaveLength(20);
  expect(Math.max(...onlySecond.map((line) => line.length))).toBeLessThanOrEqual(200);
});
