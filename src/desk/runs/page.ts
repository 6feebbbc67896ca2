/** Sends a page: the form, the link for bookmarks, and the run that captures the page. */
import type { Context } from 'hono';
import { LENGTHS } from '../../model/lengths.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { Run, RunAtWork, RunProgress, Unread } from '../../model/ports/ledger.ts';
import { leftText, marksOfEnds, paceOf, rateText } from '../../model/text/pace.ts';
import { timeText } from '../../model/text/time-text.ts';
import { CONDITION_TEXT } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { triedText } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { healthTexts } from '../../texts/health.ts';
import { runTexts as say } from '../../texts/runs.ts';
import { findingsTable } from '../findings/finding-line.ts';
import { changedEvent, untilChanged } from '../frame/changed-event.ts';
import { browserField, browserIn, byField } from '../frame/forms.ts';
import { page } from '../frame/layout.ts';
import { code, linkTo, separated, siteAt, siteLink } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Look, lookOf, PAGE_BYTES, textOf, type Viewer, viewerOf } from '../frame/request.ts';
import { gets, posts, shows, texts } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import type { RunRule } from './rule.ts';

const SHOWN = 100;
/** Longest source of a page in the bookmark's address. */
const BOOKMARK_SIGNS = 1_500_000;

export function runPages(rule: RunRule, { services }: DeskParts) {
  const { ledger } = services.store;
  return [
    gets('/send', rule.one, (c) => {
      const url = (c.req.query('url') ?? '').slice(0, 2000);
      return sendPageForm(url, deskOf(c, services.link), viewerOf(c), services.settings.browser);
    }),
    posts(
      '/send',
      rule.send,
      (form) => {
        const source = form.has('html') ? textOf(form, 'html', PAGE_BYTES) : '';
        return { url: textOf(form, 'url'), browser: browserIn(form), ...(source !== '' && { html: source }) };
      },
      ({ handedIn, run }, _, c) => {
        if (handedIn === null) return c.redirect(`/runs/${run}`, 303);
        const { visit, findings } = handedIn;
        return [siteAt(visit.site), say.isHandedIn(findings.length)];
      },
      PAGE_BYTES,
    ),
    shows('/runs', rule.all, runsPage),
    posts('/runs/{id}/name', rule.name, texts({ name: LENGTHS.address }), (_, { id }) => [`/runs/${id}`, say.isNamed]),
    gets('/runs/{id}', rule.one, async (c, { id }) => runPage(found(await ledger.run(id), 'run'), services, lookOf(c))),
    gets('/runs/{id}/events', rule.one, (c, { id }) =>
      changedEvent(c, async (gone) => {
        await untilChanged(async () => {
          const [progress, run] = [await ledger.progress(id), await ledger.run(id)];
          return { text: JSON.stringify(progress), isOver: run === null || run.finishedAt !== null };
        }, gone);
        return id;
      }),
    ),
  ];
}

/** The desk's address for the browser: behind a proxy with TLS, the setting `link`. */
function deskOf(c: Context, link: string | null): string {
  const { host, origin } = new URL(c.req.url);
  return link !== null && new URL(link).host === host ? new URL(link).origin : origin;
}

/** @param desk the desk's own address, for the bookmark */
function sendPageForm(url: string, desk: string, viewer: Viewer, browser: BrowserWhen): string {
  // It changes nothing: the desk shows the form, and a person sends it. The part after # goes to no
  // server, and no page's policy forbids it. Browsers open no address of more than 2 MB.
  const bookmark = `javascript:void(function(u,h){try{h=encodeURIComponent(document.documentElement.outerHTML)}catch(e){}open(u+encodeURIComponent(location.href)+(h&&h.length<${BOOKMARK_SIGNS}?'#html='+h:''),'_blank','noopener')}(${JSON.stringify(`${desk}/send?url=`)}))`;
  const body = html`<p>${say.about} <a href="/runs">${say.allRuns}</a></p>
${
  viewer.mayWork
    ? html`<form class="card" method="post" action="/send"><label class="field">${frameTexts.webAddress} <input inputmode="url" name="url" value="${url}" required maxlength="2000" placeholder="https://shop.example/"></label>${browserField(browser)}<button>${say.captureNow}</button></form>
<form class="card" method="post" action="/send"><h2>${say.handInTitle}</h2><p>${say.handInAbout}</p><label class="field">${frameTexts.webAddress} <input inputmode="url" name="url" value="${url}" required maxlength="2000"></label><label class="field">${say.source} <textarea name="html" rows="6" required data-from-hash="html"></textarea></label>${byField(viewer)}<button>${say.handIn}</button></form>`
    : html`<p class="card">${say.needsAnalyst}</p>`
}
<div class="card"><h2>${say.fromAnyPage}</h2><p>${say.bookmarkAbout(linkTo(bookmark), BOOKMARK_SIGNS / 1_000_000)}</p><p class="soft small">${say.bookmarkDesk(code(desk))}</p></div>`;
  return page({ title: say.sendTitle, at: '/send' }, body);
}

