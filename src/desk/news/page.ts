/** Home: news since the person's last look, and the program's health. Readable in ten seconds. */
import { within } from '../../errors.ts';
import { nextRun, waitingSince } from '../../flow/crawl/schedule-times.ts';
import { newsFilters, newsSpan } from '../../flow/screen/news-since.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import { timeText } from '../../model/text/time-text.ts';
import { Instant } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { findingTexts } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { newsTexts as say } from '../../texts/news.ts';
import { findingRow } from '../findings/finding-line.ts';
import { queueOf, queuePath } from '../findings/queue.ts';
import { keptAnswer } from '../frame/kept-answer.ts';
import { page } from '../frame/layout.ts';
import { linkTo } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { choiceOf, type Look, lookOf } from '../frame/request.ts';
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
      return homePage(services, c.var.who.account, await health(), lookOf(c));
    }),
    posts(
      '/seen',
      rule.seen,
      (form) => ({ until: choiceOf(form, 'until', Instant, say.noTime) }),
      () => ['/', say.isSeen],
    ),
  ];
}

/** @param account the owner of the mark: a key or user; empty for the starter of the desk */
async function homePage(
  services: Services,
  account: string,
  health: readonly Html[],
  { viewer, said }: Look,
): Promise<string> {
  const { store } = services;
  const { since, known, until } = await newsSpan(account, services);
  const filters = newsFilters({ since });
  const day = since.slice(0, 10);
  const found = await newsCard(say.new, filters.found, `/findings?change=new&since=${day}`, services);
  const changed = await newsCard(
    say.changed,
    filters.changed,
    `/findings?judged=any&change=news&since=${day}`,
    services,
  );
  const mine = viewer.by === '' ? 0 : await store.matches.count({ assigned: viewer.by, judged: 'none' }, MOST_COUNTED);
  const isQuiet = found === null && changed === null;
  const body = html`<p class="soft">${known === null ? say.lastDays : say.since(timeText(since))}</p>
${isQuiet ? html`<p class="card">${say.nothing}</p>` : html`${found}${changed}<form class="seen" method="post" action="/seen"><button name="until" value="${until}">${say.seen}</button></form>`}
<p>${mine > 0 && html`<a href="/findings?assigned=me">${say.assignedToYou(atMost(mine))}</a> · `}<a href="/findings">${say.unjudged}</a></p>
<h2>${say.doesItWork}</h2><ul class="card plain">${health.map((line) => html`<li>${line}</li>`)}</ul>`;
  return page({ title: say.title, at: '/', said }, body);
}

const atMost = (count: number): string => say.findings(count, MOST_COUNTED);

/** Null: no news. */
async function newsCard(
  title: (findings: string) => string,
  filter: MatchFilter,
  more: string,
  { store }: Pick<Services, 'store'>,
): Promise<Html | null> {
  const found = await store.matches.list({ ...filter, limit: SHOWN });
  if (found.length === 0) return null;
  const count = found.length < SHOWN ? found.length : await store.matches.count(filter, MOST_COUNTED);
  const ids = found.map(({ id }) => id);
  const since = filter.changedSince;
  const before = since === undefined ? new Map() : await store.matches.before(ids, since);
  const rows = found.map((match) => {
    const was = before.get(match.id);
    return findingRow(match, was === undefined ? [] : [findingTexts.was(was.verdict, total(was.weight))], false);
  });
  return html`<h2>${title(atMost(count))}</h2><table class="summary"><thead><tr><th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th class="num">${frameTexts.probability}</th><th>${frameTexts.sites}</th><th>${frameTexts.mainEvidence}</th></tr></thead><tbody>${rows}</tbody></table>${count > found.length && html`<p><a href="${more}">${say.showAll}</a></p>`}`;
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
      ? html`<b>${frameTexts.noQueue}</b> ${say.healthSays(linkTo('/health'))}`
      : active > 0
        ? say.atWork(active, waiting)
        : waiting > 0
          ? html`<b>${say.noWorker(waiting)}</b> ${say.startWorker}`
          : say.noJobs;
  const times = schedules.flatMap((one) => nextRun(one, now) ?? []).sort((a, b) => a.getTime() - b.getTime());
  const late = schedules.filter(
    (one) => now.getTime() - (waitingSince(one, now)?.getTime() ?? now.getTime()) > LATE_MS,
  );
  const broken = schedules.filter(({ problem = null }) => problem !== null);
  const next =
    times[0] === undefined
      ? say.allPaused
      : times[0] <= now
        ? say.dueNow
        : say.nextRun(timeText(times[0].toISOString()));
  const faults = [late.length > 0 && say.late(late.length), broken.length > 0 && say.withProblem(broken.length)].filter(
    (fault) => typeof fault === 'string',
  );
  const schedule =
    schedules.length === 0
      ? html`${say.noSchedules(linkTo('/schedules'))}`
      : html`<a href="/schedules">${say.schedules(schedules.length)}</a>, ${next}${faults.length > 0 && html`; <b>${faults.join(', ')}</b>`}.`;
  const alert = html`${say.alerts(linkTo('/hooks'), alerts)}`;
  return [html`${work}`, schedule, alert];
}
