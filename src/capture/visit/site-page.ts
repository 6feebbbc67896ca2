/** One page of a site: asked for, kept, drawn where its scripts would fill it → what it leads to. */
import type { PageAdvice } from '../../model/ports/capture.ts';
import type { FetchAnswer } from '../../model/ports/egress.ts';
import type { Capture } from '../../model/visit.ts';
import type { PickedPage } from '../frontier/frontier.ts';
import { mediaType } from './ending.ts';
import type { Missed, SiteVisit } from './site-visit.ts';

/** What a page led to, and the addresses under which it was reached. */
export interface Taken extends Pick<PageAdvice, 'condition' | 'sketch' | 'pages' | 'images' | 'documents'> {
  /** Null: nobody was asked. */
  readonly page: PickedPage | null;
  readonly reached: readonly string[];
  /** As it was sent to us. */
  readonly plain: Capture | null;
  readonly sortsVisitors: string | null;
  /** Why the visit is not whole. */
  readonly missed: Missed | null;
}
export const NOTHING: Taken = {
  page: null,
  condition: 'blocked',
  sketch: null,
  pages: [],
  images: [],
  documents: [],
  reached: [],
  plain: null,
  sortsVisitors: null,
  missed: null,
};

/** Asks for one page and keeps what came, if anything. */
export async function takePage(page: PickedPage, visit: SiteVisit): Promise<Taken> {
  const robots = await visit.robots(page.url);
  if (robots === null || !robots.allowed) {
    if (robots === null) return { ...NOTHING, missed: visit.cutShort() };
    visit.record.mark('robots:withheld');
    return NOTHING;
  }
  const outcome = await visit.fetch(page.url, 'page');
  if (!outcome.ok) {
    await visit.record.keepFailure(page, outcome);
    return { ...NOTHING, page, missed: { reason: outcome.code, detail: `${page.url}: ${outcome.detail}` } };
  }
  const isHtml = /html|xml|^$/.test(mediaType(outcome.headers)) && outcome.body.byteLength > 0;
  if (outcome.status >= 400 || !isHtml) {
    const reason = outcome.status >= 400 ? `http:${outcome.status}` : 'type:not-html';
    const detail = `${page.url} answered ${outcome.status}`;
    await visit.record.keep({ ...visit.received(outcome, page), body: null, reason, detail });
    return { ...NOTHING, page, missed: outcome.status >= 400 ? { reason, detail } : null };
  }
  return keepPage(page, outcome, false, visit);
}

/** Keeps a page that answered; takes it again with the browser when scripts would have filled it. */
export async function keepPage(
  page: PickedPage,
  answer: FetchAnswer,
  isHome: boolean,
  visit: SiteVisit,
): Promise<Taken> {
  const plain = await visit.record.keep(visit.received(answer, page));
  const advice = await visit.ask.advise({ body: answer.body, capture: plain });
  visit.record.note(plain, advice);
  const isElsewhere = advice.condition === 'redirected';
  // Nothing of another site is missed.
  const missed = isElsewhere ? null : missedOf(page, advice, answer.marks);
  if (advice.failure !== undefined) return { ...NOTHING, page, reached: [answer.finalUrl], missed };
  const mode = visit.options.browser;
  const wanted =
    !isElsewhere &&
    // What has no end for us has none for the browser either, which would take far more of it.
    !answer.marks.includes('truncated') &&
    (mode === 'always' ? answer.status < 400 : mode === 'auto' && advice.emptyShell && (isHome || !visit.outOfTime()));
  if (!wanted) return { ...advice, page, plain, reached: [answer.finalUrl], missed };
  const drawing = visit.ports.browser.render(page.url, Math.min(visit.ports.limits.renderMs, visit.time.left()));
  // Others' pages may be drawn first: the visit does not wait for its turn beyond its time.
  const rendered = await visit.time.orNothing(drawing);
  if (rendered === null || !rendered.ok) {
    visit.record.mark(rendered?.code ?? 'render:time');
    return { ...advice, page, plain, reached: [answer.finalUrl], missed };
  }
  for (const mark of rendered.marks) visit.record.mark(mark);
  // A script may lead the browser on to where we may not go.
  const isLedOn = rendered.finalUrl !== answer.finalUrl && /^https?:/.test(rendered.finalUrl);
  if (isLedOn && (await visit.robots(rendered.finalUrl))?.allowed === false) {
    visit.record.mark('robots:withheld');
    return { ...advice, page, plain, reached: [answer.finalUrl], missed };
  }
  const capture = await visit.record.keep({
    ...visit.record.received(answer, page),
    finalUrl: rendered.finalUrl,
    body: rendered.html,
    rendered: true,
    screenshot: rendered.screenshot,
    capturedAt: visit.ports.clock.now().toISOString(),
  });
  const filled = await visit.ask.advise({ body: rendered.html, capture });
  visit.record.note(capture, filled);
  const reached = [answer.finalUrl, rendered.finalUrl];
  if (filled.failure !== undefined) return { ...advice, page, plain, reached, missed: missedOf(page, filled, []) };
  // What was sent holds a page, and its scripts lead on to another site: the page stays.
  if (filled.condition === 'redirected' && advice.condition === 'content')
    return { ...advice, page, plain, reached, missed };
  // Pictures that only the markup as sent shows count too.
  const images = [...new Set([...advice.images, ...filled.images])];
  const { sortsVisitors } = advice;
  const taken = heeding([...advice.marks, ...filled.marks], { ...filled, images });
  return { ...taken, page, sortsVisitors, plain, reached, missed: missedOf(page, filled, []) };
}

/** A page in both its forms, as sent and as scripts filled it: what either asks of robots holds for both. */
function heeding(marks: readonly string[], advice: PageAdvice): PageAdvice {
  return {
    ...advice,
    ...(marks.includes('robots:nofollow') && { pages: [], documents: [] }),
    ...(marks.includes('robots:noimageindex') && { images: [] }),
  };
}

/** Why a page that came is not there as a whole. */
function missedOf({ url }: PickedPage, { marks, failure }: PageAdvice, received: readonly string[]): Missed | null {
  if (failure !== undefined) return { reason: failure.reason, detail: `${url}: ${failure.detail}` };
  if (received.includes('encoding-fault') && received.includes('truncated'))
    return { reason: 'fetch:encoding', detail: `${url} is damaged; what could be unpacked is kept` };
  if (received.includes('truncated')) return { reason: 'limit:bytes', detail: `${url} was cut at a limit on bytes` };
  const cut = marks.find((mark) => mark === 'limit:nodes' || mark === 'limit:text');
  return cut === undefined ? null : { reason: cut, detail: `${url} has more than is read of one page` };
}
