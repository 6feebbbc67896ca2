import { expect, it } from 'vitest';
import { CapturedPages } from '../../../src/flow/crawl/captured-pages.ts';
import { capturedFrom } from '../../../testkit/site-fixture.ts';

const site = (text: string) => capturedFrom({ '/': text });

it('holds what was captured until it is forgotten, for that visit only', () => {
  const pages = new CapturedPages();
  const captured = site('mill');
  pages.keep('target', captured);
  expect(pages.bodiesOf('target', captured.visit.id)).toBe(captured.bodies);
  expect(pages.bodiesOf('target', 'another').size).toBe(0);
  pages.forget('target');
  expect(pages.bodiesOf('target', captured.visit.id).size).toBe(0);
});

it('holds no more bytes than its bound, and has room again for what follows', () => {
  const pages = new CapturedPages(10);
  const [first, second] = [site('12345678'), site('123')];
  pages.keep('first', first);
  pages.keep('second', second);
  expect(pages.bodiesOf('first', first.visit.id).size).toBe(1);
  expect(pages.bodiesOf('second', second.visit.id).size).toBe(0);
  pages.forget('first');
  pages.keep('second', second);
  expect(pages.bodiesOf('second', second.visit.id).size).toBe(1);
});
