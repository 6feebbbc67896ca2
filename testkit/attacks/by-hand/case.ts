/** How the cases written by hand are put together: an innocent with somebody else's values, or a successor who hides. */
import type { Attack, AttackSite, Expected, Said } from '../attack.ts';
import { ENTRY, LISTED, LISTED_HOST, LISTED_SITE, MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import type { Draw } from './frames.ts';
import { written } from './written-site.ts';

type Principle = NonNullable<Attack['principle']>;
type Text = (parts: TemplateStringsArray, ...values: readonly string[]) => Attack;
type More = Partial<Omit<AttackSite, 'host'>>;

export const TEL = PHONE.replaceAll(' ', '');
export const MAIL_LINK = `<a href="mailto:${MAILBOX}">${MAILBOX}</a>`;
export const TEL_LINK = `<a href="tel:${TEL}">${PHONE}</a>`;
export const TG = `https://t.me/${TELEGRAM}`;
export const TG_LINK = `<a href="${TG}">@${TELEGRAM}</a>`;

/** Paragraphs, one a line. */
export const ps = (...lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('\n');

/** An innocent site on which somebody else is named: a lead at most, for the list's entry and for the listed site. */
export const framed = (id: string, principle: Principle, draw: Draw, lang = 'en', more: More = {}): Text =>
  told(`hand-framing-${id}`, 'framing', principle, [ENTRY, LISTED_HOST], { atMost: 'lead' }, draw, lang, more);

/** A successor who carries listed values that suffice, and hides them. */
export const hidden = (id: string, draw: Draw, lang = 'en', more: More = {}, atLeast: Said = 'likely'): Text =>
  told(`hand-hiding-${id}`, 'cloning', 'own', [ENTRY], { atLeast }, draw, lang, more);

/** The same, whose page stands in a box that looks like a visitor's. */
export const boxed = (id: string, draw: Draw, lang = 'en', more: More = {}, atLeast: Said = 'likely'): Text =>
  told(`hand-hiding-${id}`, 'cloning', 'share', [ENTRY], { atLeast }, draw, lang, more);

/** A successor who carries the words of the listed firm's site, captured earlier. */
export const copied = (id: string, draw: Draw, lang = 'en', more: More = {}, atLeast: Said = 'likely'): Text =>
  told(`hand-hiding-${id}`, 'cloning', 'text', [LISTED_HOST], { atLeast }, draw, lang, more);

function told(
  id: string,
  threat: Attack['threat'],
  principle: Principle,
  sides: readonly string[],
  right: Pick<Expected, 'atMost' | 'atLeast'>,
  draw: Draw,
  lang: string,
  more: More,
): Text {
  return (parts, ...values) => {
    const { story, host, pages } = written(String.raw({ raw: parts }, ...values), draw, lang);
    const site: AttackSite = { ...more, host, pages: { ...pages, ...more.pages } };
    const expected = sides.flatMap((side) =>
      (['world', 'shipped'] as const).map((background): Expected => ({ of: [side, host], ...right, background })),
    );
    return { id, threat, principle, story, sites: [LISTED_SITE, site], listed: [LISTED], expected };
  };
}
