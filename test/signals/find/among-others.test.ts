import { expect, it } from 'vitest';
import { isMapCaption } from '../../../src/signals/find/among-others.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const pages = {
  '/': `<html><body><p>Pens and quills in bulk.</p><div class="leaflet-control"><p>Leaflet and others</p></div>
    <p>© 2024 Quill Maps - GS(2023)3206号 - 京ICP证030173号</p><p>Map data ©2024 Streetplan</p><footer><p>© 2023 Quillmoor Ltd</p></footer></body></html>`,
};

it('tells captions by the box of the map, and by what they say', () => {
  const [home] = siteFrom(pages).pages;
  expect(home?.blocks.filter(({ text, node }) => isMapCaption(text, node)).map(({ text }) => text)).toEqual([
    'Leaflet and others',
    '© 2024 Quill Maps - GS(2023)3206号 - 京ICP证030173号',
    'Map data ©2024 Streetplan',
  ]);
});