function runsPage(runs: Awaited<ReturnType<RunRule['all']>>): string {
  const rows = runs.map(
    ({ id, name, createdAt, finishedAt, targets, captured }) =>
      html`<tr><td class="sites"><a href="/runs/${id}"><bdi>${name ?? say.title(timeText(createdAt))}</bdi></a></td><td>${timeText(createdAt)}</td><td>${finishedAt === null ? say.captured(captured, targets) : timeText(finishedAt)}</td><td class="num">${say.targets(targets)}</td></tr>`,
  );
  const body = html`${rows.length === 0 ? html`<p class="card">${healthTexts.noRuns}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.run}</th><th>${say.begun}</th><th>${say.ended}</th><th class="num">${say.size}</th></tr></thead><tbody>${rows}</tbody></table>`}`;
  return page({ title: say.allRuns, at: '/send' }, body);
}

async function runPage(
  run: Run,
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  { viewer, said }: Look,
): Promise<string> {
  const [unread, progress, atWork, visits, matches, deferred] = await Promise.all([
    store.ledger.unread(run.id),
    store.ledger.progress(run.id),
    store.ledger.atWork(run.id),
    store.ledger.visits({ run: run.id, limit: SHOWN }),
    store.matches.list({ run: run.id, limit: SHOWN }),
    store.ledger.deferred(run.id),
  ]);
  const { total: targets, captured, screened } = progress;
  const state =
    run.finishedAt !== null
      ? html`<p class="card" role="status">${say.isFinished(timeText(run.finishedAt))}</p>`
      : html`<p class="card" role="status" data-watch="/runs/${run.id}/events">${say.atWork(captured, targets, screened)} ${frameTexts.showsByItself(linkTo(`/runs/${run.id}`))}<br>${nowLine(run, progress, atWork, clock.now().getTime())}</p>`;
  const rows = visits.map(
    ({ visit }) =>
      html`<tr><td class="sites">${siteLink(visit.site)}</td><td>${visit.state}${visit.detail !== null && html`: <bdi>${visit.detail}</bdi>`}${visit.marks.includes('fetch:tls') && html`<br><span class="soft small"><bdi>${triedText(visit)}</bdi></span>`}</td><td>${timeText(visit.endedAt)}</td></tr>`,
  );
  const body = html`<p class="crumb"><a href="/runs">${say.allRuns}</a></p>${state}${deferred.length > 0 && html`<p class="soft">${say.retries(deferred.length, timeText(deferred[0]?.at ?? null))}</p>`}
${rows.length > 0 && html`<h2>${frameTexts.visits}</h2><table><thead><tr><th>${frameTexts.site}</th><th>${frameTexts.outcome}</th><th>${say.ended}</th></tr></thead><tbody>${rows}</tbody></table>`}
${unreadTable(say.unread, unread.targets)}${unreadTable(say.leftOut, unread.pages)}
<h2>${frameTexts.findings}</h2>${matches.length === 0 ? html`<p class="card">${run.finishedAt === null ? say.noFindingsYet : say.noFindings}</p>` : findingsTable(matches)}
${viewer.mayWork && html`<form class="card" method="post" action="/runs/${run.id}/name"><label class="field">${say.nameOfRun} <input name="name" value="${run.name ?? ''}" maxlength="200"></label><button class="quiet">${frameTexts.save}</button></form>`}`;
  return page({ title: run.name ?? say.title(timeText(run.createdAt)), at: '/send', said }, body);
}

/** The reasons why something was not read, with some of the sites. */
function unreadTable(title: string, groups: readonly Unread[]): Html | false {
  const rows = groups.map(
    ({ state, condition, reason, count, sites }) =>
      html`<tr><td>${whyUnread(state, condition, reason)}</td><td class="num">${count}</td><td>${separated(sites.map((site) => siteLink(site)))}${count > sites.length && ' …'}</td></tr>`,
  );
  return (
    rows.length > 0 &&
    html`<h2>${title}</h2><table><thead><tr><th>${say.why}</th><th class="num">${frameTexts.sites}</th><th>${say.which}</th></tr></thead><tbody>${rows}</tbody></table>`
  );
}

function whyUnread(state: Unread['state'], condition: Unread['condition'], reason: string | null): string {
  const words = reason === null ? null : (say.reasons[reason.split(':')[0] ?? ''] ?? null);
  const what = condition === 'content' ? state : `${state}, ${CONDITION_TEXT[condition]}`;
  return reason === null ? what : `${words ?? what} (${reason})`;
}

/** The same numbers as the progress of `crawl` on a command line. */
function nowLine(run: Run, { total, captured }: RunProgress, { target, ended }: RunAtWork, nowMs: number): Html {
  const { perSecond, leftMs } =
    captured === total
      ? { perSecond: null, leftMs: null }
      : paceOf(marksOfEnds(Date.parse(run.createdAt), ended, captured), nowMs, captured, total);
  const parts = [perSecond === null ? null : rateText(perSecond), leftMs === null ? null : leftText(leftMs), target];
  return html`<bdi>${parts.filter((part) => part !== null).join(' · ')}</bdi>`;
}
