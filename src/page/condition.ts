import type { Condition, Kind } from '../model/words.ts';
import {
  BLOCKED,
  CHALLENGE,
  DEFAULT_PAGE,
  LOGIN,
  MAINTENANCE,
  NO_PROFILE,
  NOT_FOUND,
  PARKED,
  type Phrases,
} from './condition-phrases.ts';
import { countWords } from './fold-text.ts';
import type { Tape } from './walk.ts';

/** What the judgement rests on. */
export interface Seen {
  readonly status: number | null;
  readonly url: string;
  readonly kind: Kind;
  readonly title: string;
  /** All visible text, and that of the main zone. */
  readonly text: string;
  readonly mainText: string;
  readonly markup: string;
  readonly tape: Tape;
}

const SOCIAL =
  /(?:^|\.)(?:facebook\.com|fb\.com|instagram\.com|linkedin\.com|vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|twitter\.com|x\.com|pinterest\.com|tiktok\.com|t\.me|telegram\.me|youtube\.com|weibo\.com|xing\.com|threads\.(?:net|com))$/;
const LOGIN_PATH = /\/(?:login|authwall|signin|checkpoint|accounts\/login|uas\/login|i\/flow\/login|passport)\b/i;
/** Containers that scripts fill. */
const APP_ROOTS = new Set([
  'root',
  'app',
  '__next',
  '__nuxt',
  'app-root',
  'react-root',
  'main-app',
  'q-app',
  'gatsby',
  '___gatsby',
  'svelte',
  'application',
]);
const MARKUP = 200_000;

/**
 * What a page turned out to hold. Status first where it settles the matter; then short pages whose few words are a
 * stock phrase. A page with text of its own that merely mentions such a phrase is content.
 */
export function conditionOf(seen: Seen): Condition {
  const byStatus = conditionOfStatus(seen);
  if (byStatus !== null) return byStatus;
  // A domain on sale is offered with pages of terms and other domains.
  if (DOMAIN_ON_SALE.test(seen.title)) return 'parked';
  const words = countWords(seen.text, 800);
  if (words >= 800) return 'content';
  const pictures = picturesIn(seen.tape);
  const shell = words < 15 ? shellOf(seen, words, pictures) : false;
  const social = seen.kind === 'social-page' || SOCIAL.test(hostOf(seen.url));
  const main = seen.mainText === seen.text ? words : countWords(seen.mainText, 800);

  if (dominated(seen, CHALLENGE, words, { title: 200, text: 80, source: 60 })) return 'challenge';
  if (dominated(seen, BLOCKED, words, { title: 200, text: 90, source: 0 })) return 'blocked';
  if (isLoginWall(seen, words, social)) return 'login-wall';
  if (social && dominated(seen, NO_PROFILE, main, { title: 150, text: 100, source: 0 })) return 'no-profile';
  if (dominated(seen, PARKED, words, { title: 250, text: 160, source: 120 })) return 'parked';
  if (dominated(seen, NOT_FOUND, main, { title: 160, text: 60, source: 0 })) return social ? 'no-profile' : 'not-found';
  if (dominated(seen, DEFAULT_PAGE, words, { title: 700, text: 80, source: 0 })) return 'default-page';
  if (dominated(seen, MAINTENANCE, words, { title: 120, text: 70, source: 0 })) return 'maintenance';
  return shell ? 'empty-shell' : 'content';
}

const DOMAIN_ON_SALE = /^(?:buy |get )?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,} (?:is |may be )?(?:available )?for sale\b/i;

/** Whether the text says so little that scripts must be meant to fill the page. */
export function wantsScripts(seen: Seen, condition: Condition): boolean {
  if (condition === 'empty-shell') return true;
  if (condition !== 'content' || seen.tape.scripts.length === 0) return false;
  const words = countWords(seen.text, 80);
  return (
    words < 80 &&
    (hasAppRoot(seen.tape) || NEEDS_SCRIPTS.test(seen.tape.noscript)) &&
    countWords(seen.mainText, 40) < 40
  );
}

const NEEDS_SCRIPTS =
  /enable javascript|javascript (?:is )?(?:required|disabled|to run)|включите javascript|без javascript|habilit\S+ javascript|activ\S+ javascript|javascript aktiv|启用.{0,4}javascript/i;

