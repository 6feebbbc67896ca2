/** What one language gives to a generated world: parts of sentences, labels, and how people speak of a firm that is not theirs. */

/** How people speak of somebody else. */
export const WORDINGS = [
  ...([
    'warn',
    'ask',
    'reply',
    'news',
    'press',
    'job',
    'tender',
    'wiki',
    'advert',
    'review',
    'guest',
    'letter',
  ] as const),
  ...([
    'court',
    'question',
    'answer',
    'howto',
    'note',
    'appeal',
    'author',
    'event',
    'maker',
    'deny',
    'caption',
    'pasted',
    'moved',
    'sponsor',
    'banner',
    'processor',
    'credit',
    'protest',
  ] as const),
] as const;
export type Wording = (typeof WORDINGS)[number];

export const LABELS = [
  ...([
    'home',
    'about',
    'goods',
    'contact',
    'imprint',
    'news',
    'mail',
    'phone',
    'telegram',
    'wallet',
    'number',
  ] as const),
  ...([
    'address',
    'site',
    'organiser',
    'author',
    'maker',
    'results',
    'searches',
    'reported',
    'members',
    'write',
    'send',
    'controller',
  ] as const),
] as const;
export type Label = (typeof LABELS)[number];

export type Script = 'latin' | 'cyrillic' | 'han' | 'arabic';

export interface Tongue {
  readonly code: string;
  readonly script: Script;
  readonly rightToLeft?: true;
  /** Parts of a sentence, in `order`: t time, d doing, c count, a quality, n goods, p place, e end. */
  readonly parts: Readonly<Record<'t' | 'd' | 'a' | 'n' | 'p' | 'e', readonly string[]>>;
  readonly orders: readonly string[];
  /** Some spellings of each label. */
  readonly labels: Readonly<Record<Label, readonly string[]>>;
  /** `{v}` planted values, `{n}` the listed firm, `{p}` a person, `{t}` a town, `{g}` goods, `{c}` a count, `{d}` a date. */
  readonly said: Readonly<Record<Wording, readonly string[]>>;
  /** Names the site `{s}`, its host `{h}` and its contact `{v}` as the controller of a privacy notice. */
  readonly privacy: readonly string[];
}

/** One tongue as its file writes it: alternatives are parted by a bar. */
export interface WrittenTongue {
  readonly code: string;
  readonly script: Script;
  readonly rightToLeft?: true;
  readonly parts: Readonly<Record<'t' | 'd' | 'a' | 'n' | 'p' | 'e', string>>;
  readonly orders: string;
  readonly labels: Readonly<Record<Label, string>>;
  readonly said: Readonly<Record<Wording, string>>;
  readonly privacy: string;
}

export function tongueOf({ parts, orders, labels, said, privacy, ...rest }: WrittenTongue): Tongue {
  return {
    ...rest,
    parts: split(parts),
    orders: alternatives(orders),
    labels: split(labels),
    said: split(said),
    privacy: alternatives(privacy),
  };
}

const alternatives = (text: string): string[] => text.split('|').map((one) => one.trim());

function split<Key extends string>(of: Readonly<Record<Key, string>>): Record<Key, readonly string[]> {
  const entries = Object.entries<string>(of).map(([key, text]) => [key, alternatives(text)]);
  return Object.fromEntries(entries) as Record<Key, readonly string[]>;
}
