/** What works and what waits: runs, queues, schedules, alerts, browser. */
import { within } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { timeText } from '../../model/time-text.ts';
import { html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { VERSION } from '../../version.ts';
import { page } from '../layout.ts';

/** A page about what is wrong must not wait for it. */
const QUEUE_MS = 3_000;
const RUNS_SHOWN = 20;

export interface Health {
  readonly version: string;
  /** Null: the queue does not answer. */
  readonly queue: Awaited<ReturnType<Services['queue']['counts']>> | null;
  readonly runs: readonly { readonly id: string; readonly createdAt: string; readonly finishedAt: string | null }[];
  readonly schedules: number;
  readonly alertsWaiting: number;
  readonly browser: string | null;
}

export async function healthOf({ store, queue, browser }: Services): Promise<Health> {
  const [counts, runs, schedules, alertsWaiting] = await Promise.all([
    within(QUEUE_MS, queue.counts(), () => new Error('late')).catch(() => null),
    store.ledger.runs(RUNS_SHOWN),
    store.schedules.heads(),
    store.outbox.pending(),
  ]);
  return {
    version: VERSION,
    queue: counts,
    runs: runs.map(({ id, createdAt, finishedAt }) => ({ id, createdAt, finishedAt })),
    schedules: schedules.length,
    alertsWaiting,
    browser: browser.found,
  };
}

export async function healthPage(services: Services): Promise<string> {
  const { version, queue, runs, schedules, alertsWaiting, browser } = await healthOf(services);
  const queues = Object.entries(queue ?? {}).map(
    ([name, { waiting, active, delayed }]) =>
      html`<tr><td>${name}</td><td class="num">${active}</td><td class="num">${waiting}</td><td class="num">${delayed}</td></tr>`,
  );
  const body = html`<dl class="card facts"><dt>Version</dt><dd>${version}</dd><dt>Browser</dt><dd>${browser ?? 'none found: pages are not drawn (see revenant doctor)'}</dd><dt>Schedules</dt><dd>${schedules}</dd><dt>Alerts waiting</dt><dd>${alertsWaiting}</dd></dl>
<h2>Queues</h2>${queue === null && html`<p class="card">The queue does not answer.</p>`}<table><thead><tr><th>Queue</th><th class="num">At work</th><th class="num">Waiting</th><th class="num">Later</th></tr></thead><tbody>${queues}</tbody></table>
<h2>Runs</h2>${runs.length === 0 ? html`<p class="card">Nothing was crawled yet.</p>` : html`<table><thead><tr><th>Run</th><th>Started</th><th>Finished</th></tr></thead><tbody>${runs.map((run) => html`<tr><td class="mono">${run.id.slice(0, 12)}</td><td>${timeText(run.createdAt)}</td><td>${run.finishedAt === null ? 'at work' : timeText(run.finishedAt)}</td></tr>`)}</tbody></table><p class="soft">${counted(runs.length, 'run')}, the newest first.</p>`}`;
  return page({ title: 'Health', at: '/health' }, body);
}
