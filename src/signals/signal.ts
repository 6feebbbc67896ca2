/** What a signal is: one technique, one file (docs/adding-a-signal.md). */
import type { z } from 'zod';
import type { EvidenceSide } from '../model/match.ts';
import type { EvidenceGroup, Kind, Level } from '../model/words.ts';
import type { Site } from '../page/view/views.ts';

/** One value that both sides carry (or, at level different, that they contradict each other in). */
export interface SharedValue {
  /** "signal:value", the unit that rarity is counted in; null when rarity does not apply. */
  readonly token: string | null;
  /** Other names under which the same value may have been counted, such as a picture's look beside its bytes. */
  readonly alsoCountedAs?: readonly string[];
  /** Parts that the value is counted by: it is as common as the middle one of them, so that no part decides by chance. */
  readonly parts?: readonly string[];
  /** How good this one correspondence is, 0 to 1 (1: equal). */
  readonly similarity: number;
  /** How much it is, in the signal's unit (words); absent: one value. */
  readonly amount?: number;
  /** How much such a correspondence tells however good it is, 0 to 1; absent: 1. Two strangers may go by one name. */
  readonly tells?: number;
  readonly left: EvidenceSide;
  readonly right: EvidenceSide;
}

export interface Comparison {
  readonly level: Level;
  /** 0 to 1, symmetric. */
  readonly similarity: number;
  /** What corresponds, best first; at least one when level is not `different`. */
  readonly shared: readonly SharedValue[];
  /** Where values have amounts: how much each side has in all, shared or not. */
  readonly totals?: { readonly left: number; readonly right: number };
  /** Both representative sides, for the evidence row. */
  readonly left: EvidenceSide;
  readonly right: EvidenceSide;
  /** One sentence for an analyst, symmetric in wording. */
  readonly note: string;
}

export interface Signal<Value = unknown> {
  readonly id: string;
  /** Raised whenever extract or compare changes meaning; two versions are never compared. */
  readonly version: number;
  readonly group: EvidenceGroup;
  /** What it is, in one sentence that an analyst will read. */
  readonly sentence: string;
  /** Its values are ways to reach somebody: a site may give another's, and a notice of law an authority's. */
  readonly reaches?: true;
  /** Its values name the owner: in a copyright line, or anywhere on the pages. */
  readonly namesOwner?: 'line' | 'anywhere';
  /** Its values say what template a site stands on. */
  readonly declaresTemplates?: true;
  /** Who takes over a domain brings values of his own (`own`), or finds them there, with its theme or server (`found`). */
  readonly onNewOwner?: 'own' | 'found';
  /** Honest sites that share such a value, one to three, each in one sentence for an analyst: what weights and guards allow for. */
  readonly traps: readonly string[];
  /** Kinds of presence on which it speaks of the operator; on a platform's page the frame is the platform's. Default: all. */
  readonly kinds?: readonly Kind[];
  readonly value: z.ZodType<Value>;
  /** Null: the site carries nothing of the kind (no evidence, never "different"). Pure. */
  extract(site: Site): Value | null;
  /** Blocking keys "signal:value" that can bring pairs together. */
  keys?(value: Value): string[];
  /** Tokens "signal:value" whose rarity is counted over sites; default: the keys. */
  tokens?(value: Value): string[];
  /** How much of the signal's unit (words) each token stands for; absent: tokens are values, each of them one. */
  amounts?(value: Value): Iterable<readonly [token: string, amount: number]>;
  /** Null: the two values cannot be compared (other languages, too little text). Symmetric. */
  compare(left: Value, right: Value): Comparison | null;
}
