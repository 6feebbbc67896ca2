/** Home: news since the person's last look, and the program's health. Readable in ten seconds. */
import { z } from 'zod';
import { InputError, within } from '../../errors.ts';
import { nextRun, waitingSince } from '../../flow/crawl/schedule-times.ts';
import { newsFilters, newsSpan } from '../../flow/screen/news-since.ts';
import { counted } from '../../model/counted.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import { timeText } from '../../model/text/time-text.ts';
import { Instant } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { queueOf, queuePath } from '../findings/queue.ts';
import { findingRow } from '../findings/queue-page.ts';
import { keptAnswer } from '../frame/kept-answer.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { saidOf, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts } from '../frame/routes.ts';
import { MOST_COUNTED, type NewsRule } from './rule.ts';

/** Findings shown of each kind of news. */
const SHOWN = 8;
const QUEUE_MS = 1_000;
/** A schedule that is overdue by this much has no worker. */
const LATE_MS = 10 * 60_000;

/** The home page is open on many screens: its lines on health may be this old, in ms. */
const HEALTH_MS = 5_000;
/** The queue was at this path: links to a part of it still lead there. */
const OF_QUEUE = ['verdict', 'judged', 'page'];

export function newsPages(rule: NewsRule, { services }: DeskParts) {
  const health = keptAnswer(HEALTH_MS, () => healthLines(services));
  return [
    gets('/', rule.show, async (c) => {
      if (OF_QUEUE.some((name) => c.req.query(name) !== undefined))
        return c.redirect(queuePath(queueOf(new URL(c.req.url).search)), 302);
      const shown = { account: c.var.who.account, health: await health(), said: saidOf(c) };
      return homePage(services, viewerOf(c), shown);
    }),
    posts('/seen', rule.seen, markIn, () => ['/', 'From now on this page shows what comes after.']),
  ];
}

function markIn(form: FormData): { readonly until: string } {
  const until = z.pipe(z.string(), Instant).safeParse(textOf(form, 'until'));
  if (!until.success) throw new InputError('that is no time up to which something was seen');
  return { until: until.data };
}

/** @param account the owner of the mark: a key or user; empty for the starter of the desk */
async function homePage(
  services: Services,
  viewer: Viewer,
  {
    account,
    health,
    said,
  }: { readonly account: string; readonly health: readonly Html[]; readonly said?: string | undefined },
): Promise<string> {
  const { store } = services;
  const { since, known, until } = await newsSpan(account, services);
  const filters = newsFilters({ since });
  const day = since.slice(0, 10);
  const found = await newsCard('New', filters.found, `/findings?change=new&since=${day}`, services);
  const changed = await newsCard('Changed', filters.changed, `/findings?judged=any&change=news&since=${day}`, services);
  const mine = viewer.by === '' ? 0 : await store.matches.count({ assigned: viewer.by, judged: 'none' }, MOST_COUNTED);
  const isQuiet = found === null && changed === null;
  const body = html`<p class="soft">${known === null ? `The last seven days. Say that you have seen it, and this page shows only what comes after.` : `Since ${timeText(since)}, when you last said that you had seen it.`}</p>
${isQuiet ? html`<p class="card">Nothing is new.</p>` : html`${found}${changed}<form class="seen" method="post" action="/seen"><button name="until" value="${until}">I have seen this</button></form>`}
<p>${mine > 0 && html`<a href="/findings?assigned=me">${atMost(mine)} assigned to you</a> · `}<a href="/findings">All findings that nobody has judged</a></p>
<h2>Does it work?</h2><ul class="card plain">${health.map((line) => html`<li>${line}</li>`)}</ul>`;
  return page({ title: 'What is new', at: '/', said }, body);
}

const atMost = (count: number): string =>
  count >= MOST_COUNTED ? `${MOST_COUNTED} findings or more` : counted(count, 'finding');

/** Null: no news. */
async function newsCard(
  title: string,
  filter: MatchFilter,
  more: string,
  { store }: Pick<Services, 'store'>,
): Promise<Html | null> {
  const found = await store.matches.list({ ...filter, limit: SHOWN });
  if (found.length === 0) return null;
  const count = found.length < SHOWN ? found.length : await store.matches.count(filter, MOST_COUNTED);
  const before =
    filter.changedSince === undefined
      ? new Map()
      : await store.matches.before(
          found.map(({ id }) => id),
          filter.changedSince,
        );
  const rows = found.map((match) => {
    const was = before.get(match.id);
    return findingRow(match, was === undefined ? [] : [`was ${was.verdict}, ${total(was.weight)} bits`], false);
  });
  return html`<h2>${title}: ${atMost(count)}</h2><table class="summary"><thead><tr><th>Verdict</th><th class="num">Bits</th><th class="num">Probability</th><th>Sites</th><th>Main evidence</th></tr></thead><tbody>${rows}</tbody></table>${count > found.length && html`<p><a href="${more}">Show all of them</a></p>`}`;
}

/** One line each: workers, schedules, alerts. */
async function healthLines({ store, queue, clock }: Services): Promise<Html[]> {
  const [counts, schedules, alerts] = await Promise.all([
    within(QUEUE_MS, queue.counts(), () => new Error('late')).catch(() => null),
    store.schedules.heads(),
    store.outbox.pending(),
  ]);
  const now = clock.now();
  const sum = (of: 'active' | 'waiting') => Object.values(counts ?? {}).reduce((all, one) => all + one[of], 0);
  const [active, waiting] = [sum('active'), sum('waiting')];
  const work =
    counts === null
      ? html`<b>The queue does not answer.</b> <a href="/health">Health</a> says more.`
      : active > 0
        ? `Workers are at work: ${counted(active, 'job')}, ${waiting} waiting.`
        : waiting > 0
          ? html`<b>${counted(waiting, 'job')} wait${waiting === 1 && 's'} and no worker is at work.</b> Start <code>revenant worker</code>.`
          : 'Workers: no job waits.';
  const times = schedules.flatMap((one) => nextRun(one, now) ?? []).sort((a, b) => a.getTime() - b.getTime());
  const late = schedules.filter(
    (one) => now.getTime() - (waitingSince(one, now)?.getTime() ?? now.getTime()) > LATE_MS,
  );
  const broken = schedules.filter(({ problem = null }) => problem !== null);
  const next =
    times[0] === undefined
      ? 'all paused'
      : times[0] <= now
        ? 'one is due now'
        : `next run ${timeText(times[0].toISOString())}`;
  const faults = [
    late.length > 0 && `${late.length} ${late.length === 1 ? 'waits' : 'wait'} for a worker`,
    broken.length > 0 && `${broken.length} with a problem`,
  ].filter((fault) => typeof fault === 'string');
  const schedule =
    schedules.length === 0
      ? html`<a href="/schedules">Schedules</a>: none, so nothing is crawled by itself.`
      : html`<a href="/schedules">${counted(schedules.length, 'schedule')}</a>, ${next}${faults.length > 0 && html`; <b>${faults.join(', ')}</b>`}.`;
  const alert = html`<a href="/hooks">Alerts</a>: ${alerts === 0 ? 'none waits' : `${counted(alerts, 'delivery', 'deliveries')} not yet sent`}.`;
  return [html`${work}`, schedule, alert];
}
