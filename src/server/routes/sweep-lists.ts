/** Sweep lists: everybody sees them, an admin changes, schedules and runs them. */
import { Hono } from 'hono';
import { z } from 'zod';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { InputError } from '../../errors.ts';
import { followName } from '../../flow/crawl/followed-list.ts';
import { putSchedule } from '../../flow/crawl/manage-schedules.ts';
import { pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import { intervalMs } from '../../flow/crawl/schedule-times.ts';
import { addList, followersOf, runList } from '../../flow/crawl/sweep-lists.ts';
import { counted } from '../../model/counted.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import { mayDo } from '../../model/token.ts';
import { adminOnly, type DeskEnv } from '../access.ts';
import { listPage, listsPage, scheduleRowsPage } from '../pages/sweep-lists.ts';
import type { DeskParts } from '../parts.ts';
import { back, byOf, formOf, LIST_BYTES, saidOf, textOf, viewerOf } from '../request.ts';

const After = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0);
const MOST_TAGS = 20;

export function sweepListRoutes({ services }: DeskParts): Hono<DeskEnv> {
  const { lists } = services.store;
  const options = runOptionsOf(services.settings, CRAWL_PAGES);
  const app = new Hono<DeskEnv>();
  app.get('/lists', async (c) => {
    const shown = { mayChange: mayDo(c.var.who.role, 'admin'), viewer: viewerOf(c), said: saidOf(c) };
    return c.html(await listsPage(services, shown));
  });
  app.post('/lists', adminOnly, async (c) => {
    const form = await formOf(c, LIST_BYTES);
    const given = { name: textOf(form, 'name'), addresses: textOf(form, 'addresses'), by: byOf(c, form) };
    return back(c, `/lists/${await addList(given, services)}`, 'The list is made.');
  });
  app.get('/lists/of/:schedule', async (c) => {
    const text = await scheduleRowsPage(c.req.param('schedule'), After.parse(c.req.query('after')), services);
    return text === null ? c.notFound() : c.html(text);
  });
  app.get('/lists/:id', async (c) => {
    const shown = { mayChange: mayDo(c.var.who.role, 'admin'), viewer: viewerOf(c), said: saidOf(c) };
    const text = await listPage(c.req.param('id'), After.parse(c.req.query('after')), services, shown);
    return text === null ? c.notFound() : c.html(text);
  });
  app.post('/lists/:id/:action', adminOnly, async (c) => {
    const list = await lists.get(c.req.param('id'));
    const action = c.req.param('action');
    if (list === null || !Object.hasOwn(ACTIONS, action)) return c.notFound();
    const said = await ACTIONS[action as keyof typeof ACTIONS](list, await formOf(c, LIST_BYTES));
    return back(c, action === 'remove' ? '/lists' : `/lists/${list.id}`, said);
  });

  const ACTIONS = {
    async add({ id }: SweepListHead, form: FormData): Promise<string> {
      const tags = tagsOf(form);
      const seeds = pastedSeeds(textOf(form, 'addresses'), services.ofReplay).map((seed) => ({ ...seed, tags }));
      const added = await lists.addRows(id, seeds);
      const known = seeds.length - added;
      return `${counted(added, 'row')} added.${known > 0 ? ` ${known} ${known === 1 ? 'was' : 'were'} in the list already.` : ''}`;
    },
    async rows({ id }: SweepListHead, form: FormData): Promise<string> {
      const seqs = form.getAll('row').map(Number).filter(Number.isSafeInteger);
      if (seqs.length === 0) throw new InputError('choose one or more rows first');
      const what = textOf(form, 'do');
      if (what === 'remove') return `${counted(await lists.removeRows(id, seqs), 'row')} removed.`;
      if (what === 'label')
        return `${counted(await lists.changeRows(id, seqs, { tags: tagsOf(form) }), 'row')} labelled.`;
      if (what !== 'interval') throw new InputError('choose what to do with the rows');
      const interval = textOf(form, 'interval') || null;
      if (interval !== null) intervalMs(interval);
      return `${counted(await lists.changeRows(id, seqs, { interval }), 'row')} changed.`;
    },
    async run({ id }: SweepListHead): Promise<string> {
      return `A run is queued: ${counted(await runList(id, options, services), 'target')}.`;
    },
    async schedule({ id, name }: SweepListHead, form: FormData): Promise<string> {
      const every = textOf(form, 'every');
      intervalMs(every);
      const others = (await services.store.schedules.list()).filter((one) => one.name === name);
      if (others.some(({ follows }) => !follows?.includes(followName(id))))
        throw new InputError(`another schedule has the name ${name}: remove it first`);
      const planned = { name, seeds: await lists.seeds(id), follows: [followName(id)], options };
      const when = { when: { cron: null, every }, later: textOf(form, 'later') === 'yes' };
      const { started } = await putSchedule({ ...planned, ...when }, services);
      return `The schedule ${name} follows the list.${started > 0 ? ' Its first run is queued.' : ''}`;
    },
    async remove({ id, name }: SweepListHead): Promise<string> {
      if ((await followersOf(id, services)).length > 0)
        throw new InputError('a schedule follows the list: remove the schedule first');
      await lists.remove(id);
      return `The list ${name} is removed.`;
    },
  };
  return app;
}

function tagsOf(form: FormData): string[] {
  const tags = textOf(form, 'tags')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  if (tags.length > MOST_TAGS) throw new InputError(`${MOST_TAGS} labels at most`);
  return [...new Set(tags)];
}
