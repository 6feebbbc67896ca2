/** Sweep lists: everybody sees them; an admin makes, changes, runs, schedules and removes them. */
import { createRoute, z } from '@hono/zod-openapi';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { followName } from '../../flow/crawl/followed-list.ts';
import {
  addList,
  addToList,
  changeListRows,
  lastResults,
  removeList,
  runList,
  scheduleList,
} from '../../flow/crawl/sweep-lists.ts';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import { Interval } from '../../model/seed.ts';
import { SweepListDocument, SweepRowDocument, sweepListDocument, sweepRowDocument } from '../../model/sweep-list.ts';
import { nameIn } from '../frame/access.ts';
import { Addresses, type Api, By, body, Id, json, missing, needs, problems, UNNAMED } from '../frame/describe.ts';
import { cut, next, Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';

const Tags = z.array(written(LENGTHS.label)).max(COUNTS.labels).describe('labels');
const Rows = z.array(z.int().positive()).min(1).max(COUNTS.rows);
const Often = Interval.max(LENGTHS.interval);
const Change = z
  .object({ rows: Rows, tags: Tags.optional(), interval: Often.nullable().optional() })
  .refine(({ tags, interval }) => tags !== undefined || interval !== undefined, 'say tags or interval');
const Place = z.int().nonnegative();

const routes = {
  lists: createRoute({
    method: 'get',
    path: '/lists',
    summary: 'Sweep lists, by name',
    ...needs('reader'),
    responses: { 200: json(z.array(SweepListDocument), 'the lists'), ...problems(401, 403) },
  }),
  add: createRoute({
    method: 'post',
    path: '/lists',
    summary: 'Make a sweep list',
    ...needs('admin'),
    request: { body: body(z.object({ name: written(LENGTHS.name).min(1), addresses: Addresses, by: By.optional() })) },
    responses: { 201: json(SweepListDocument, 'the list'), ...problems(400, 401, 403) },
  }),
  list: createRoute({
    method: 'get',
    path: '/lists/{id}',
    summary: 'A sweep list with its rows by pages, and the last visit of each',
    ...needs('reader'),
    request: { params: Id, query: Paged },
    responses: {
      200: json(z.object({ list: SweepListDocument, rows: z.array(SweepRowDocument), next }), 'one page'),
      ...problems(400, 401, 403, 404),
    },
  }),
  addRows: createRoute({
    method: 'post',
    path: '/lists/{id}/rows',
    summary: 'Add rows to a sweep list; those that it has stay as they are',
    ...needs('admin'),
    request: { params: Id, body: body(z.object({ addresses: Addresses, tags: Tags.default([]) })) },
    responses: { 200: json(z.object({ added: z.int(), known: z.int() }), 'how many'), ...problems(400, 401, 403, 404) },
  }),
  changeRows: createRoute({
    method: 'patch',
    path: '/lists/{id}/rows',
    summary: 'Change the labels of rows, or their own interval (null: none)',
    ...needs('admin'),
    request: {
      params: Id,
      body: body(Change),
    },
    responses: { 200: json(z.object({ changed: z.int() }), 'how many'), ...problems(400, 401, 403, 404) },
  }),
  removeRows: createRoute({
    method: 'delete',
    path: '/lists/{id}/rows',
    summary: 'Remove rows of a sweep list',
    ...needs('admin'),
    request: { params: Id, body: body(z.object({ rows: Rows })) },
    responses: { 200: json(z.object({ removed: z.int() }), 'how many'), ...problems(400, 401, 403, 404) },
  }),
  run: createRoute({
    method: 'post',
    path: '/lists/{id}/run',
    summary: 'Run a sweep list now: the schedules that follow it; without one, all its rows once',
    ...needs('admin'),
    request: { params: Id },
    responses: { 202: json(z.object({ targets: z.int() }), 'how many are queued'), ...problems(400, 401, 403, 404) },
  }),
  schedule: createRoute({
    method: 'post',
    path: '/lists/{id}/schedule',
    summary: 'Schedule a sweep list, or change the schedule that follows it',
    ...needs('admin'),
    request: {
      params: Id,
      body: body(z.object({ every: Often, later: z.boolean().default(false).describe('true: no first run now') })),
    },
    responses: { 200: json(SweepListDocument, 'the list'), ...problems(400, 401, 403, 404) },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/lists/{id}',
    summary: `Remove a sweep list that no schedule follows; what was captured stays`,
    ...needs('admin'),
    request: { params: Id },
    responses: { 204: { description: 'removed' }, ...problems(400, 401, 403, 404) },
  }),
};

export function addListRoutes(api: Api, { services }: DeskParts): void {
  const { lists } = services.store;
  const options = runOptionsOf(services.settings, CRAWL_PAGES);
  const withSchedules = async (all: readonly SweepListHead[]) => {
    const heads = await services.store.schedules.heads();
    return all.map((list) =>
      sweepListDocument(
        list,
        heads.filter(({ follows }) => follows?.includes(followName(list.id))),
      ),
    );
  };
  const shown = async (id: string) => {
    const list = await lists.get(id);
    return list === null ? null : ((await withSchedules([list]))[0] ?? null);
  };
  api.openapi(routes.lists, async (c) => c.json(await withSchedules(await lists.all()), 200));
  api.openapi(routes.add, async (c) => {
    const { name, addresses, by } = c.req.valid('json');
    const id = await addList(
      { name: name.trim(), addresses: addresses.join('\n'), by: nameIn(c, by) ?? UNNAMED },
      services,
    );
    const made = await shown(id);
    return made === null ? missing(c, 'list') : c.json(made, 201);
  });
  api.openapi(routes.list, async (c) => {
    const list = await shown(c.req.valid('param').id);
    if (list === null) return missing(c, 'list');
    const { limit, cursor } = c.req.valid('query');
    const read = await lists.rows(list.id, placeOf(cursor, Place) ?? 0, limit + 1);
    const { shown: rows, next: following } = cut(read, limit, ({ seq }) => seq);
    const results = await lastResults(
      rows.map(({ seed }) => seed),
      services,
    );
    const documents = rows.map((row) => sweepRowDocument(row, results.get(row.seed.url)));
    return c.json({ list, rows: documents, next: following }, 200);
  });
  api.openapi(routes.addRows, async (c) => {
    const { id } = c.req.valid('param');
    if ((await lists.get(id)) === null) return missing(c, 'list');
    const { addresses, tags } = c.req.valid('json');
    return c.json(await addToList(id, { addresses: addresses.join('\n'), tags }, services), 200);
  });
  api.openapi(routes.changeRows, async (c) => {
    const { id } = c.req.valid('param');
    if ((await lists.get(id)) === null) return missing(c, 'list');
    const { rows, ...to } = c.req.valid('json');
    return c.json({ changed: await changeListRows(id, rows, to, services) }, 200);
  });
  api.openapi(routes.removeRows, async (c) => {
    const { id } = c.req.valid('param');
    if ((await lists.get(id)) === null) return missing(c, 'list');
    return c.json({ removed: await lists.removeRows(id, c.req.valid('json').rows) }, 200);
  });
  api.openapi(routes.run, async (c) => {
    const { id } = c.req.valid('param');
    if ((await lists.get(id)) === null) return missing(c, 'list');
    return c.json({ targets: await runList(id, options, services) }, 202);
  });
  api.openapi(routes.schedule, async (c) => {
    const list = await lists.get(c.req.valid('param').id);
    if (list === null) return missing(c, 'list');
    await scheduleList(list, { ...c.req.valid('json'), options }, services);
    const scheduled = await shown(list.id);
    return scheduled === null ? missing(c, 'list') : c.json(scheduled, 200);
  });
  api.openapi(routes.remove, async (c) => {
    const list = await lists.get(c.req.valid('param').id);
    if (list === null) return missing(c, 'list');
    await removeList(list.id, services);
    return c.body(null, 204);
  });
}
