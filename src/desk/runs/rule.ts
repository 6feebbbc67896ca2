/** Runs: an analyst sends a page, everybody sees a run's progress. */
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { handIn } from '../../flow/crawl/hand-in.ts';
import { sendPage } from '../../flow/crawl/send-page.ts';
import { visitDocument } from '../../model/documents.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import { MOST } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader, writerOf } from '../frame/rule.ts';

interface Sent {
  readonly url: string;
  /** Source of the page as a person saw it. */
  readonly html?: string | undefined;
  /** The time of `html`; absent: now. */
  readonly at?: string | undefined;
  /** Absent: as the settings say. */
  readonly browser?: BrowserWhen | undefined;
}

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
    one: reader(async ({ id: run }: Named) => {
      const { createdAt, finishedAt } = found(await ledger.run(run), 'run');
      const [progress, visits, findings] = await Promise.all([
        ledger.progress(run),
        ledger.visits({ run, limit: MOST }),
        matches.list({ run, limit: MOST }),
      ]);
      const ids = findings.map(({ id }) => id);
      return { id: run, createdAt, finishedAt, progress, visits: visits.map(visitDocument), findings: ids };
    }),
  };
}
