/**
 * The weight of each signal, in one table. All numbers are bits, log2 of P(seen | one operator) /
 * P(seen | unrelated operators), set by judgement; labelled pairs only check them (docs/model.md).
 */
import { sha256 } from '../../model/digest.ts';
import { memoised } from '../../model/memoised.ts';
import type { Level } from '../../model/words.ts';
import type { SignalId } from '../../signals/list.ts';
import type { Signal } from '../../signals/signal.ts';
import * as POLICY from './policy.ts';

export interface LevelWeight {
  /** Bits of one shared value that no other counted site has, before any background is known. */
  readonly each: number;
  /** Most bits of the whole row, whatever the number and rarity of its values. */
  readonly cap: number;
}

/** Bits by the shared amount, and by its share of the larger side's own: amountBits (rarity.ts). */
export interface AmountWeight {
  /** Units (words) up to which the bits grow with the amount; beyond, each doubling adds `each`. */
  readonly scale: number;
  /** The first that applies: more than a supplier brings, a whole copy, most of it, a part. */
  readonly shares: readonly ShareWeight[];
  /** Factor on the scale if both use one template, which may have brought that much more. */
  readonly onTemplate: Readonly<Record<keyof typeof POLICY.ON_TEMPLATE, number>>;
}

export interface ShareWeight {
  /** Least share of the larger side's rare amount, 0 to 1. */
  readonly from: number;
  /** Least amount: a site of a few words shares most by chance, or by its theme. */
  readonly least: number;
  /** A larger share takes fewer words: so many from this share on, and between both by powers. */
  readonly until?: { readonly from: number; readonly least: number };
  readonly each: number;
  readonly cap: number;
  /** The weight if a template or a supplier may have brought it; absent: no less. */
  readonly brought?: LevelWeight;
}

export interface SignalWeight {
  readonly identical: LevelWeight;
  readonly close: LevelWeight;
  readonly partial: LevelWeight;
  /** Negative bits if the sides contradict each other: few, since a successor has new papers. */
  readonly different: number;
  /** Facts of one family are counted once: see FAMILIES. */
  readonly family: Family;
  /** Bits go by the shared amount, not by single values. */
  readonly amount?: AmountWeight;
  /** Share that rare values keep if both use a known template; default 1. */
  readonly onTemplate?: number;
  /** The same where other users are counted: a demo's account stays on most of their sites. */
  readonly onCounted?: number;
  /** Share kept if both show a theme's demo, which has an address and phone too; default 1. */
  readonly onDemo?: number;
  /** Levels at which one side speaks of the other, as news and resellers do: a lead at most. */
  readonly mentionAt?: readonly Level[];
}

/**
 * Families of dependent facts, each with its most bits: a copy shows in text, title, pictures and
 * goods at once. `framed`: may come from a platform or theme. `beside`: not on the pages, so not
 * copied.
 */
export const FAMILIES = {
  mail: { cap: 12, within: null, framed: false, beside: false },
  office: { cap: 11, within: null, framed: false, beside: false },
  handle: { cap: 10, within: null, framed: true, beside: false },
  account: { cap: 9, within: null, framed: true, beside: false },
  papers: { cap: 13, within: null, framed: false, beside: false },
  filing: { cap: 6, within: null, framed: true, beside: false },
  name: { cap: 12, within: null, framed: true, beside: false },
  link: { cap: 9, within: null, framed: true, beside: false },
  tenant: { cap: 9, within: null, framed: true, beside: false },
  registrant: { cap: 12, within: null, framed: false, beside: true },
  host: { cap: 8, within: null, framed: true, beside: true },
  text: { cap: 18, within: 'content', framed: true, beside: false },
  pictures: { cap: 13, within: 'content', framed: true, beside: false },
  goods: { cap: 6, within: 'content', framed: true, beside: false },
  documents: { cap: 7, within: 'content', framed: true, beside: false },
  content: { cap: 20, within: null, framed: true, beside: false },
  look: { cap: 7, within: null, framed: true, beside: false },
} as const satisfies Record<string, { cap: number; within: string | null; framed: boolean; beside: boolean }>;
export type Family = keyof typeof FAMILIES;

const same = (each: number, cap: number): LevelWeight => ({ each, cap });
/** A level that the signal's comparison never gives. */
const NEVER = same(0, 0);

