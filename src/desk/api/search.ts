/** Search by a value, a picture or a passage. */
import { createRoute, z } from '@hono/zod-openapi';
import { searchPicture, searchText, searchValue } from '../../flow/site/search.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { SearchDocument } from '../../model/search.ts';
import { type Api, body, json, needs, problems } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';

const found = { 200: json(SearchDocument, 'the sites'), ...problems(400, 401, 403, 413, 429, 503) };

const routes = {
  value: createRoute({
    method: 'get',
    path: '/search',
    summary: 'Captured sites that carry a value',
    ...needs('reader'),
    request: { query: z.object({ q: written(LENGTHS.value).min(1) }) },
    responses: found,
  }),
  picture: createRoute({
    method: 'post',
    path: '/search/picture',
    summary: 'Captured sites with a picture near this one. A reader may ask; nothing is stored',
    ...needs('reader'),
    request: {
      body: {
        required: true,
        content: { 'application/octet-stream': { schema: z.any().openapi({ format: 'binary' }) } },
      },
    },
    responses: found,
  }),
  text: createRoute({
    method: 'post',
    path: '/search/text',
    summary: 'Captured sites that say a passage. A reader may ask; nothing is stored',
    ...needs('reader'),
    request: { body: body(z.object({ text: written(LENGTHS.passage).min(1) })) },
    responses: found,
  }),
};

export function addSearchRoutes(api: Api, { services, turns }: DeskParts): void {
  api.openapi(routes.value, async (c) => {
    const text = c.req.valid('query').q;
    return c.json(await turns.take(() => searchValue({ text }, services)), 200);
  });
  api.openapi(routes.picture, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return c.json(await turns.take(() => searchPicture(bytes, services)), 200);
  });
  api.openapi(routes.text, async (c) => {
    const { text } = c.req.valid('json');
    return c.json(await turns.take(() => searchText(text, services)), 200);
  });
}