function conditionOfStatus(seen: Seen): Condition | null {
  const { status } = seen;
  if (status === null || status < 400) return null;
  const isShort = countWords(seen.text, 400) < 400;
  if (isShort && status !== 404 && status !== 410) {
    if (CHALLENGE.title?.test(seen.title) || CHALLENGE.source?.test(seen.markup.slice(0, MARKUP))) return 'challenge';
    if (CHALLENGE.text?.test(`${seen.text.slice(0, 2000)} ${seen.tape.noscript}`)) return 'challenge';
  }
  if (status === 401) return 'login-wall';
  if (status === 404 || status === 410) return seen.kind === 'social-page' ? 'no-profile' : 'not-found';
  return status >= 500 && status < 600 ? 'maintenance' : 'blocked';
}

/**
 * Whether a page is made of such phrases: at most so many words with the phrase in its title, in its first words, in its
 * markup. The fewer words there are, the less it takes.
 */
function dominated(
  seen: Seen,
  phrases: Phrases,
  words: number,
  most: { readonly title: number; readonly text: number; readonly source: number },
): boolean {
  if (words < most.title && phrases.title !== undefined) {
    for (const part of partsOf(seen.title)) if (phrases.title.test(part)) return true;
    // A heading of its own says as much as a title does, but on a shorter page.
    if (words < most.title / 2) for (const heading of headingsIn(seen)) if (phrases.title.test(heading)) return true;
  }
  if (words < most.text && phrases.text !== undefined && fills(seen.mainText, phrases.text, words)) return true;
  if (words < 15 && phrases.text?.test(seen.tape.noscript)) return true;
  return words < most.source && phrases.source?.test(seen.markup.slice(0, MARKUP)) === true;
}

/** A title and its parts: sites put their name before or after what the page is. */
function partsOf(title: string): string[] {
  const whole = title.slice(0, 200);
  return [whole, ...whole.split(/\s+[-–—|·•:»]+\s+|:\s+/)];
}

/** Whether the phrase stands in a line that begins within the first fifteen words, or its lines are a sixth of all words. */
function fills(text: string, phrase: RegExp, words: number): boolean {
  let before = 0;
  let said = 0;
  for (const line of text.slice(0, 4000).split('\n')) {
    const length = countWords(line, 400);
    if (phrase.test(line)) {
      if (before <= 15) return true;
      said += length;
    }
    before += length;
  }
  return said > 0 && said * 6 >= words;
}

function headingsIn({ mainText }: Seen): string[] {
  return mainText.split('\n', 2).filter((line) => line.length < 90);
}

function isLoginWall(seen: Seen, words: number, social: boolean): boolean {
  if (words > (social ? 400 : 110)) return false;
  const password = seen.tape.elements.some(
    ({ name, attribs }) => name === 'input' && attribs['type']?.toLowerCase() === 'password',
  );
  const title = partsOf(seen.title).some((part) => LOGIN.title?.test(part));
  const text = LOGIN.text?.test(seen.text) === true;
  if (LOGIN_PATH.test(seen.url) && (password || text || title)) return true;
  if (social) return (password && (title || text) && words < 300) || (title && text && words < 200);
  if (title && words < 6 && seen.tape.scripts.length > 0) return true;
  return password && (title || (text && words < 60)) && seen.tape.anchors.length < 60;
}

function shellOf(seen: Seen, words: number, pictures: number): boolean {
  if (seen.tape.elements.some(({ name }) => name === 'frameset')) return true;
  if (pictures >= 2) return false;
  if (words < 6) return true;
  return (
    hasAppRoot(seen.tape) || NEEDS_SCRIPTS.test(seen.text) || seen.tape.elements.some(({ name }) => name === 'iframe')
  );
}

function hasAppRoot(tape: Tape): boolean {
  return tape.elements.some(
    ({ name, attribs }) => name === 'app-root' || APP_ROOTS.has(attribs['id']?.toLowerCase() ?? ''),
  );
}

function picturesIn(tape: Tape): number {
  let count = 0;
  for (const number of tape.pictures) if (tape.elements[number]?.name === 'img' && ++count >= 8) break;
  return count;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
