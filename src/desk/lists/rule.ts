/** Sweep lists: everybody sees them; an admin makes, changes, runs, schedules and removes them. */
import { z } from 'zod';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { InputError } from '../../errors.ts';
import { followName } from '../../flow/crawl/followed-list.ts';
import { pastedRows, pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import {
  addSeeds,
  changeListRows,
  lastResults,
  makeList,
  removeList,
  runList,
  scheduleList,
} from '../../flow/crawl/sweep-lists.ts';
import { type UploadedSeeds, uploadedSeeds } from '../../flow/crawl/uploaded-seeds.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import { type SweepListDocument, sweepListDocument, sweepRowDocument } from '../../model/sweep-list.ts';
import { listTexts as say } from '../../texts/lists.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, admin, found, type Named, reader } from '../frame/rule.ts';

interface Sent {
  /** Pasted addresses. */
  readonly addresses: readonly string[];
  /** True: bad rows are named and the rest is used. Else the first one refuses all. */
  readonly lenient?: boolean;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | null;
}
type Change = Parameters<typeof changeListRows>[2] & { readonly rows: readonly number[] };

/** Absent: as the settings say. */
interface Wish {
  readonly every: string;
  readonly at?: string | undefined;
  readonly timezone?: string | undefined;
  readonly later: boolean;
}
type Drawn = { readonly browser?: BrowserWhen | undefined };

type Work = 'label' | 'interval' | 'remove';

export type ListRule = ReturnType<typeof listRule>;

export function listRule({ services, heavy }: DeskParts) {
  const { lists, schedules } = services.store;
  const optionsWith = (browser: BrowserWhen | undefined) => ({
    ...runOptionsOf(services.settings, CRAWL_PAGES),
    ...(browser && { browser }),
  });
  const stored = async (id: string): Promise<SweepListHead> => found(await lists.get(id), 'list');

  async function documents(all: readonly SweepListHead[]): Promise<SweepListDocument[]> {
    const heads = await schedules.heads();
    const followers = (id: string) => heads.filter(({ follows }) => follows?.includes(followName(id)));
    return all.map((list) => sweepListDocument(list, followers(list.id)));
  }
  const shown = async (id: string): Promise<SweepListDocument> =>
    found((await documents([await stored(id)]))[0], 'list');

  /** The addresses, pasted and from the file. Throws InputError if there are none. */
  async function rowsOf(
    { addresses, lenient = false, file = null }: Sent,
    { who, signal }: Asking,
  ): Promise<UploadedSeeds> {
    const pasted = addresses.join('\n');
    if (!lenient && pasted !== '') pastedSeeds(pasted, services.ofReplay);
    const { seeds: typed, problems: bad } = pastedRows(pasted, services.ofReplay);
    if (file === null && typed.length === 0)
      throw new InputError(bad[0] ?? say.nothingSent, { fields: lenient ? ['addresses'] : [] });
    if (file === null) return { seeds: typed, problems: bad };
    const { seeds, problems } = await heavy.take(who.user, () => uploadedSeeds(file, services), signal);
    return { seeds: [...typed, ...seeds], problems: [...bad, ...problems] };
  }

  return {
    all: reader(async () => documents(await lists.all())),
    one: reader(async ({ id, ...asked }: Named & Paged) => {
      const list = await shown(id);
      const read = (after: number | undefined, limit: number) => lists.rows(id, after ?? 0, limit);
      const { shown: rows, next } = await readPage(asked, z.int().nonnegative(), read, ({ seq }) => seq);
      const seeds = rows.map(({ seed }) => seed);
      const results = await lastResults(seeds, services);
      return { list, rows: rows.map((row) => sweepRowDocument(row, results.get(row.seed.url))), next };
    }),
    add: admin(async ({ name, ...sent }: Sent & { readonly name: string }, asking) => {
      const { by } = asking;
      const { seeds, problems } = await rowsOf(sent, asking);
      const id = await makeList({ name: name.trim(), by, seeds }, services);
      return { list: await shown(id), problems };
    }),
    addRows: admin(async ({ id, tags, ...sent }: Named & Sent & { readonly tags: readonly string[] }, asking) => {
      await stored(id);
      const { seeds, problems } = await rowsOf(sent, asking);
      return { ...(await addSeeds(id, { seeds, tags }, services)), problems };
    }),
    changeRows: admin(async ({ id, rows, ...to }: Named & Change) => {
      await stored(id);
      return { changed: await changeListRows(id, rows, to, services) };
    }),
    removeRows: admin(async ({ id, rows }: Named & Pick<Change, 'rows'>) => {
      await stored(id);
      return { removed: await lists.removeRows(id, rows) };
    }),
    /** One action on chosen rows, as a form asks for it. */
    work: admin(async ({ id, rows, what, tags, interval }: Named & Required<Change> & { readonly what: Work }) => {
      await stored(id);
      if (what === 'remove') return { count: await lists.removeRows(id, rows), done: 'removed' };
      const isLabel = what === 'label';
      const count = await changeListRows(id, rows, isLabel ? { tags } : { interval }, services);
      return { count, done: isLabel ? 'labelled' : 'changed' };
    }),
    run: admin(async ({ id, browser, listed }: Named & Drawn & { readonly listed?: number | undefined }) => {
      return runList((await stored(id)).id, optionsWith(browser), services, listed);
    }),
    schedule: admin(async ({ id, browser, ...wish }: Named & Drawn & Wish) => {
      const plan = { ...wish, options: optionsWith(browser) };
      const { started } = await scheduleList(await stored(id), plan, services);
      const list = await shown(id);
      return { list, started, schedule: (await schedules.named(list.name))[0]?.id };
    }),
    remove: admin(async ({ id }: Named) => {
      const list = await stored(id);
      await removeList(id, services);
      return list;
    }),
  };
}
