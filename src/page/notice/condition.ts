import type { Condition } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { bareNotice } from './bare-notice.ts';
import {
  BLOCKED,
  CHALLENGE,
  DEFAULT_PAGE,
  DOMAIN_ON_SALE,
  LOGIN,
  MAINTENANCE,
  NO_PROFILE,
  NOT_FOUND,
  PARKED,
  type Phrases,
  SENSOR,
  WIDGET,
} from './condition-phrases.ts';
import { withoutLanguages } from './language-switch.ts';
import { hostOf, ownSigns, type PageFacts, type Sign } from './own-signs.ts';
import { coverOf, saysIn } from './says.ts';
import { isShell } from './shell.ts';

const SOCIAL =
  /(?:^|\.)(?:facebook\.com|fb\.com|instagram\.com|linkedin\.com|vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|twitter\.com|x\.com|pinterest\.com|tiktok\.com|t\.me|telegram\.me|youtube\.com|weibo\.com|xing\.com|threads\.(?:net|com))$/;
const LOGIN_PATH = /\/(?:login|authwall|signin|checkpoint|accounts\/login|uas\/login|i\/flow\/login|passport)\b/i;
const MARKUP = 200_000;

/** By status where that settles it; else a short page whose few words are a stock phrase. All else is content. */
export function conditionOf(whole: PageFacts): Condition {
  const byStatus = conditionOfStatus(whole);
  if (byStatus !== null) return byStatus;
  // A domain on sale is offered with pages of terms and other domains.
  if (DOMAIN_ON_SALE.test(whole.title)) return 'parked';
  const all = countWords(whole.text, 800);
  if (all >= 800) return 'content';
  const text = withoutLanguages(whole.text);
  const seen = { ...whole, text, mainText: whole.mainText === whole.text ? text : withoutLanguages(whole.mainText) };
  const words = countWords(text, 800);
  const social = seen.kind === 'social-page' || SOCIAL.test(hostOf(seen.url));
  const main = seen.mainText === seen.text ? words : countWords(seen.mainText, 800);

  const judge = (phrases: Phrases, most: Most): boolean => dominated(seen, phrases, most, words, main);
  // Log-in forms ask for the letters of a picture too; gatekeepers never ask for a password.
  if (!asksPassword(seen) && judge(CHALLENGE, { title: 200, text: 80, source: 60 })) return 'challenge';
  if (judge(BLOCKED, { title: 200, text: 90 })) return 'blocked';
  if (isLoginWall(seen, words, social)) return 'login-wall';
  if (social && judge(NO_PROFILE, { title: 150, text: 100, inFrame: true })) return 'no-profile';
  // Parkers link to policies and searches and show their goods, servers link to manuals: no signs of a shop there.
  if (judge(PARKED, { title: 250, text: 160, source: 120, besides: ['menu', 'pictures'] })) return 'parked';
  if (judge(NOT_FOUND, { title: 160, text: 60, inFrame: true })) return social ? 'no-profile' : 'not-found';
  if (judge(DEFAULT_PAGE, { title: 700, text: 80, besides: ['menu'] })) return 'default-page';
  if (judge(MAINTENANCE, { title: 120, text: 70 })) return 'maintenance';
  if (!asksWords(seen) && [SENSOR, WIDGET].some((guard) => judge(guard, { title: 0, text: 0, source: 20 })))
    return 'challenge';
  if (all < 15 && isShell(whole, all)) return 'empty-shell';
  return (social ? null : bareNotice(seen, words)) ?? 'content';
}

/** What a page of another site makes of the one that redirects to it: a wall or a parking page is that; any other is not its own. */
export function conditionElsewhere(seen: Condition): Condition {
  return seen === 'content' || seen === 'empty-shell' ? 'redirected' : seen;
}

function conditionOfStatus(seen: PageFacts): Condition | null {
  const { status } = seen;
  if (status === null || status < 400) return null;
  const isShort = countWords(seen.text, 400) < 400;
  if (isShort && status !== 404 && status !== 410) {
    const markup = seen.markup.slice(0, MARKUP);
    if (CHALLENGE.title?.test(seen.title)) return 'challenge';
    if (CHALLENGE.source?.test(markup) || SENSOR.source?.test(markup)) return 'challenge';
    if (CHALLENGE.text?.test(`${seen.text.slice(0, 2000)} ${seen.tape.noscript}`)) return 'challenge';
  }
  if (status === 401) return 'login-wall';
  if (status === 404 || status === 410) return seen.kind === 'social-page' ? 'no-profile' : 'not-found';
  return status >= 500 && status < 600 ? 'maintenance' : 'blocked';
}

