/**
 * One page of a site: fetched, kept, rendered where scripts would fill it → the pages that it leads
 * to. Also its other files.
 */

import type { Capture } from '../../model/facts/visit.ts';
import type { PageAdvice, StyleLinks } from '../../model/ports/capture.ts';
import type { FetchAnswer } from '../../model/ports/egress.ts';
import { looksLikePdf } from '../decode/document.ts';
import type { PickedPage } from '../frontier/frontier.ts';
import type { Missed, SiteVisit } from './site-visit.ts';

/** The links of a page, and the addresses under which it was reached. */
export interface TakenPage
  extends StyleLinks,
    Pick<PageAdvice, 'condition' | 'sketch' | 'pages' | 'images' | 'documents' | 'sortsVisitors'> {
  /** Null: no page was requested. */
  readonly page: PickedPage | null;
  readonly reached: readonly string[];
  /** As it was sent to us. */
  readonly plain: Capture | null;
  readonly missed: Missed | null;
}
export const NOTHING: TakenPage = {
  ...{ page: null, plain: null, condition: 'blocked', sketch: null, sortsVisitors: null, missed: null },
  ...{ pages: [], images: [], documents: [], styles: [], backdrops: [], reached: [] },
};

export async function takePage(page: PickedPage, visit: SiteVisit): Promise<TakenPage> {
  const robots = await visit.robots(page.url);
  if (robots === null) return { ...NOTHING, missed: visit.cutShort() };
  if (!robots.allowed) {
    visit.record.mark('robots:withheld');
    return NOTHING;
  }
  const outcome = await visit.fetch(page.url, 'page');
  if (!outcome.ok) {
    await visit.record.keepFailure(page, outcome);
    return { ...NOTHING, page, missed: { reason: outcome.code, detail: `${page.url}: ${outcome.detail}` } };
  }
  const isError = outcome.status >= 400;
  const type = (outcome.headers['content-type'] ?? '').split(';', 1)[0]?.trim() ?? '';
  const isHtml = /html|xml|^$/i.test(type) && outcome.body.byteLength > 0;
  if (!isError && isHtml) return keepPage(page, outcome, false, visit);
  const reason = isError ? `http:${outcome.status}` : 'type:not-html';
  const detail = `${page.url} answered ${outcome.status}`;
  await visit.record.keep({ ...visit.received(outcome, page), body: null, reason, detail });
  // The site says that it has no such page (RFC 9110, 15.5.5 and 15.5.11): the visit lacks nothing.
  const isGone = outcome.status === 404 || outcome.status === 410;
  return { ...NOTHING, page, missed: isError && !isGone ? { reason, detail } : null };
}

/** Keeps a page that answered; takes it again with the browser when scripts would fill it. */
export async function keepPage(
  page: PickedPage,
  answer: FetchAnswer,
  isHome: boolean,
  visit: SiteVisit,
): Promise<TakenPage> {
  const { record } = visit;
  const given = visit.received(answer, page);
  // One question tells the charset too.
  const advice = await visit.ask.advise({ body: answer.body, capture: { ...given, charset: null } });
  const plain = await record.keep({ ...given, charset: advice.charset });
  record.note(plain, advice);
  const isElsewhere = advice.condition === 'redirected';
  const missed = isElsewhere ? null : missedOf(page, advice, answer.marks);
  const reached = [answer.finalUrl];
  if (advice.failure !== undefined) return { ...NOTHING, page, reached, missed };
  const asSent: TakenPage = { ...advice, page, plain, reached, missed };
  if (isElsewhere || !wantsBrowser(advice, answer, isHome, visit)) return asSent;
  const rendering = visit.ports.browser.render(page.url, Math.min(visit.ports.limits.renderMs, visit.time.left()));
  // Pages of other visits may be first in the queue: the visit does not wait beyond its own time.
  const rendered = await visit.time.orNothing(rendering);
  if (rendered === null || !rendered.ok) {
    record.mark(rendered?.code ?? 'render:time');
    if (rendered?.code === 'render:unavailable') visit.options.needsBrowser?.();
    return asSent;
  }
  for (const mark of rendered.marks) record.mark(mark);
  // A script may lead the browser on to an address that robots.txt forbids.
  const isLedOn = rendered.finalUrl !== answer.finalUrl && /^https?:/.test(rendered.finalUrl);
  if (isLedOn && (await visit.robots(rendered.finalUrl))?.allowed === false) {
    record.mark('robots:withheld');
    return asSent;
  }
  const { view: _, ...received } = visit.received(answer, page);
  const { finalUrl, html: body, screenshot } = rendered;
  const capture = await record.keep({ ...received, finalUrl, body, rendered: true, screenshot });
  const filled = await visit.ask.advise({ body, capture });
  record.note(capture, filled);
  const sent = { ...asSent, reached: [answer.finalUrl, finalUrl] };
  if (filled.failure !== undefined) return { ...sent, missed: missedOf(page, filled, []) };
  // The page as sent has content, and its scripts lead to another site: the page as sent counts.
  if (filled.condition === 'redirected' && advice.condition === 'content') return sent;
  // Pictures that only the markup as sent shows count too.
  const both = (name: 'images' | 'styles' | 'backdrops') => [...new Set([...advice[name], ...filled[name]])];
  const files = { images: both('images'), styles: both('styles'), backdrops: both('backdrops') };
  const taken = heeding([...advice.marks, ...filled.marks], { ...filled, ...files });
  return { ...sent, ...taken, sortsVisitors: advice.sortsVisitors, missed: missedOf(page, filled, []) };
}

