/** Disguises of what the pages say. */
import { edited, withMarkup, withTexts } from './markup.ts';
import { type Chance, inventedWord, numberOf } from './random.ts';
import { type Trick, withPages } from './trick.ts';

const TEXT = ['body-text', 'title', 'navigation', 'catalogue'];
const WORD = /[\p{L}\p{M}]+/gu;
const HAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** Look-alikes as in UTS #39 (confusables.txt): Latin letters and their Cyrillic and Greek doubles. */
const DOUBLES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  j: 'ј',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  v: 'ν',
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  S: 'Ѕ',
  T: 'Т',
  X: 'Х',
  Y: 'Υ',
  Z: 'Ζ',
};
const BACK = Object.fromEntries(Object.entries(DOUBLES).map(([latin, double]) => [double, latin]));

/** Every second look-alike letter, so that words of both kinds stand side by side. */
export function disguisedByDoubles(text: string, chance: Chance): string {
  const doubles = /\p{Script=Cyrillic}/u.test(text) ? BACK : DOUBLES;
  return [...text].map((sign) => (chance.next() < 0.5 ? (doubles[sign] ?? sign) : sign)).join('');
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const UNSEEN = ['\u200b', '\u200c', '\u200d', '\u00ad', '\u2060', '\ufeff'];

/** A sign that no one sees, after every third letter or so. */
export function withUnseen(text: string, chance: Chance): string {
  return text.replace(/[\p{L}\p{Nd}](?=[\p{L}\p{Nd}])/gu, (sign) =>
    chance.next() < 0.35 ? sign + UNSEEN[chance.below(UNSEEN.length)] : sign,
  );
}

function noise(words: number, chance: Chance): string {
  const said = Array.from({ length: words }, () => inventedWord('noise', String(chance.below(900))));
  return `${said.join(' ')}.`;
}

/** Words in the page as its text nodes have them, which is what noise is measured by. */
function countWords(html: string): number {
  let words = 0;
  edited(html, ({ texts }) => {
    for (const { data } of texts) words += data.match(WORD)?.length ?? 0;
  });
  return words;
}

/** As many invented words as the page has, in paragraphs of twenty, dealt among its own. */
function withNoise(html: string, style: string, chance: Chance): string {
  const paragraphs = Math.ceil(countWords(html) / 20);
  const raw = Array.from({ length: paragraphs }, () => `<p${style}>${noise(20, chance)}</p>`);
  const gaps = [...html.matchAll(/<\/(?:p|h[1-4]|ul|table)>/gi)].map(({ index, 0: tag }) => index + tag.length);
  if (gaps.length === 0) return html.replace(/<\/body>|$/i, (end) => raw.join('') + end);
  const at = new Map<number, string>();
  for (const one of raw) {
    const gap = gaps[chance.below(gaps.length)] ?? 0;
    at.set(gap, (at.get(gap) ?? '') + one);
  }
  let from = 0;
  let out = '';
  for (const [gap, more] of [...at].sort(([a], [b]) => a - b)) {
    out += html.slice(from, gap) + more;
    from = gap;
  }
  return out + html.slice(from);
}

/** A hidden word after every fifth visible one, within the same paragraph. */
function withHiddenWords(html: string, style: string, chance: Chance): string {
  const raw = Array.from({ length: 20 }, (_, i) => {
    const word = inventedWord('hidden', String(i));
    return [String.fromCharCode(0xe100 + i), `<span style="${style}"> ${word} </span>`] as const;
  });
  const mark = (text: string): string =>
    text.replace(/\S+\s+/g, (word) =>
      chance.next() < 0.2 ? word + String.fromCharCode(0xe100 + chance.below(20)) : word,
    );
  return withMarkup(html, mark, new Map(raw));
}

/** Each word cut in two elements. */
function split(html: string, chance: Chance): string {
  const markup = new Map([
    ['\ue200', '</span><b class="x"></b><span>'],
    ['\ue201', '<span>'],
    ['\ue202', '</span>'],
  ]);
  const mark = (text: string): string =>
    text.replace(/[\p{L}\p{Nd}]{4,}/gu, (word) => {
      const at = 1 + chance.below(word.length - 2);
      return `\ue201${word.slice(0, at)}\ue200${word.slice(at)}\ue202`;
    });
  return withMarkup(html, mark, markup);
}

/** About `share` of the words through a dictionary: one word form becomes one other everywhere. Han texts by the sign. */
function swapped(text: string, share: number, seed: string): string {
  return text.replace(WORD, (word) => {
    if (HAN.test(word))
      return [...word]
        .map((sign) => (numberOf(seed, 'swap', sign) / 2 ** 32 < share ? inventedWord(seed, sign) : sign))
        .join('');
    // Nobody replaces "of"; longer words are about six in ten.
    if (word.length < 4) return word;
    return numberOf(seed, 'swap', word.toLowerCase()) / 2 ** 32 < share / 0.6 ? inventedWord(seed, word) : word;
  });
}

function swap(share: number): Trick {
  return {
    id: `synonyms-${share * 100}`,
    sentence: `About ${share * 100} % of the words replaced through a dictionary of invented ones.`,
    against: TEXT,
    play: (site) => withPages(site, (html) => withTexts(html, (text) => swapped(text, share, site.name))),
  };
}

export const TEXT_TRICKS: readonly Trick[] = [
  {
    id: 'noise-text',
    sentence: 'As many visible invented words as the page has, in paragraphs among its own.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withNoise(html, '', chance)),
  },
  {
    id: 'hidden-text',
    sentence: 'As many invented words in paragraphs that are not displayed.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withNoise(html, ' style="display:none"', chance)),
  },
  {
    id: 'hidden-far',
    sentence: 'Invented words among the visible ones of a paragraph, moved out of sight.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withHiddenWords(html, 'position:absolute;left:-9999px', chance)),
  },
  {
    id: 'hidden-small',
    sentence: 'Invented words among the visible ones of a paragraph, in letters of no size.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withHiddenWords(html, 'font-size:0', chance)),
  },
  {
    id: 'hidden-colour',
    sentence: 'Invented words among the visible ones of a paragraph, white on white.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withHiddenWords(html, 'color:#fff;background:#ffffff', chance)),
  },
  {
    id: 'unseen-signs',
    sentence: 'Zero-width signs and soft hyphens within the words.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withTexts(html, (text) => withUnseen(text, chance))),
  },
  {
    id: 'homoglyphs',
    sentence: 'Half of the letters that have one replaced by their Cyrillic, Greek or Latin double.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => withTexts(html, (text) => disguisedByDoubles(text, chance))),
  },
  {
    id: 'full-width',
    sentence: 'All ASCII letters, digits and marks in full width.',
    against: TEXT,
    play: (site) => withPages(site, (html) => withTexts(html, fullWidth)),
  },
  {
    id: 'split-words',
    sentence: 'Words cut in two by inline elements.',
    against: TEXT,
    play: (site, chance) => withPages(site, (html) => split(html, chance)),
  },
  swap(0.1),
  swap(0.25),
  {
    id: 'translated',
    sentence:
      'Every word form replaced by an invented one and another language declared: a stand-in for a translation, which keeps pictures, order, numbers and addresses.',
    against: TEXT,
    play: (site) =>
      withPages(site, (html) => {
        const told = withTexts(html, (text) => text.replace(WORD, (word) => inventedWord(`${site.name}-tongue`, word)));
        return edited(told, ({ elements }) => {
          for (const { name, attribs } of elements) if (name === 'html') attribs['lang'] = 'et';
        });
      }),
  },
];