interface Most {
  /** Words of a page with the phrase for its title, among its words, in its markup. */
  readonly title: number;
  readonly text: number;
  readonly source?: number;
  /** Stands within the frame of a real site, so that only the main zone is looked at, and no signs. */
  readonly inFrame?: boolean;
  /** Signs that say nothing here. */
  readonly besides?: readonly Sign[];
}

/** Own words that a notice may have beside the phrases, with none, one or more signs of an own site. */
const ROOM = {
  title: [Number.POSITIVE_INFINITY, 12, 6],
  heading: [20, 6, 3],
  text: [24, 5, 2],
} as const;
const MOST_BY_SCRIPT = 60;

/** Whether a page is made of such phrases. The fewer words of its own it has, the less it takes. */
function dominated(seen: PageFacts, phrases: Phrases, most: Most, all: number, main: number): boolean {
  const words = most.inFrame === true ? main : all;
  if (words >= Math.max(most.title, most.text, most.source ?? 0)) return false;
  const signs = most.inFrame === true ? 0 : ownSigns(seen, most.besides ?? []);
  const { own, first, said } = saysIn(seen.mainText, phrases);
  const fits = (how: keyof typeof ROOM): boolean => own <= (ROOM[how][Math.min(signs, 2)] as number);
  const title = phrases.title === undefined ? 0 : coverOf(seen.title, phrases.title);
  if (title >= WHOLE && words < most.title && fits('title')) return true;
  // A heading of its own says as much as a title does, but on a shorter page.
  const heads = headingsIn(seen).some((line) => phrases.title !== undefined && coverOf(line, phrases.title) >= WHOLE);
  if (heads && words < most.title / 2 && fits('heading')) return true;
  const prominent = signs > 0 ? first <= 5 : first <= 15 || said * 6 >= words;
  if (words < most.text && said > 0 && prominent && fits('text')) return true;
  if (words < most.text && title > 0 && fits('text')) return true;
  if (words < 15 && signs === 0 && phrases.text?.test(seen.tape.noscript)) return true;
  // Scripts say nothing of a page with a menu or pictures of its own: they stand on all that they guard or pay for.
  if (phrases.source === undefined || words >= (most.source ?? 0) || own > MOST_BY_SCRIPT) return false;
  return ownSigns(seen, []) === 0 && phrases.source.test(seen.markup.slice(0, MARKUP));
}

/** A title that is more than the phrase is a title about something: “maintenance of lifts”. */
const WHOLE = 0.55;

function headingsIn({ mainText }: PageFacts): string[] {
  return mainText.split('\n', 2).filter((line) => line.length < 90);
}

function isLoginWall(seen: PageFacts, words: number, social: boolean): boolean {
  if (words > (social ? 400 : 110)) return false;
  const password = asksPassword(seen);
  const title = LOGIN.title !== undefined && coverOf(seen.title, LOGIN.title) > 0;
  const text = LOGIN.text?.test(seen.text) === true;
  if (LOGIN_PATH.test(seen.url) && (password || text || title)) return true;
  if (social) return (password && (title || text) && words < 300) || (title && text && words < 200);
  if (title && words < 6 && seen.tape.scripts.length > 0) return true;
  if (!password) return false;
  // A form alone, in whatever language; with sentences, pictures or a menu beside it, it is only the customers' entrance.
  const signs = ownSigns(seen, []);
  return (title && signs < 2) || (signs === 0 && (words < 16 || (text && words < 36)));
}

function asksPassword({ tape }: PageFacts): boolean {
  return tape.elements.some(({ name, attribs }) => name === 'input' && attribs['type']?.toLowerCase() === 'password');
}

/** A form to write in is for customers, whatever guards it. */
function asksWords({ tape }: PageFacts): boolean {
  return tape.elements.some(
    ({ name, attribs }) =>
      name === 'textarea' || (name === 'input' && /^(?:text|e-?mail|tel|search)?$/i.test(attribs['type'] ?? '')),
  );
}
