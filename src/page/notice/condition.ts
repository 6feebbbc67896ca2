import type { Condition } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { namedOn } from '../view/walk.ts';
import * as SAYS from './condition-phrases.ts';
import { withoutLanguages } from './language-switch.ts';
import { givesContact, hostOf, ownSigns, type PageFacts, picturesIn, type Sign } from './own-signs.ts';
import { countPhrases, coverageOf, sentencesOf } from './phrase-count.ts';
import { isShell } from './shell.ts';

const SOCIAL =
  /(?:^|\.)(?:facebook\.com|fb\.com|instagram\.com|linkedin\.com|vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|twitter\.com|x\.com|pinterest\.com|tiktok\.com|t\.me|telegram\.me|youtube\.com|weibo\.com|xing\.com|threads\.(?:net|com))$/;
const LOGIN_PATH = /\/(?:login|authwall|signin|checkpoint|accounts\/login|uas\/login|i\/flow\/login|passport)\b/i;
const MARKUP = 200_000;

/**
 * Decides by status if that settles it. Else a short page whose few words are a stock phrase is a
 * notice. All other pages are content.
 */
export function conditionOf(whole: PageFacts): Condition {
  const byStatus = conditionOfStatus(whole);
  if (byStatus !== null) return byStatus;
  // A domain on sale is offered with pages of terms and other domains.
  if (SAYS.DOMAIN_ON_SALE.test(whole.title)) return 'parked';
  const all = countWords(whole.text, 800);
  if (all >= 800) return 'content';
  const text = withoutLanguages(whole.text);
  const page = { ...whole, text, mainText: whole.mainText === whole.text ? text : withoutLanguages(whole.mainText) };
  const words = countWords(text, 800);
  const social = page.kind === 'social-page' || SOCIAL.test(hostOf(page.url));
  const main = page.mainText === page.text ? words : countWords(page.mainText, 800);

  const judge = (phrases: SAYS.Phrases, limits: WordLimits): boolean => isMadeOf(page, phrases, limits, words, main);
  // Log-in forms ask for the letters of a picture too; gatekeepers never ask for a password.
  if (!asksPassword(page) && judge(SAYS.CHALLENGE, { title: 200, text: 80, source: 60 })) return 'challenge';
  if (judge(SAYS.BLOCKED, { title: 200, text: 90 })) return 'blocked';
  if (isLoginWall(page, words, social)) return 'login-wall';
  if (social && judge(SAYS.NO_PROFILE, { title: 150, text: 100, inFrame: true })) return 'no-profile';
  // Parkers link to policies and searches and show their goods, servers link to manuals: no signs
  // of a shop there.
  if (judge(SAYS.PARKED, { title: 250, text: 160, source: 120, besides: ['menu', 'pictures'] })) return 'parked';
  if (judge(SAYS.NOT_FOUND, { title: 160, text: 60, inFrame: true })) return social ? 'no-profile' : 'not-found';
  if (judge(SAYS.DEFAULT_PAGE, { title: 700, text: 80, besides: ['menu'] })) return 'default-page';
  if (judge(SAYS.MAINTENANCE, { title: 120, text: 70 })) return 'maintenance';
  if (!asksWords(page) && [SAYS.SENSOR, SAYS.WIDGET].some((guard) => judge(guard, { title: 0, text: 0, source: 20 })))
    return 'challenge';
  if (all < 15 && isShell(whole, all)) return 'empty-shell';
  return (social ? null : bareNotice(page, words)) ?? 'content';
}

/**
 * The condition of a page that redirects to another site's page of this condition. A wall or a
 * parking page counts as its own; any other page makes it `redirected`.
 */
export function conditionElsewhere(condition: Condition): Condition {
  return condition === 'content' || condition === 'empty-shell' ? 'redirected' : condition;
}

function conditionOfStatus(page: PageFacts): Condition | null {
  const { status } = page;
  if (status === null || status < 400) return null;
  const isShort = countWords(page.text, 400) < 400;
  if (isShort && status !== 404 && status !== 410) {
    const markup = page.markup.slice(0, MARKUP);
    if (SAYS.CHALLENGE.title?.test(page.title)) return 'challenge';
    if (SAYS.CHALLENGE.source?.test(markup) || SAYS.SENSOR.source?.test(markup)) return 'challenge';
    if (SAYS.CHALLENGE.text?.test(`${page.text.slice(0, 2000)} ${page.tape.noscript}`)) return 'challenge';
  }
  if (status === 401) return 'login-wall';
  if (status === 404 || status === 410) return page.kind === 'social-page' ? 'no-profile' : 'not-found';
  return status >= 500 && status < 600 ? 'maintenance' : 'blocked';
}

interface WordLimits {
  /** Most words of a page that has the phrase as its title, in its text, in its markup. */
  readonly title: number;
  readonly text: number;
  readonly source?: number;
  /** Shown within the frame of a real site, so that only the main zone counts, and no signs. */
  readonly inFrame?: boolean;
  /** Signs that prove nothing here. */
  readonly besides?: readonly Sign[];
}

/** Own words that a notice may have beside the phrases, with none, one or more signs of a site. */
const ROOM = { title: [Number.POSITIVE_INFINITY, 12, 6], heading: [20, 6, 3], text: [24, 5, 2] } as const;
const MOST_BY_SCRIPT = 60;

