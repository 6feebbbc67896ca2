import { describe, expect, it } from 'vitest';
import { open } from '../../../testkit/page/fixtures.ts';

const MAP = '<iframe src="https://maps.example/?q=3"></iframe>';
const conditionOf = (html: string): string => open(html).condition;

describe('a page of hardly a word', () => {
  it.each([
    ['a street', `<h1>Café Linde</h1><p>Kuchen ab zwei. Lindenplatz 3</p>${MAP}`],
    ['an English street', `<h1>Tolley Quills</h1><p>14 Old Mill Lane, Farrowby</p>${MAP}`],
    ['a Russian street', `<h1>Перья Толли</h1><p>ул. Мельничная, д. 4</p>${MAP}`],
    ['a Chinese street', `<h1>鹅毛笔工坊</h1><p>磨坊路12号</p>${MAP}`],
    ['a telephone number', `<h1>Tolley Quills</h1><p>+1 202 555 0143</p>${MAP}`],
    ['a mail address', `<h1>Tolley Quills</h1><p>tolley@quills.example</p>${MAP}`],
    ['a link to write by', `<h1>Tolley Quills</h1><a href="mailto:tolley@quills.example">Write</a>${MAP}`],
  ])('has content when it gives %s', (_, html) => {
    expect(conditionOf(html)).toBe('content');
  });

  it.each([
    ['a frame alone', `<h1>Tolley Quills</h1>${MAP}`],
    ['a season and a year', `<h1>Tolley Quills</h1><p>Quills for Spring 2024</p>${MAP}`],
    ['an hour of driving', `<h1>Tolley Quills</h1><p>A 20 minutes drive away</p>${MAP}`],
    [
      'frames with an address beside them',
      '<frameset><frame src="a.htm"><noframes>14 Old Mill Lane</noframes></frameset>',
    ],
  ])('is a shell with %s', (_, html) => {
    expect(conditionOf(html)).toBe('empty-shell');
  });
});
