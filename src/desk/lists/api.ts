/** Sweep lists: the addresses that are crawled. */
import { z } from '@hono/zod-openapi';
import { Interval } from '../../model/facts/seed.ts';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import { SweepListDocument, SweepRowDocument } from '../../model/sweep-list.ts';
import { Addresses, Browser, By, TimeOfDay, Timezone } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import { FRAME_BYTES, LIST_BYTES } from '../frame/request.ts';
import type { ListRule } from './rule.ts';

const Document = SweepListDocument.meta({ id: 'SweepList' });
const Page = z
  .object({ list: Document, rows: z.array(SweepRowDocument.meta({ id: 'SweepRow' })), next })
  .meta({ id: 'SweepListPage' });
const Tags = z.array(written(LENGTHS.label)).max(COUNTS.labels).describe('labels');
const Rows = z.array(z.int().positive()).min(1).max(COUNTS.rows);
const Often = Interval.max(LENGTHS.interval);
const Change = z
  .object({ rows: Rows, tags: Tags.optional(), interval: Often.nullable().optional() })
  .refine(({ tags, interval }) => tags !== undefined || interval !== undefined, 'say tags or interval')
  .meta({ id: 'SweepRowChange' });
const Wish = z
  .object({ name: written(LENGTHS.name).min(1), addresses: Addresses, by: By.optional() })
  .meta({ id: 'SweepListWish' });
const Plan = z
  .object({
    every: Often,
    at: TimeOfDay,
    timezone: Timezone,
    later: z.boolean().default(false).describe('true: no first run now'),
    browser: Browser.optional(),
  })
  .meta({ id: 'SweepListPlan' });

export const listOperations = (rule: ListRule) => [
  operation('GET /lists', 'listSweepLists', 'Sweep lists, by name', rule.all, { gives: z.array(Document) }),
  operation('POST /lists', 'addSweepList', 'Make a sweep list', rule.add, {
    body: Wish,
    most: LIST_BYTES + FRAME_BYTES,
    gives: Document,
    as: ({ list }) => list,
    status: 201,
  }),
  operation(
    'GET /lists/{id}',
    'getSweepList',
    'A sweep list with its rows by pages, and the last visit of each',
    rule.one,
    { query: Paged, gives: Page },
  ),
  operation(
    'POST /lists/{id}/rows',
    'addSweepRows',
    'Add rows to a sweep list; those that it has stay as they are',
    rule.addRows,
    {
      body: z.object({ addresses: Addresses, tags: Tags.default([]) }).meta({ id: 'SweepRowsWish' }),
      most: LIST_BYTES + FRAME_BYTES,
      gives: z.object({ added: z.int(), known: z.int() }),
      as: ({ added, known }) => ({ added, known }),
    },
  ),
  operation(
    'PATCH /lists/{id}/rows',
    'changeSweepRows',
    'Change the labels of rows, or their own interval (null: none)',
    rule.changeRows,
    { body: Change, most: LIST_BYTES + FRAME_BYTES, gives: z.object({ changed: z.int() }) },
  ),
  operation('DELETE /lists/{id}/rows', 'removeSweepRows', 'Remove rows of a sweep list', rule.removeRows, {
    body: z.object({ rows: Rows }).meta({ id: 'SweepRows' }),
    most: LIST_BYTES + FRAME_BYTES,
    gives: z.object({ removed: z.int() }),
  }),
  operation(
    'POST /lists/{id}/run',
    'runSweepList',
    'Run a sweep list now: the schedules that follow it; without one, all its rows once',
    rule.run,
    // No body: older programs send none.
    {
      query: z.object({
        browser: Browser.optional(),
        listed: z.coerce
          .number()
          .int()
          .min(0)
          .optional()
          .describe('visit at most so many websites of listed entries too; absent: all, if the lists name 200 at most'),
      }),
      gives: z.object({
        targets: z.int().describe('how many are queued'),
        run: z.string().nullable().describe('the last run that was begun'),
      }),
      status: 202,
    },
  ),
  operation(
    'POST /lists/{id}/schedule',
    'scheduleSweepList',
    'Schedule a sweep list, or change the schedule that follows it',
    rule.schedule,
    { body: Plan, gives: Document, as: ({ list }) => list },
  ),
  operation(
    'DELETE /lists/{id}',
    'removeSweepList',
    'Remove a sweep list that no schedule follows; what was captured stays',
    rule.remove,
  ),
];
