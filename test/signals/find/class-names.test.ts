import { expect, it } from 'vitest';
import { classNamesOf } from '../../../src/signals/find/page-shape.ts';
import { siteFrom } from '../../site-fixture.ts';

const text =
  '<p>Words that make this a page with content, since an empty one would hold nothing to be read by anybody.</p>';
const names = (classes: string) =>
  [...classNamesOf(siteFrom({ '/': `<html><body><div class="${classes}">${text}</div></body></html>` }).pages)].sort();

it('masks numbers, so that one template gives one name', () => {
  expect(names('post-123 post-9 col-md-6')).toEqual(['col-md-0', 'post-0']);
});

it('leaves out names that a build tool made up', () => {
  expect(names('css-1x2y3z sc-bdVaJa Card_root__3fK2q product-card navbar')).toEqual(['navbar', 'product-card']);
});
