/** Sweep lists: everybody sees them, an admin changes, schedules and runs them. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { InputError } from '../../errors.ts';
import { pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import { addSeeds, changeListRows, makeList, removeList, runList, scheduleList } from '../../flow/crawl/sweep-lists.ts';
import { type UploadedSeeds, uploadedSeeds } from '../../flow/crawl/uploaded-seeds.ts';
import { counted } from '../../model/counted.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import { mayDo } from '../../model/token.ts';
import { adminOnly, type DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, byOf, formOf, LIST_BYTES, saidOf, textOf, viewerOf } from '../frame/request.ts';
import { listPage, listsPage, scheduleRowsPage } from '../pages/sweep-lists.ts';

const After = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0);

export function sweepListRoutes({ services, heavy }: DeskParts): Hono<DeskEnv> {
  const { lists } = services.store;
  const options = runOptionsOf(services.settings, CRAWL_PAGES);
  const app = new Hono<DeskEnv>();
  app.get('/lists', async (c) => {
    const shown = { mayChange: mayDo(c.var.who.role, 'admin'), viewer: viewerOf(c), said: saidOf(c) };
    return c.html(await listsPage(services, shown));
  });
  app.post('/lists', adminOnly, async (c) => {
    const form = await formOf(c, LIST_BYTES);
    const by = byOf(c, form);
    const { seeds, problems } = await rowsIn(c, form);
    const id = await makeList({ name: textOf(form, 'name', LENGTHS.name), by, seeds: () => seeds }, services);
    return back(c, `/lists/${id}`, `The list is made.${problemsText(problems)}`);
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
  const ACTIONS = {
    async add({ id }: SweepListHead, form: FormData, c: Context<DeskEnv>): Promise<string> {
      const { seeds, problems } = await rowsIn(c, form);
      const { added, known } = await addSeeds(id, { seeds, tags: tagsOf(form) }, services);
      const there = known > 0 ? ` ${known} ${known === 1 ? 'was' : 'were'} in the list already.` : '';
      return `${counted(added, 'row')} added.${there}${problemsText(problems)}`;
    },
    async rows({ id }: SweepListHead, form: FormData): Promise<string> {
      const seqs = form.getAll('row').map(Number).filter(Number.isSafeInteger);
      if (seqs.length === 0) throw new InputError('choose one or more rows first');
      const what = textOf(form, 'do');
      if (what === 'remove') return `${counted(await lists.removeRows(id, seqs), 'row')} removed.`;
      if (what === 'label')
        return `${counted(await changeListRows(id, seqs, { tags: tagsOf(form) }, services), 'row')} labelled.`;
      if (what !== 'interval') throw new InputError('choose what to do with the rows');
      const interval = textOf(form, 'interval') || null;
      return `${counted(await changeListRows(id, seqs, { interval }, services), 'row')} changed.`;
    },
    async run({ id }: SweepListHead): Promise<string> {
      return `A run is queued: ${counted(await runList(id, options, services), 'target')}.`;
    },
    async schedule(list: SweepListHead, form: FormData): Promise<string> {
      const wish = { every: textOf(form, 'every'), later: textOf(form, 'later') === 'yes', options };
      const { started } = await scheduleList(list, wish, services);
      return `The schedule ${list.name} follows the list.${started > 0 ? ' Its first run is queued.' : ''}`;
    },
    async remove({ id, name }: SweepListHead): Promise<string> {
      await removeList(id, services);
      return `The list ${name} is removed.`;
    },
  };
  for (const [action, act] of Object.entries(ACTIONS))
    app.post(`/lists/:id/${action}`, adminOnly, async (c) => {
      const list = await lists.get(c.req.param('id'));
      if (list === null) return c.notFound();
      const said = await act(list, await formOf(c, LIST_BYTES), c);
      return back(c, action === 'remove' ? '/lists' : `/lists/${list.id}`, said);
    });

  /** The pasted addresses and those of the file that was sent. Throws InputError where there is none. */
  async function rowsIn(c: Context<DeskEnv>, form: FormData): Promise<UploadedSeeds> {
    const [pasted, file] = [textOf(form, 'addresses', LIST_BYTES), form.get('file')];
    const typed = pasted === '' ? [] : pastedSeeds(pasted, services.ofReplay);
    if (!(file instanceof File) || file.size === 0) {
      if (typed.length === 0) throw new InputError('paste one or more web addresses, or choose a file');
      return { seeds: typed, problems: [] };
    }
    const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const read = () => uploadedSeeds(sent, services);
    const { seeds, problems } = await heavy.take(c.var.who.user, read, c.req.raw.signal);
    return { seeds: [...typed, ...seeds], problems };
  }
  return app;
}

const problemsText = (problems: readonly string[]): string =>
  problems.length === 0 ? '' : ` ${counted(problems.length, 'row')} not used: ${problems[0]}`;

const tagsOf = (form: FormData): string[] => textOf(form, 'tags').split(',');
