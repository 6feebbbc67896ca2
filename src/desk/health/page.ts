/** The state of the program: runs, queues, schedules, alerts, browser. */
import type { WorkerState } from '../../model/ports/fleet.ts';
import { timeText } from '../../model/text/time-text.ts';
import { html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { healthTexts as say } from '../../texts/health.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { gets, shows } from '../frame/routes.ts';
import { metricsOf } from './metrics.ts';
import type { Health, HealthRule } from './rule.ts';

const WORKERS_SHOWN = 50;

export const healthPages = (rule: HealthRule, { services }: DeskParts) => [
  shows('/health', rule.show, healthPage),
  gets('/metrics', rule.show, async (c) => c.text(await metricsOf(services))),
];

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20).toLocaleString('en')} MB`;
}

function workersTable(workers: readonly WorkerState[]) {
  const rows = workers
    .slice(0, WORKERS_SHOWN)
    .map(
      ({ id, version, startedAt, seenAt, atOnce, pressure }) =>
        html`<tr><td class="mono">${id.slice(0, 8)}</td><td>${version}</td><td>${timeText(startedAt)}</td><td>${timeText(seenAt)}</td><td class="num">${say.atOnce(atOnce)}</td><td>${pressure === null ? '' : say.pressure[pressure]}</td></tr>`,
    );
  return html`<table class="summary"><thead><tr><th>${say.worker}</th><th>${say.version}</th><th>${frameTexts.started}</th><th>${frameTexts.lastSeen}</th><th class="num">${say.load}</th><th>${say.heldBack}</th></tr></thead><tbody>${rows}</tbody></table><p class="soft">${workers.length > WORKERS_SHOWN ? say.aliveOldest(workers.length, WORKERS_SHOWN) : say.alive(workers.length)}</p>`;
}

function healthPage(health: Health): string {
  const { version, queue, runs, schedules, alertsWaiting, browser, workers, disk } = health;
  const queues = Object.entries(queue ?? {}).map(
    ([name, { waiting, active, delayed }]) =>
      html`<tr><td>${name}</td><td class="num">${active}</td><td class="num">${waiting}</td><td class="num">${delayed}</td></tr>`,
  );
  const body = html`<dl class="card facts"><dt>${say.version}</dt><dd>${version}</dd><dt>${frameTexts.browser}</dt><dd>${browser ?? say.noBrowser}</dd><dt>${frameTexts.menu['/schedules']}</dt><dd>${schedules}</dd><dt>${say.alertsWaiting}</dt><dd>${alertsWaiting}</dd>${disk !== null && html`<dt>${say.freeDisk}</dt><dd>${megabytes(disk.freeBytes)}${disk.freeBytes < disk.leastBytes && say.tooFull(megabytes(disk.leastBytes))}</dd>`}</dl>
<h2>${say.workers}</h2>${workers.length === 0 ? html`<p class="card">${say.noWorker}</p>` : workersTable(workers)}
<h2>${say.queues}</h2>${queue === null && html`<p class="card">${frameTexts.noQueue}</p>`}<table><thead><tr><th>${say.queue}</th><th class="num">${frameTexts.atWork}</th><th class="num">${say.waiting}</th><th class="num">${say.later}</th></tr></thead><tbody>${queues}</tbody></table>
<h2>${say.runs}</h2>${runs.length === 0 ? html`<p class="card">${say.noRuns}</p>` : html`<table><thead><tr><th>${frameTexts.run}</th><th>${frameTexts.started}</th><th>${say.finished}</th></tr></thead><tbody>${runs.map((run) => html`<tr><td class="mono"><a href="/runs/${run.id}">${run.id.slice(0, 12)}</a></td><td>${timeText(run.createdAt)}</td><td>${run.finishedAt === null ? say.runAtWork : timeText(run.finishedAt)}</td></tr>`)}</tbody></table><p class="soft">${say.newestRuns(runs.length)}</p>`}`;
  return page({ title: frameTexts.menu['/health'], at: '/health' }, body);
}