/** True if a page is made of such phrases. The fewer words of its own, the fewer are enough. */
function isMadeOf(page: PageFacts, phrases: SAYS.Phrases, limits: WordLimits, all: number, main: number): boolean {
  const words = limits.inFrame === true ? main : all;
  if (words >= Math.max(limits.title, limits.text, limits.source ?? 0)) return false;
  const signs = limits.inFrame === true ? 0 : ownSigns(page, limits.besides ?? []);
  const { otherWords, wordsBefore, phraseWords } = countPhrases(page.mainText, phrases);
  const fits = (how: keyof typeof ROOM): boolean => otherWords <= (ROOM[how][Math.min(signs, 2)] as number);
  const title = phrases.title === undefined ? 0 : coverageOf(page.title, phrases.title);
  if (title >= WHOLE && words < limits.title && fits('title')) return true;
  // A heading of its own says as much as a title does, but on a shorter page.
  const heads = headingsIn(page).some(
    (line) => phrases.title !== undefined && coverageOf(line, phrases.title) >= WHOLE,
  );
  if (heads && words < limits.title / 2 && fits('heading')) return true;
  const prominent = signs > 0 ? wordsBefore <= 5 : wordsBefore <= 15 || phraseWords * 6 >= words;
  if (words < limits.text && phraseWords > 0 && prominent && fits('text')) return true;
  if (words < limits.text && title > 0 && fits('text')) return true;
  if (words < 15 && signs === 0 && phrases.text?.test(page.tape.noscript)) return true;
  // Scripts prove nothing on a page with a menu or pictures of its own: they stand on every page
  // that they guard or earn from.
  if (phrases.source === undefined || words >= (limits.source ?? 0) || otherWords > MOST_BY_SCRIPT) return false;
  return ownSigns(page) === 0 && phrases.source.test(page.markup.slice(0, MARKUP));
}

/** A title that is more than the phrase is a title about something: “maintenance of lifts”. */
const WHOLE = 0.55;

function headingsIn({ mainText }: PageFacts): string[] {
  return mainText.split('\n', 2).filter((line) => line.length < 90);
}

function isLoginWall(page: PageFacts, words: number, social: boolean): boolean {
  if (words > (social ? 400 : 110)) return false;
  const password = asksPassword(page);
  const title = SAYS.LOGIN.title !== undefined && coverageOf(page.title, SAYS.LOGIN.title) > 0;
  const text = SAYS.LOGIN.text?.test(page.text) === true;
  if (LOGIN_PATH.test(page.url) && (password || text || title)) return true;
  if (social) return (password && (title || text) && words < 300) || (title && text && words < 200);
  if (title && words < 6 && page.tape.scripts.length > 0) return true;
  if (!password) return false;
  // A form alone, in any language. With sentences, pictures or a menu beside it, it is only the
  // customers' entrance.
  const signs = ownSigns(page);
  return (title && signs < 2) || (signs === 0 && (words < 16 || (text && words < 36)));
}

function asksPassword({ tape }: PageFacts): boolean {
  return namedOn(tape, 'input').some(({ attribs }) => attribs['type']?.toLowerCase() === 'password');
}

/** A form to write in is for customers, whatever guards it. */
function asksWords({ tape }: PageFacts): boolean {
  const types = namedOn(tape, 'input').map(({ attribs }) => attribs['type'] ?? '');
  return tape.named.has('textarea') || types.some((type) => /^(?:text|e-?mail|tel|search)?$/i.test(type));
}

const BARE_WORDS = 36;
/** Words of a label. */
const LABEL = 3;
/** Words that the shortest notice may have beside it, for a greeting or an excuse. */
const LEAST_ROOM = 8;

/** The condition that a bare page states in its own words; null: it is no notice. */
function bareNotice(page: PageFacts, words: number): Condition | null {
  if (words >= BARE_WORDS || !isBare(page)) return null;
  const sentences = sentencesOf(`${page.title}\n${page.text}`.slice(0, 2000)).filter((line) => !isCredit(line));
  const named = SAYS.BARE_NOTICES.find(([, { sure, goods }]) =>
    sentences.some((line) => sure.test(line) || (goods.test(line) && SAYS.TO_VISITOR.test(line))),
  )?.[0];
  if (named !== undefined) return named;
  return isMostlyOnSiteState(sentences) ? 'maintenance' : null;
}

/** Words alone: no picture, menu, number to call, address to write or go to, form to fill in. */
function isBare(page: PageFacts): boolean {
  const { tape, text } = page;
  if (picturesIn(page) > 0 || text.includes('@') || givesContact(page) || ownSigns(page) > 0) return false;
  const links = tape.anchors.filter((number) => tape.elements[number]?.name === 'a').length;
  return links <= 2 && !tape.named.has('textarea') && !tape.named.has('table');
}

/** True if sentences on the state of the site make up most of the text, labels left out. */
function isMostlyOnSiteState(sentences: readonly string[]): boolean {
  let [said, own] = [0, 0];
  for (const sentence of sentences) {
    const words = countWords(sentence, BARE_WORDS);
    if (isOnSiteState(sentence)) said += words;
    else if (words > LABEL) own += words;
  }
  return said > 0 && own <= Math.max(said * 1.5, LEAST_ROOM);
}

function isOnSiteState(sentence: string): boolean {
  return SAYS.MENDING.test(sentence) || SAYS.SITE_IN_STATE.test(sentence);
}

function isCredit(sentence: string): boolean {
  return SAYS.MAKER.test(sentence) && !isOnSiteState(sentence);
}
