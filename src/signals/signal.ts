/** Defines a signal: one technique, one file (docs/adding-a-signal.md). */
import type { z } from 'zod';
import type { EvidenceSide, SharedItem } from '../model/derived/match.ts';
import type { ChangeAbout } from '../model/derived/timeline.ts';
import type { EvidenceGroup, Kind, Level } from '../model/words.ts';
import type { Site } from '../page/view/views.ts';

/** One value that both sides carry; at level different, values that contradict each other. */
export interface SharedValue {
  /** "signal:value", the unit that rarity is counted in; null when rarity does not apply. */
  readonly token: string | null;
  /** Other names of the same value in the count, such as a picture's look beside its bytes. */
  readonly alsoCountedAs?: readonly string[];
  /** Parts whose rarity is counted: the median part decides, so that none does by chance. */
  readonly parts?: readonly string[];
  /** How good this one correspondence is, 0 to 1 (1: equal). */
  readonly similarity: number;
  /** The amount in the signal's unit (words); absent: one value. */
  readonly amount?: number;
  /** The worth of a perfect correspondence, 0 to 1, default 1: two strangers can have one name. */
  readonly tells?: number;
  /** How two pictures are alike. */
  readonly how?: SharedItem['how'];
  /** An amount beyond the values that have a place: no item for a person. */
  readonly isRest?: true;
  readonly left: EvidenceSide;
  readonly right: EvidenceSide;
}

export interface Comparison {
  readonly level: Level;
  /** 0 to 1, symmetric. */
  readonly similarity: number;
  /** The correspondences, best first; at least one when level is not `different`. */
  readonly shared: readonly SharedValue[];
  /** The whole amount of each side, or the number of its values, shared or not. */
  readonly totals?: { readonly left: number; readonly right: number };
  /** Both representative sides, for the evidence row. */
  readonly left: EvidenceSide;
  readonly right: EvidenceSide;
  /** One sentence for an analyst, symmetric in wording. */
  readonly note: string;
}

/** The words for one value and several; a mass noun is the same twice. */
export type Noun = readonly [one: string, many: string];

export interface Signal<Id extends string = string, Value = unknown> {
  /** The name of its file. The type repeats it, so that an unknown id does not compile. */
  readonly id: Id;
  /** Raised whenever extract or compare changes meaning; two versions are never compared. */
  readonly version: number;
  readonly group: EvidenceGroup;
  /** The words for its values in sentences. */
  readonly noun: Noun;
  /** The name of its rows, where "same …" with the noun would be wrong. */
  readonly rowName?: string;
  /** The words for a value in a match with a list entry. Default: the noun. */
  readonly listNoun?: string;
  /** The words for contacts that came or went in an alert. Default: the noun. */
  readonly alertNoun?: Noun;
  /** Subject of the change when a value appears or goes. Absent: no change is reported. */
  readonly changeAbout?: ChangeAbout;
  /** Registries or servers give its values: a visit without any may not have asked. */
  readonly offPage?: true;
  /** One sentence for an analyst that defines it. */
  readonly sentence: string;
  /** Its values are contacts: a site may also give others', such as an authority's. */
  readonly reaches?: true;
  /** Its values can be sold to a stranger, as a mailbox, a number or an account can. */
  readonly sold?: true;
  /** Any text can state its values: only a proof (`Place.proof`) makes one the site's. */
  readonly stated?: true;
  /** Its values name the owner: in a copyright line, or anywhere on the pages. */
  readonly namesOwner?: 'line' | 'anywhere';
  /** It may show a shared template: by a name (`declared`), or by how pages are built. */
  readonly template?: 'declared' | 'built';
  /** A domain's new owner brings such values (`own`) or finds them, as a theme (`found`). */
  readonly onNewOwner?: 'own' | 'found';
  /** 1 to 3 sentences on honest sites that share such values; weights and guards allow for them. */
  readonly traps: readonly string[];
  /** Kinds of site on which it describes the operator and not the platform. Default: all. */
  readonly kinds?: readonly Kind[];
  readonly value: z.ZodType<Value>;
  /** Null: the site carries nothing of the kind (no evidence, never "different"). Pure. */
  extract(site: Site): Value | null;
  /** Blocking keys "signal:value" that can bring pairs together. */
  keys?(value: Value): string[];
  /** Tokens "signal:value" whose rarity is counted over sites; default: the keys. */
  tokens?(value: Value): string[];
  /** Words that each token stands for; absent: every token counts as one value. */
  amounts?(value: Value): Iterable<readonly [token: string, amount: number]>;
  /** Null: the two values cannot be compared (other languages, too little text). Symmetric. */
  compare(left: Value, right: Value): Comparison | null;
}
