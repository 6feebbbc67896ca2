/** How the values of a firm stand on a page: plain, linked, or with a label before them. */
import type { Draw } from './draw.ts';
import type { Firm, ValueKind } from './firm.ts';
import { tagged } from './look.ts';
import { labelled } from './prose.ts';
import type { Tongue } from './tongues/tongue.ts';

export function linkOf(kind: ValueKind, value: string): string | null {
  if (kind === 'mail') return `mailto:${value}`;
  if (kind === 'phone') return `tel:${value.replace(/[^+\d]/g, '')}`;
  if (kind === 'telegram') return `https://t.me/${value}`;
  if (kind === 'wallet' && value.startsWith('bc1')) return `bitcoin:${value}`;
  return kind === 'site' ? value : null;
}

/** As a reader sees it. */
export function shown(kind: ValueKind, value: string): string {
  if (kind === 'telegram') return `@${value}`;
  return kind === 'site' ? value.replace('https://', '') : value;
}

export function anchored(kind: ValueKind, value: string, attributes = ''): string {
  const link = linkOf(kind, value);
  return link === null ? shown(kind, value) : `<a${attributes} href="${link}">${shown(kind, value)}</a>`;
}

const anyMarkup = (draw: Draw, kind: ValueKind, value: string, linked: boolean): string => {
  if (linked) return anchored(kind, value);
  const plain = kind === 'telegram' ? `t.me/${value}` : shown(kind, value);
  return draw.chance(0.2) ? tagged(draw.pick(['b', 'code', 'i', 'x-v']), plain) : plain;
};

/** Values within a sentence. A number or account has its label, as people write it. */
export function inSentence(
  draw: Draw,
  tongue: Tongue,
  firm: Firm,
  kinds: readonly ValueKind[],
  linked: boolean,
): string {
  const parts = kinds.map((kind) => {
    const value = anyMarkup(draw, kind, firm.values[kind] ?? '', linked);
    return kind === 'mail' || kind === 'site' ? value : `${tongue.labels[kind][0]} ${value}`;
  });
  return parts.join(tongue.script === 'han' ? '、' : ', ');
}

/** One line a value, each after its label. */
export function asLines(
  draw: Draw,
  tongue: Tongue,
  firm: Firm,
  kinds: readonly ValueKind[],
  linked: boolean,
): string[] {
  return kinds.map((kind) => labelled(draw, tongue, kind, anyMarkup(draw, kind, firm.values[kind] ?? '', linked)));
}
