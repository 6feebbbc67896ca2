/** Invented firms: a name of syllables, texts of clauses, and details that nobody else has. */
import type { Draw } from '../../attacks/generated/draw.ts';
import tongues from './tongues.json' with { type: 'json' };

export interface Tongue {
  readonly code: string;
  readonly phone: string;
  readonly opens: readonly string[];
  readonly subjects: readonly string[];
  readonly verbs: readonly string[];
  readonly objects: readonly string[];
  readonly ends: readonly string[];
  readonly words: Readonly<Record<string, string>>;
}
export const TONGUES: readonly Tongue[] = tongues;

export interface Firm {
  readonly name: string;
  readonly host: string;
  readonly tongue: Tongue;
  readonly phone: string;
  /** Null: no mailbox is shown. */
  readonly mail: string | null;
  readonly street: string;
  readonly tax: string;
  readonly about: readonly string[];
  readonly goods: readonly { name: string; text: string; price: string }[];
}

const ONSETS = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'gl',
  'k',
  'kl',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'z',
];
const CORES = ['a', 'e', 'i', 'o', 'u', 'ai', 'ei', 'ou'];
const CODAS = ['', '', 'l', 'n', 'r', 's', 'm'];

export function invented(draw: Draw, syllables: number): string {
  return Array.from({ length: syllables }, () => draw.pick(ONSETS) + draw.pick(CORES) + draw.pick(CODAS)).join('');
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const digits = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.int(0, 9)).join('');

/** Names between its parts, since strangers share no long run of words. */
export function clauseOf({ opens, subjects, verbs, objects, ends }: Tongue, draw: Draw): string {
  const [maker, model, place] = [3, 2, 3].map((syllables) => capital(invented(draw, syllables)));
  const subject = `${draw.pick(subjects)} ${maker}`;
  const object = `${draw.pick(objects)} (${model} ${draw.int(2, 999)})`;
  return `${draw.pick(opens)} ${place} ${subject} ${draw.pick(verbs)} ${object} ${draw.pick(ends)}.`;
}

export function firmOf(draw: Draw, tongue: Tongue, taken: Set<string>): Firm {
  const two = [capital(invented(draw, 2)), capital(invented(draw, draw.int(1, 2)))];
  const host = `${two.join(draw.pick(['', '-'])).toLowerCase()}.${draw.pick(['example', 'test'])}`;
  if (taken.has(host)) return firmOf(draw, tongue, taken);
  taken.add(host);
  return {
    ...{ name: two.join(' '), host, tongue },
    phone: `${tongue.phone}${digits(draw, 2)} ${digits(draw, 3)} ${digits(draw, 3)}`,
    mail: draw.chance(0.85) ? `${draw.pick(['hola', 'dilna', 'toko', 'post', 'casa', 'x'])}@${host}` : null,
    street: `${capital(invented(draw, 3))} ${draw.int(1, 240)}, ${capital(invented(draw, 2))}`,
    tax: digits(draw, 8),
    about: Array.from({ length: 14 }, () => `${clauseOf(tongue, draw)} ${clauseOf(tongue, draw)}`),
    goods: Array.from({ length: draw.int(3, 7) }, () => ({
      name: `${capital(draw.pick(tongue.objects))} ${invented(draw, 2).toUpperCase()}`,
      text: clauseOf(tongue, draw),
      price: `${draw.int(4, 900)},${digits(draw, 2)}`,
    })),
  };
}

/** The same people under another name and host: some of their details and texts stay, in an order of its own. */
export function reborn(old: Firm, draw: Draw, taken: Set<string>): Firm {
  const fresh = firmOf(draw, old.tongue, taken);
  const kept = new Set(draw.some(['phone', 'tax', 'street', 'about', 'goods'] as const, draw.int(3, 4)));
  if (!kept.has('phone') && !kept.has('tax')) kept.add('phone');
  return {
    ...fresh,
    ...(kept.has('phone') ? { phone: old.phone } : {}),
    ...(kept.has('tax') ? { tax: old.tax } : {}),
    ...(kept.has('street') ? { street: old.street } : {}),
    ...(kept.has('about') ? { about: draw.some([...old.about], 11).concat(fresh.about.slice(0, 3)) } : {}),
    ...(kept.has('goods') ? { goods: draw.some([...old.goods], old.goods.length) } : {}),
  };
}
