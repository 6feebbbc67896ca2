/** Runs: an analyst sends a page, everybody sees a run's progress. */
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { handIn } from '../../flow/crawl/hand-in.ts';
import { sendPage } from '../../flow/crawl/send-page.ts';
import { checkWritten } from '../../flow/written.ts';
import { visitDocument } from '../../model/documents.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { MOST } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, Missing, type Named, reader, writerOf } from '../frame/rule.ts';

interface Sent {
  readonly url: string;
  /** Source of the page as a person saw it. */
  readonly html?: string | undefined;
  /** The time of `html`; absent: now. */
  readonly at?: string | undefined;
  /** Absent: as the settings say. */
  readonly browser?: BrowserWhen | undefined;
}

const SHOWN = 100;

export type RunRule = ReturnType<typeof runRule>;

export function runRule({ services, turns }: DeskParts) {
  const { ledger, matches } = services.store;
  return {
    send: analyst(async ({ url, html, at, browser }: Sent, asking) => {
      if (html === undefined) {
        const options = runOptionsOf(services.settings, CRAWL_PAGES);
        const run = await sendPage(url, { ...options, ...(browser && { browser }) }, services);
        return { handedIn: null, run: run.id };
      }
      const [page, who] = [
        { url, html, at: at ?? null },
        { by: asking.by, ...writerOf(asking.who) },
      ];
      return { handedIn: await turns.take(() => handIn(page, who, services)), run: null };
    }),
    /** The newest first. */
    all: reader(async () => {
      const runs = await ledger.runs(SHOWN);
      return Promise.all(
        runs.map(async ({ id, name, createdAt, finishedAt, targets }) => {
          const progress = finishedAt === null ? await ledger.progress(id) : null;
          return { id, name, createdAt, finishedAt, targets, captured: progress?.captured ?? targets };
        }),
      );
    }),
    name: analyst(async ({ id, name }: Named & { readonly name: string }) => {
      const given = name.trim();
      checkWritten({ name: given }, LENGTHS.name);
      if (!(await ledger.nameRun(id, given === '' ? null : given))) throw new Missing('run');
    }),
    one: reader(async ({ id: run }: Named) => {
      const { name, createdAt, finishedAt } = found(await ledger.run(run), 'run');
      const [unread, progress, visits, findings] = await Promise.all([
        ledger.unread(run),
        ledger.progress(run),
        ledger.visits({ run, limit: MOST }),
        matches.list({ run, limit: MOST }),
      ]);
      const ids = findings.map(({ id }) => id);
      return {
        id: run,
        name,
        createdAt,
        finishedAt,
        progress,
        unread,
        visits: visits.map(visitDocument),
        findings: ids,
      };
    }),
  };
}
