/** A home page that may show everybody something else → what it shows to a browser, a telephone, a visitor from elsewhere. */
import type { AskPages, PageAdvice, ShownPage } from '../../model/ports/capture.ts';
import type { FetchAnswer, FetchOutcome } from '../../model/ports/egress.ts';
import type { Capture, View, Views } from '../../model/visit.ts';
import type { Condition, ViewName } from '../../model/words.ts';

/** How a visitor introduces itself. Ourselves are asked again too: a page changes by itself. */
export interface Visitor {
  readonly userAgent?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const TELEPHONE =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const VISITORS: Readonly<Record<ViewName, Visitor>> = {
  plain: {},
  browser: { userAgent: DESKTOP },
  mobile: { userAgent: TELEPHONE },
  referred: { userAgent: DESKTOP, headers: { referer: 'https://www.google.com/' } },
};
const OTHERS: readonly ViewName[] = ['browser', 'mobile', 'referred'];

/** Less in common by so much than two answers to ourselves have: it shows them another page, not another advertisement. */
const OTHER_PAGE = 0.3;
/** Answers that say nothing of a seller, and that a page which hides would give to a crawler. A refusal is not asked again. */
const EMPTY: ReadonlySet<Condition> = new Set(['parked', 'default-page', 'maintenance', 'not-found', 'empty-shell']);

export function visitorOf(view: ViewName): Visitor {
  return VISITORS[view];
}

/** A page of the site, or another site's in its place. */
const SHOWN: ReadonlySet<Condition> = new Set(['content', 'redirected']);

/** A wall is an answer too: what stands behind it is not sought under another name, whatever the user asks. */
const WALLS: ReadonlySet<Condition> = new Set(['challenge', 'blocked', 'login-wall']);

function isWall(condition: Condition): boolean {
  return WALLS.has(condition);
}

/** Why a home page is asked for as others would; null where it is not: nothing says that it might show them something else. */
export function suspicionOf(
  answer: Pick<FetchAnswer, 'status' | 'headers' | 'url' | 'finalUrl'>,
  advice: Pick<PageAdvice, 'condition' | 'sortsVisitors'>,
  when: 'auto' | 'always' | 'never',
): string | null {
  // Whoever is turned away has an answer: what a wall hides is not sought under another name.
  if (when === 'never' || answer.status >= 400 || isWall(advice.condition)) return null;
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

/** What was shown to one of the others, and what its page says. */
export interface Seen {
  readonly view: ViewName;
  readonly answer: FetchAnswer;
  readonly advice: PageAdvice;
}

/** What the visit lends for looking again. */
export interface LookPorts {
  fetch(visitor: Visitor): Promise<FetchOutcome>;
  keep(seen: Seen, role: 'page' | 'view', isHome: boolean): Promise<Capture>;
  readonly ask: AskPages;
}

export interface Looked {
  readonly views: Views;
  /** What was shown to others and not to us, to go on from. */
  readonly found: readonly { readonly advice: PageAdvice; readonly finalUrl: string }[];
  /** As whom the rest of the site is visited: as ourselves, unless only others are shown a site. */
  readonly as: ViewName;
  /** True when others are shown another page than we are. */
  readonly cloaked: boolean;
}

interface Other extends ShownPage {
  readonly view: ViewName;
  readonly answer: FetchAnswer;
}

/**
 * Asks for the home page as each of the others, compares what they are shown with what we were shown, and keeps all of it:
 * what tells something new as a page of the site, the rest as a mere view.
 */
export async function lookAsOthers(
  plain: { readonly answer: FetchAnswer; readonly capture: Capture; readonly condition: Condition },
  suspicion: string,
  ports: LookPorts,
): Promise<Looked> {
  const first: ShownPage = { body: plain.answer.body, capture: plain.capture };
  const others: Other[] = [];
  for (const view of OTHERS) {
    const answer = await ports.fetch(VISITORS[view]);
    if (answer.ok && answer.body.byteLength > 0) others.push({ view, answer, ...shown(answer) });
  }
  const isNew = others.some(({ body }) => !same(body, first.body));
  const again = isNew ? await ports.fetch(VISITORS.plain) : null;
  const control = again?.ok ? await ports.ask.difference(first, shown(again)) : null;
  // A page that was away for a moment is there for us too by now.
  const isBack = again?.ok === true && again.status < 400 && (await conditionOf(again, plain, ports.ask)) === 'content';

  const views: View[] = [];
  const found: { advice: PageAdvice; finalUrl: string }[] = [];
  let as: ViewName = 'plain';
  let cloaked = false;
  let hasHome = false;
  for (const { view, answer, body, capture } of others) {
    const { status, finalUrl } = answer;
    const seen = { view, status, finalUrl };
    if (same(body, first.body)) {
      const { id } = plain.capture;
      views.push({ ...seen, capture: id, condition: plain.condition, likeness: 1, missing: [], added: [] });
      continue;
    }
    const { likeness, onlyFirst, onlySecond } = await ports.ask.difference(first, { body, capture });
    const advice = await ports.ask.advise({ body, capture });
    const { condition } = advice;
    const isNews = condition === 'content' && plain.condition !== 'content' && status < 400;
    const isOnlyTheirs = isNews && !isBack;
    const tellsMore =
      status < 400 && !isWall(condition) && (isNews || onlySecond.length > (control?.onlySecond.length ?? 0));
    const isHome = isNews && !hasHome;
    hasHome ||= isNews;
    const { id } = await ports.keep({ view, answer, advice }, tellsMore ? 'page' : 'view', isHome);
    if (isOnlyTheirs && as === 'plain') as = view;
    if (tellsMore) found.push({ advice, finalUrl });
    // A telephone is rightly shown less; who turns browsers away hides nothing.
    // Without an answer to ourselves to compare with, nobody is said to hide anything.
    const isOther =
      view !== 'mobile' && SHOWN.has(condition) && tellsMore && likeness < (control?.likeness ?? 0) - OTHER_PAGE;
    cloaked ||= isOther || (isOnlyTheirs && control !== null);
    const lines = { missing: [...onlyFirst], added: [...onlySecond] };
    views.push({ ...seen, capture: id, condition, likeness: rounded(likeness), ...lines });
  }
  return {
    views: { suspicion, control: control === null ? null : rounded(control.likeness), shown: views },
    found,
    as,
    cloaked,
  };
}

async function conditionOf(
  answer: FetchAnswer,
  { answer: before, condition }: { readonly answer: FetchAnswer; readonly condition: Condition },
  ask: AskPages,
): Promise<Condition> {
  return same(answer.body, before.body) ? condition : (await ask.advise(shown(answer))).condition;
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