function wantsBrowser(advice: PageAdvice, { marks, status }: FetchAnswer, isHome: boolean, visit: SiteVisit): boolean {
  // A page without end would cost the browser far more than us.
  if (marks.includes('truncated')) return false;
  const mode = visit.options.browser;
  if (mode === 'always') return status < 400;
  return mode !== 'never' && advice.emptyShell && (isHome || !visit.outOfTime());
}

/** The robots meta tags of both forms of a page, as sent and as rendered, hold for both. */
function heeding(marks: readonly string[], advice: PageAdvice): PageAdvice {
  return {
    ...advice,
    ...(marks.includes('robots:nofollow') && { pages: [], documents: [] }),
    ...(marks.includes('robots:noimageindex') && { images: [], backdrops: [] }),
  };
}

function missedOf({ url }: PickedPage, { marks, failure }: PageAdvice, received: readonly string[]): Missed | null {
  if (failure !== undefined) return { reason: failure.reason, detail: `${url}: ${failure.detail}` };
  if (received.includes('encoding-fault') && received.includes('truncated'))
    return { reason: 'fetch:encoding', detail: `${url} is damaged; what could be unpacked is kept` };
  if (received.includes('truncated')) return { reason: 'limit:bytes', detail: `${url} was cut at a limit on bytes` };
  const cut = marks.find((mark) => mark === 'limit:nodes' || mark === 'limit:text');
  return cut === undefined ? null : { reason: cut, detail: `${url} has more than is read of one page` };
}

const PICTURES_AT_ONCE = 6;

export async function takePictures(pictures: Iterable<string>, visit: SiteVisit): Promise<void> {
  const wanted = [...pictures].slice(0, visit.ports.limits.images);
  for (let i = 0; i < wanted.length; i += PICTURES_AT_ONCE) {
    if (visit.outOfTime()) return;
    if (visit.spent('images')) return visit.record.mark('limit:images');
    await Promise.all(wanted.slice(i, i + PICTURES_AT_ONCE).map((url) => takeFile(url, 'image', visit)));
  }
}

/** A few PDFs, first those whose name promises something about the seller. */
export async function takeDocuments(documents: ReadonlyMap<string, boolean>, visit: SiteVisit): Promise<void> {
  const wanted = [...documents].sort(([, left], [, right]) => Number(right) - Number(left));
  for (const [url] of wanted.slice(0, visit.ports.limits.documents)) {
    // A visit without time for documents is still whole; a stopped one is not.
    if (visit.time.over || visit.outOfTime()) return;
    await takeFile(url, 'document', visit);
  }
}

/** A missing file does not change the state of the visit (contract). */
export async function takeFile(url: string, role: FileRole, visit: SiteVisit): Promise<FetchAnswer | null> {
  if ((await visit.robots(url))?.allowed !== true) return null;
  const outcome = await visit.fetch(url, role === 'backdrop' ? 'image' : role);
  if (!outcome.ok || outcome.status >= 400 || outcome.body.byteLength === 0) return null;
  if (role === 'document' && (outcome.marks.includes('truncated') || !looksLikePdf(outcome.body))) return null;
  // A server that lost a file answers with a page.
  if (role === 'style' && /\b(?:html|image)\b/i.test(outcome.headers['content-type'] ?? '')) return null;
  await visit.record.keep({ ...visit.received(outcome, { url, role: 'other' }), role, pageRole: null });
  return outcome;
}
type FileRole = 'image' | 'document' | 'style' | 'backdrop';
