/** Search by a value, a picture or a passage. A question changes nothing, so a reader may ask it. */
import { Hono } from 'hono';
import { InputError } from '../../errors.ts';
import { searchPicture, searchText, searchValue } from '../../flow/site/search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { formOf, PICTURE_BYTES, textOf } from '../frame/request.ts';
import { searchPage } from '../pages/search.ts';

export function searchRoutes({ services, turns }: DeskParts): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/search', async (c) => {
    const { q = '', value: key, picture } = c.req.query();
    if (picture !== undefined) {
      const capture = await services.store.ledger.capture(picture);
      const bytes = capture?.role === 'image' && capture.body !== null ? await services.blobs.get(capture.body) : null;
      if (bytes === null) return c.notFound();
      return c.html(searchPage('', await turns.take(() => searchPicture(bytes, services))));
    }
    const text = q.trim().slice(0, LENGTHS.value);
    if (text === '' && key === undefined) return c.html(searchPage('', null));
    return c.html(searchPage(text, await turns.take(() => searchValue({ text, key }, services))));
  });
  app.post('/search/picture', async (c) => {
    const file = (await formOf(c, PICTURE_BYTES)).get('picture');
    if (file === null || typeof file === 'string' || file.size === 0)
      throw new InputError('choose a picture file first');
    const bytes = new Uint8Array(await file.arrayBuffer());
    return c.html(searchPage('', await turns.take(() => searchPicture(bytes, services))));
  });
  app.post('/search/text', async (c) => {
    const text = textOf(await formOf(c), 'text', LENGTHS.passage);
    return c.html(searchPage('', await turns.take(() => searchText(text, services))));
  });
  return app;
}
