/** Sites: their values, visits and captures. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Change, Timeline } from '../../model/derived/timeline.ts';
import { PageDifference, PageSides, PictureSides } from '../../model/derived/visit-difference.ts';
import { VisitDocument, visitDocument } from '../../model/documents.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
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

const Difference = z
  .object({
    earlier: Visit,
    later: Visit,
    values: z.array(Change.omit({ confirmed: true })).describe('contacts and owners first'),
    pages: z.array(PageSides),
    texts: z.array(PageDifference).describe('20 changed pages, from `from` on, with their lines'),
    next: z.int().nullable().describe('`from` of the next changed pages; null: there are none'),
    pictures: z.object({ same: z.int(), differing: z.array(PictureSides) }),
    problems: z.array(z.string()).describe('why the pages of a visit cannot be read'),
  })
  .meta({ id: 'VisitDifference' });
const VisitId = written(LENGTHS.id).optional();

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
  operation(
    'GET /sites/{id}/timeline',
    'getTimeline',
    'When values, pages and pictures appeared and were gone',
    rule.timeline,
    {
      gives: Timeline.meta({ id: 'Timeline' }),
    },
  ),
  operation(
    'GET /sites/{id}/difference',
    'compareVisits',
    'What differs between two visits of a site',
    rule.difference,
    {
      query: z.object({
        earlier: VisitId.describe('id of a visit; without both: the last two'),
        later: VisitId,
        from: z.coerce.number().int().min(0).max(1_000_000).optional().describe('place among the changed pages'),
      }),
      gives: Difference,
      as: ({ heads: _, earlier, later, ...found }) => {
        const [then, now] = [earlier, later].map((visit) => visitDocument({ visit, final: true }));
        return { ...found, earlier: then, later: now } as unknown as z.infer<typeof Difference>;
      },
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
