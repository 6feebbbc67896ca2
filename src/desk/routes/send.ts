/** Pages that people send, and the runs that capture them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { handIn } from '../../flow/crawl/hand-in.ts';
import { sendPage } from '../../flow/crawl/send-page.ts';
import { counted } from '../../model/counted.ts';
import { type DeskEnv } from '../frame/access.ts';
import type { DeskParts } from '../frame/parts.ts';
import { back, byOf, formOf, PAGE_BYTES, textOf, viewerOf } from '../frame/request.ts';
import { writerOf } from '../frame/rule.ts';
import { runPage, sendPageForm } from '../pages/send.ts';

/** The ledger is asked this often, and so long until the page asks anew. */
const EVERY_MS = 1_000;
const TIMES = 120;

export function sendRoutes({ services, turns }: DeskParts): Hono<DeskEnv> {
  const { ledger } = services.store;
  const app = new Hono<DeskEnv>();
  app.get('/send', (c) => {
    const url = (c.req.query('url') ?? '').slice(0, 2000);
    return c.html(sendPageForm(url, deskOf(c), viewerOf(c)));
  });
  app.post('/send', async (c) => {
    const form = await formOf(c, PAGE_BYTES);
    const [url, html] = [textOf(form, 'url'), form.has('html') ? textOf(form, 'html', PAGE_BYTES) : ''];
    if (html !== '') {
      const who = { by: byOf(c, form), ...writerOf(c.var.who) };
      const { visit, findings } = await turns.take(() => handIn({ url, html, at: null }, who, services));
      const said = `The page is handed in: ${counted(findings.length, 'finding')}.`;
      return back(c, `/sites/${encodeURIComponent(visit.site)}`, said);
    }
    const run = await sendPage(url, runOptionsOf(services.settings, CRAWL_PAGES), services);
    return c.redirect(`/runs/${run.id}`, 303);
  });
  app.get('/runs/:id', async (c) => {
    const run = await ledger.run(c.req.param('id'));
    return run === null ? c.notFound() : c.html(await runPage(run, services));
  });
  app.get('/runs/:id/events', (c) =>
    streamSSE(c, async (stream) => {
      const id = c.req.param('id');
      const state = async () => {
        const [progress, run] = [await ledger.progress(id), await ledger.run(id)];
        return { text: JSON.stringify(progress), isOver: run === null || run.finishedAt !== null };
      };
      // A run may end between the page and this request: then nothing changes any more.
      let now = await state();
      const before = now.text;
      for (let n = 0; n < TIMES && !stream.aborted && !now.isOver && now.text === before; n++) {
        await sleep(EVERY_MS);
        now = await state();
      }
      await stream.writeSSE({ event: 'changed', data: id });
    }),
  );

  /** As the browser reached it: behind a proxy with TLS that is the setting `link`. */
  function deskOf(c: Context): string {
    const { host, origin } = new URL(c.req.url);
    const { link } = services;
    return link !== null && new URL(link).host === host ? new URL(link).origin : origin;
  }
  return app;
}
