/** Sentences of one site: parts of its language, drawn anew for each, with invented names inside. */
import type { Draw } from './draw.ts';
import { inventedPerson, inventedWord } from './invented.ts';
import type { Label, Tongue, Wording } from './tongues/tongue.ts';

export function sentence(draw: Draw, { parts, orders, script }: Tongue): string {
  const filled = draw
    .pick(orders)
    .replace(/[tdcanpe]/g, (slot) =>
      slot === 'c' ? String(draw.int(3, 98)) : draw.pick(parts[slot as keyof typeof parts]),
    );
  const text = filled.replace(/\{x\}/g, () => inventedWord(draw, script));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function label(draw: Draw, { labels }: Tongue, of: Label): string {
  return draw.pick(labels[of]);
}

export interface SpokenOf {
  readonly values: string;
  readonly name: string;
}

/** One sentence about somebody else, with the values that stand in it. */
export function saying(draw: Draw, tongue: Tongue, wording: Wording, { values, name }: SpokenOf): string {
  const person = inventedPerson(draw, tongue.script);
  const slots: Readonly<Record<string, string>> = {
    v: values,
    n: name,
    p: person,
    t: inventedWord(draw, tongue.script),
    g: draw.pick(tongue.parts.n),
    c: String(draw.int(3, 60)),
    d: `${draw.int(1, 28)}.${draw.int(1, 12)}.${draw.int(2019, 2025)}`,
  };
  return draw.pick(tongue.said[wording]).replace(/\{([vnptgcd])\}/g, (_, slot: string) => slots[slot] ?? '');
}

/** A label before its value, as that language's people write it. */
export function labelled(draw: Draw, tongue: Tongue, of: Label, value: string): string {
  return tongue.script === 'han' ? `${label(draw, tongue, of)}：${value}` : `${label(draw, tongue, of)}: ${value}`;
}

/** The sentence of a notice about data that names the site as its controller, with a contact. */
export function controllerLine(draw: Draw, { privacy }: Tongue, name: string, host: string, contact: string): string {
  const slots: Readonly<Record<string, string>> = { s: name, h: host, v: contact };
  return draw.pick(privacy).replace(/\{([shv])\}/g, (_, slot: string) => slots[slot] ?? '');
}
