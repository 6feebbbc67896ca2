/** A home page that may differ by visitor → what a browser, phone or referred visitor sees. */

import type { Capture, View } from '../../model/facts/visit.ts';
import type { AskPages, PageAdvice, ShownPage } from '../../model/ports/capture.ts';
import type { FetchAnswer, FetchOutcome } from '../../model/ports/egress.ts';
import type { Condition, ViewName } from '../../model/words.ts';

export interface Visitor {
  readonly userAgent?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const TELEPHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
export const VISITORS: Readonly<Record<ViewName, Visitor>> = {
  plain: {},
  browser: { userAgent: DESKTOP },
  mobile: { userAgent: TELEPHONE },
  referred: { userAgent: DESKTOP, headers: { referer: 'https://www.google.com/' } },
};
const OTHERS: readonly ViewName[] = ['browser', 'mobile', 'referred'];

/**
 * So much less likeness than between two answers to ourselves means another page, not another
 * advertisement.
 */
const OTHER_PAGE = 0.3;
/** Answers without a seller, as a page that hides gives them to crawlers. */
const EMPTY: ReadonlySet<Condition> = new Set(['parked', 'default-page', 'maintenance', 'not-found', 'empty-shell']);

/** A page of the site, or another site's in its place. */
const SHOWN: ReadonlySet<Condition> = new Set(['content', 'redirected']);

/** A refusal is an answer: we do not try again under another name to get behind it. */
const WALLS: ReadonlySet<Condition> = new Set(['challenge', 'blocked', 'login-wall']);

/** The reason to request a home page as others would; null: nothing suggests a difference. */
export function suspicionOf(
  answer: Pick<FetchAnswer, 'status' | 'headers' | 'url' | 'finalUrl'>,
  advice: Pick<PageAdvice, 'condition' | 'sortsVisitors'>,
  when: 'auto' | 'always' | 'never',
): string | null {
  if (when === 'never' || answer.status >= 400 || WALLS.has(advice.condition)) return null;
  const varies = /\b(?:user-agent|referer)\b/i.exec(answer.headers['vary'] ?? '')?.[0];
  if (varies !== undefined) return `its answer says that it varies by ${varies}`;
  if (advice.sortsVisitors !== null) return advice.sortsVisitors;
  if (EMPTY.has(advice.condition)) return `what it showed to us is empty (${advice.condition})`;
  if (isElsewhere(answer.url, answer.finalUrl)) return `it sent us to another host, ${new URL(answer.finalUrl).host}`;
  return when === 'always' ? 'asked for' : null;
}

function isElsewhere(asked: string, reached: string): boolean {
  const [from, to] = [asked, reached].map((url) => new URL(url).hostname.replace(/^www\./, '')) as [string, string];
  return from !== to && !to.endsWith(`.${from}`) && !from.endsWith(`.${to}`);
}

interface OtherView {
  readonly view: ViewName;
  readonly answer: FetchAnswer;
}

export interface LookPorts {
  fetch(visitor: Visitor): Promise<FetchOutcome>;
  keep(seen: OtherView & { advice: PageAdvice }, role: 'page' | 'view', isHome: boolean): Promise<Capture>;
  readonly ask: AskPages;
}

/** All answers are kept: those that add something as pages, the rest as views. */
export async function lookAsOthers(
  plain: { readonly answer: FetchAnswer; readonly capture: Capture; readonly condition: Condition },
  suspicion: string,
  ports: LookPorts,
) {
  const first: ShownPage = { body: plain.answer.body, capture: plain.capture };
  const others: (OtherView & ShownPage)[] = [];
  for (const view of OTHERS) {
    const answer = await ports.fetch(VISITORS[view]);
    if (answer.ok && answer.body.byteLength > 0) others.push({ view, answer, ...shown(answer) });
  }
  const isNew = others.some(({ body }) => !same(body, first.body));
  const again = isNew ? await ports.fetch(VISITORS.plain) : null;
  const control = again?.ok ? await ports.ask.difference(first, shown(again)) : null;
  // If the page was only down for a moment, it answers us too by now.
  const conditionOf = async (answer: FetchAnswer) =>
    same(answer.body, first.body) ? plain.condition : (await ports.ask.advise(shown(answer))).condition;
  const isBack = again?.ok === true && again.status < 400 && (await conditionOf(again)) === 'content';

  const views: View[] = [];
  /** Pages shown to others and not to us, whose links count too. */
  const found: (PageAdvice & { reached: readonly string[] })[] = [];
  /** The visitor for the rest of the site: ourselves, unless only others are shown a site. */
  let as: ViewName = 'plain';
  let cloaked = false;
  let hasHome = false;
  for (const { view, answer, body, capture } of others) {
    const { status, finalUrl } = answer;
    const seen = { view, status, finalUrl };
    if (same(body, first.body)) {
      const { capture: ours, condition } = plain;
      views.push({ ...seen, capture: ours.id, condition, likeness: 1, missing: [], added: [] });
      continue;
    }
    const { likeness, onlyFirst, onlySecond } = await ports.ask.difference(first, { body, capture });
    const advice = await ports.ask.advise({ body, capture });
    const { condition } = advice;
    const isNews = condition === 'content' && plain.condition !== 'content' && status < 400;
    const isOnlyTheirs = isNews && !isBack;
    const tellsMore =
      status < 400 && !WALLS.has(condition) && (isNews || onlySecond.length > (control?.onlySecond.length ?? 0));
    const isHome = isNews && !hasHome;
    hasHome ||= isNews;
    const { id } = await ports.keep({ view, answer, advice }, tellsMore ? 'page' : 'view', isHome);
    if (isOnlyTheirs && as === 'plain') as = view;
    if (tellsMore) found.push({ ...advice, reached: [finalUrl] });
    // A phone is rightly shown less; a refusal hides nothing; without a control nothing is called
    // hidden.
    const isOther =
      view !== 'mobile' && SHOWN.has(condition) && tellsMore && likeness < (control?.likeness ?? 0) - OTHER_PAGE;
    cloaked ||= isOther || (isOnlyTheirs && control !== null);
    const lines = { missing: [...onlyFirst], added: [...onlySecond] };
    views.push({ ...seen, capture: id, condition, likeness: rounded(likeness), ...lines });
  }
  const likeness = control === null ? null : rounded(control.likeness);
  return { views: { suspicion, control: likeness, shown: views }, found, as, cloaked };
}

function shown({ body, url, finalUrl, status, headers }: FetchAnswer): ShownPage {
  return { body, capture: { url, finalUrl, status, headers, charset: null } };
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

function rounded(likeness: number): number {
  return Math.round(likeness * 1000) / 1000;
}