/** A signal without a row runs in shadow: reported, weight 0. */
// biome-ignore format: a table, one signal a line
export const WEIGHTS: Readonly<Record<string, SignalWeight>> = {
  // Columns: identical, close, partial, contradicted, counted with.
  'contact-email':       { identical: same(10, 12), close: NEVER,  partial: same(5, 6),  different: 0,    family: 'mail' },
  'contact-phone':       { identical: same(9, 11),  close: NEVER,  partial: same(3, 4),  different: 0,    family: 'office', onDemo: 0.4 },
  messenger:             { identical: same(8, 10),  close: NEVER,  partial: NEVER,  different: 0,    family: 'handle' },
  'social-link':         { identical: same(8, 10),  close: NEVER,  partial: same(2, 3),  different: 0,    family: 'handle' },
  registrant:            { identical: same(10, 12), close: same(6, 7),  partial: same(2.5, 3), different: -0.5, family: 'registrant' },
  'street-address':      { identical: same(5, 6),   close: same(3, 4),  partial: same(1, 1.5), different: 0,    family: 'office', onDemo: 0.4 },
  tenant:                { identical: same(8, 9),   close: same(2, 3),  partial: same(1.5, 2), different: 0,    family: 'tenant', onTemplate: 0.5, onCounted: 1 },
  'widget-key':          { identical: same(7, 9),   close: same(3, 4),  partial: NEVER,  different: 0,    family: 'account', onTemplate: 0.5, onCounted: 1 },
  tracker:               { identical: same(7, 9),   close: same(3, 4),  partial: NEVER,  different: 0,    family: 'account', onTemplate: 0.5, onCounted: 1 },
  'qr-code':             { identical: same(7, 9),   close: NEVER,  partial: NEVER,  different: 0,    family: 'handle' },
  'registration-number': { identical: same(11, 13), close: NEVER,  partial: same(4, 5),  different: -2,   family: 'papers' },
  wallet:                { identical: same(11, 13), close: NEVER,  partial: NEVER,  different: 0,    family: 'papers' },
  'site-filing':         { identical: same(5, 6),   close: NEVER,  partial: NEVER,  different: -1,   family: 'filing',   mentionAt: ['identical'] },
  'residual-name':       { identical: same(11, 12), close: same(11, 12), partial: same(2, 2.5), different: 0,   family: 'name',     mentionAt: ['partial'] },
  'social-posts':        { identical: NEVER, close: NEVER, partial: same(2, 2.5), different: 0,   family: 'name',     mentionAt: ['partial'] },
  'copyright-owner':     { identical: same(3, 4),   close: NEVER, partial: same(2, 3), different: 0,    family: 'name' },
  'site-link':           { identical: same(8, 9),   close: same(6, 7),  partial: same(2.5, 3), different: 0,   family: 'link',     mentionAt: ['partial'] },
  'body-text':           { identical: NEVER, close: NEVER, partial: NEVER,  different: -0.5, family: 'text', amount: { scale: 10, onTemplate: { counted: 3, known: 3, credited: 6, demo: 20 }, shares: [
    { from: 0.4, least: 800, each: 4.2, cap: 18 }, { from: 0.4, least: 800, until: { from: 0.6, least: 50 }, each: 4.2, cap: 18, brought: same(1.8, 7) },
    { from: 0.4, least: 40, each: 2.6, cap: 10.5, brought: same(1.8, 7) }, { from: 0, least: 0, each: 1.5, cap: 6 },
  ] } },
  title:                 { identical: same(3, 3),   close: same(2, 2),  partial: same(1, 1),  different: 0,    family: 'text', onTemplate: 0.5 },
  images:                { identical: same(4, 13),   close: same(3, 12),  partial: same(1, 1),  different: 0, family: 'pictures', onTemplate: 0.75 },
  'picture-metadata':    { identical: same(4, 6),   close: NEVER,  partial: NEVER,  different: 0,    family: 'pictures', onTemplate: 0.75 },
  catalogue:             { identical: same(3, 6),   close: same(2.5, 6), partial: same(2, 5), different: 0, family: 'goods' },
  'url-path':            { identical: same(1, 4),   close: same(1, 3),  partial: same(0.5, 1.5), different: 0,  family: 'text', onTemplate: 0.5 },
  'document-metadata':   { identical: same(4, 6),   close: same(3, 4),  partial: same(1, 1.5), different: 0,    family: 'documents', mentionAt: ['partial'] },
  structure:             { identical: same(4, 4),   close: same(3, 3),  partial: same(1.5, 1.5), different: 0, family: 'look', onTemplate: 0.5 },
  navigation:            { identical: same(2, 6),   close: same(2, 5),  partial: same(1.5, 4), different: 0, family: 'look', onTemplate: 0.5 },
  form:                  { identical: same(2, 3),   close: same(1.5, 2), partial: same(0.5, 1), different: 0,   family: 'look', onTemplate: 0.5 },
  favicon:               { identical: same(5, 5),   close: same(3, 3),  partial: NEVER,  different: 0,    family: 'look' },
  'host-address':        { identical: same(3, 4),   close: same(1, 1.5), partial: NEVER, different: 0,    family: 'host' },
  certificate:           { identical: same(7, 8),   close: same(6, 7),  partial: NEVER,  different: 0,    family: 'host' },
} satisfies Readonly<Partial<Record<SignalId, SignalWeight>>>;

/** From the weakest agreement to the strongest. */
export const LEVELS = ['partial', 'close', 'identical'] as const;

/** Raised by hand when the arithmetic around the table, or the sentences of a match, change. */
const ARITHMETIC = 11;

/** Names arithmetic, figures and versions: under one name and background, bits are comparable. */
export const modelName = memoised((signals: readonly Pick<Signal, 'id' | 'version'>[]): string => {
  // Sorted: each loader gives a module's names in its own order.
  const policy = Object.entries(POLICY)
    .filter(([name]) => /^[A-Z_]+$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const versions = signals.map(({ id, version }) => `${id}@${version}`).sort();
  const table = JSON.stringify([ARITHMETIC, policy, FAMILIES, WEIGHTS, versions]);
  return `${ARITHMETIC}.${sha256(table).slice(0, 12)}`;
});
