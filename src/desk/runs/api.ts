/** Runs: sends a page now, and shows a run's progress. */

import { z } from '@hono/zod-openapi';
import { HANDED_IN_BYTES } from '../../flow/crawl/hand-in.ts';
import { visitDocument } from '../../model/documents.ts';
import { HANDED_IN } from '../../model/facts/visit.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Instant } from '../../model/words.ts';
import { Browser, By, Moment } from '../frame/fields.ts';
import { siteAt } from '../frame/marks.ts';
import { json, operation } from '../frame/operations.ts';
import { MOST } from '../frame/paging.ts';
import { PAGE_BYTES } from '../frame/request.ts';
import { Visit } from '../sites/api.ts';
import type { RunRule } from './rule.ts';

const Unread = z.object({
  state: z.string(),
  condition: z.string(),
  reason: z.string().nullable().describe('code of the fault; of pages: the limit at which they were left out'),
  count: z.int(),
  sites: z.array(z.string()).describe('some of them'),
});
const Name = z.string().nullable().describe('as people call it; of a schedule: its name then');
const Head = z
  .object({
    id: z.string(),
    name: Name,
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    targets: z.int(),
    captured: z.int(),
  })
  .meta({ id: 'RunHead' });
const Run = z
  .object({
    id: z.string(),
    name: Name,
    createdAt: Instant,
    finishedAt: Instant.nullable().describe('null: at work, or it waits for a worker'),
    progress: z.object({ total: z.int(), captured: z.int(), fingerprinted: z.int(), screened: z.int() }),
    unread: z
      .object({ targets: z.array(Unread), pages: z.array(Unread) })
      .describe('what it did not read and why, and where visits left pages out'),
    visits: z.array(Visit).describe(`at most ${MOST}`),
    findings: z.array(z.string()).describe(`ids, the heaviest first, at most ${MOST}`),
  })
  .meta({ id: 'Run' });
const Sent = z
  .object({
    url: written(LENGTHS.address).min(1),
    html: z.string().max(HANDED_IN_BYTES).optional().describe('source of the page as you saw it, 5 MB at most'),
    at: Moment.optional().describe('when you saw it; without it: now'),
    browser: Browser.optional(),
    by: By.optional(),
  })
  .meta({ id: 'SentPage' });
const HandedIn = z
  .object({
    visit: Visit,
    site: z.string().describe(`name of what was handed in: the site's, with ${HANDED_IN}`),
    findings: z.array(z.string()).describe('ids'),
    page: z.string(),
  })
  .meta({ id: 'HandedIn' });
const Queued = z
  .object({ run: z.string(), look: z.string().describe('where the run is looked at'), page: z.string() })
  .meta({ id: 'QueuedRun' });

export const runOperations = (rule: RunRule) => [
  operation(
    'POST /captures',
    'sendPage',
    'Send a page: its site is captured, fingerprinted and screened now; with html, that page is taken as you saw it',
    rule.send,
    {
      body: Sent,
      most: PAGE_BYTES,
      answers: {
        201: json(HandedIn, 'the page that was handed in, apart from what its site answers us'),
        202: json(Queued, 'the run; the header Location leads to it'),
      },
      answer(c, { handedIn, run }) {
        if (handedIn === null) {
          const look = `/api/v1/runs/${run}`;
          c.header('location', look);
          return c.json({ run, look, page: `/runs/${run}` } satisfies z.infer<typeof Queued>, 202);
        }
        const { visit, findings } = handedIn;
        const page = siteAt(visit.site);
        const ids = findings.map(({ id }) => id);
        const document = { visit: visitDocument({ visit, final: true }), site: visit.site, findings: ids, page };
        return c.json(document satisfies z.infer<typeof HandedIn>, 201);
      },
      also: [413],
    },
  ),
  operation('GET /runs', 'listRuns', 'The last 100 runs, the newest first', rule.all, { gives: z.array(Head) }),
  operation('PATCH /runs/{id}', 'nameRun', 'Give a run a name', rule.name, {
    body: z.object({ name: written(LENGTHS.name).describe('empty: none') }).meta({ id: 'RunName' }),
  }),
  operation('GET /runs/{id}', 'getRun', 'A run: how far it has come, its visits and findings', rule.one, {
    gives: Run,
  }),
];
