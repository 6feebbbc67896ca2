/** Sites: their values, visits and captures. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { VisitDocument } from '../../model/documents.ts';
import { Kind } from '../../model/words.ts';
import { operation } from '../frame/operations.ts';
import { MOST, Paged } from '../frame/paging.ts';
import type { SiteRule } from './rule.ts';

export const Visit = VisitDocument.meta({ id: 'Visit' });
const Site = z
  .object({
    site: z.string(),
    identifiers: z.array(
      z.object({
        kind: Kind,
        visit: z.string(),
        signal: z.string(),
        value: z.string(),
        others: z.int().describe('other captured sites that carry it'),
      }),
    ),
    cases: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'Site' });
const Capture = z
  .object({
    id: z.string(),
    role: z.string(),
    url: z.string(),
    finalUrl: z.string(),
    status: z.int().nullable(),
    body: z.string().nullable().describe('SHA-256 of the bytes'),
    length: z.int().nullable(),
    capturedAt: z.string(),
  })
  .meta({ id: 'Capture' });

export const siteOperations = (rule: SiteRule) => [
  operation('GET /sites/{id}', 'getSite', 'What a site gives away, and who else carries it', rule.one, { gives: Site }),
  operation(
    'GET /sites/{id}/visits',
    'listVisits',
    'Visits of a site, the last stored first; the header Link names the next page',
    rule.visits,
    {
      query: Paged.extend({ limit: Paged.shape.limit.unwrap().default(MOST) }),
      gives: z.array(Visit),
      as: ({ visits }) => visits,
      header: (c, { next }) => linkNext(c, next),
      isTotal: true,
    },
  ),
  operation('GET /visits/{id}/captures', 'listCaptures', 'The captures of a visit, in order', rule.captures, {
    gives: z.array(Capture),
  }),
];

/** A bare list names its next page in a header (RFC 8288). */
function linkNext(c: Context, cursor: string | null): void {
  if (cursor === null) return;
  const url = new URL(c.req.url);
  url.searchParams.set('cursor', cursor);
  c.header('link', `<${url.pathname}${url.search}>; rel="next"`);
}
