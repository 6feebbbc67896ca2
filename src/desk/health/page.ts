/** The state of the program: runs, queues, schedules, alerts, browser. */
import { counted } from '../../model/counted.ts';
import type { Pressure, WorkerState } from '../../model/ports/fleet.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { gets } from '../frame/routes.ts';
import { metricsOf } from './metrics.ts';
import { type Health, type HealthRule, healthOf } from './rule.ts';

const WORKERS_SHOWN = 50;

export const healthPages = (rule: HealthRule, { services }: DeskParts) => [
  gets('/health', rule.show, async () => healthPage(await healthOf(services))),
  gets('/metrics', rule.show, async (c) => c.text(await metricsOf(services))),
];

const PRESSURE: Readonly<Record<Pressure, string>> = {
  disk: 'its disk is nearly full: it takes no new targets',
  database: 'the database is slow: it takes fewer targets',
};

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20).toLocaleString('en')} MB`;
}

function workersTable(workers: readonly WorkerState[]) {
  const rows = workers
    .slice(0, WORKERS_SHOWN)
    .map(
      ({ id, version, startedAt, seenAt, atOnce, pressure }) =>
        html`<tr><td class="mono">${id.slice(0, 8)}</td><td>${version}</td><td>since ${timeText(startedAt)}</td><td>seen ${timeText(seenAt)}</td><td class="num">${counted(atOnce, 'site')} at once</td><td>${pressure === null ? '' : PRESSURE[pressure]}</td></tr>`,
    );
  return html`<table class="summary"><thead><tr><th>Worker</th><th>Version</th><th>Started</th><th>Seen</th><th class="num">Load</th><th>Held back</th></tr></thead><tbody>${rows}</tbody></table><p class="soft">${counted(workers.length, 'worker')} alive${workers.length > WORKERS_SHOWN && html`, the oldest first`}.</p>`;
}

function healthPage(health: Health): string {
  const { version, queue, runs, schedules, alertsWaiting, browser, workers, disk } = health;
  const queues = Object.entries(queue ?? {}).map(
    ([name, { waiting, active, delayed }]) =>
      html`<tr><td>${name}</td><td class="num">${active}</td><td class="num">${waiting}</td><td class="num">${delayed}</td></tr>`,
  );
  const body = html`<dl class="card facts"><dt>Version</dt><dd>${version}</dd><dt>Browser</dt><dd>${browser ?? 'none found: pages are not drawn (see revenant doctor)'}</dd><dt>Schedules</dt><dd>${schedules}</dd><dt>Alerts waiting</dt><dd>${alertsWaiting}</dd>${disk !== null && html`<dt>Free disk</dt><dd>${megabytes(disk.freeBytes)}${disk.freeBytes < disk.leastBytes && html`: workers here take no new targets until there are ${megabytes(disk.leastBytes)}`}</dd>`}</dl>
<h2>Workers</h2>${workers.length === 0 ? html`<p class="card">No worker is alive.</p>` : workersTable(workers)}
<h2>Queues</h2>${queue === null && html`<p class="card">The queue does not answer.</p>`}<table><thead><tr><th>Queue</th><th class="num">At work</th><th class="num">Waiting</th><th class="num">Later</th></tr></thead><tbody>${queues}</tbody></table>
<h2>Runs</h2>${runs.length === 0 ? html`<p class="card">Nothing was crawled yet.</p>` : html`<table><thead><tr><th>Run</th><th>Started</th><th>Finished</th></tr></thead><tbody>${runs.map((run) => html`<tr><td class="mono">${run.id.slice(0, 12)}</td><td>${timeText(run.createdAt)}</td><td>${run.finishedAt === null ? 'at work' : timeText(run.finishedAt)}</td></tr>`)}</tbody></table><p class="soft">${counted(runs.length, 'run')}, the newest first.</p>`}`;
  return page({ title: 'Health', at: '/health' }, body);
}
