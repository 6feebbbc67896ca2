/** What one case of the attack set says: who does what to whom in an invented world, and what may be found there. */

import type { Entity } from '../../src/model/facts/seed.ts';
import type { DocumentInfo } from '../../src/model/facts/visit.ts';
import type { ExampleFacts, ExampleImage } from '../site-fixture.ts';

export const THREATS = ['framing', 'poisoning', 'farm', 'cloning', 'redirect', 'archive'] as const;
export type Threat = (typeof THREATS)[number];

/** What a generated world tests: whose a value is, whose act it was, what costs nothing, who shares a box, and what copied text is worth. */
export const PRINCIPLES = ['own', 'act', 'cost', 'share', 'text'] as const;
export type Principle = (typeof PRINCIPLES)[number];

/** From the weakest to the strongest; a pair that cannot be compared is nobody's accusation. */
export const VERDICTS = ['not-comparable', 'unrelated', 'lead', 'likely', 'strong'] as const;
export type Said = (typeof VERDICTS)[number];

export interface AttackSite {
  readonly host: string;
  /** HTML by path, the home page first. */
  readonly pages: Readonly<Record<string, string>>;
  readonly pictures?: Readonly<Record<string, ExampleImage>>;
  readonly documents?: Readonly<Record<string, DocumentInfo>>;
  readonly capturedAt?: string;
  /** Handed in as an archive (on 6 May 2026), with these marks of every capture, such as time:unknown. */
  readonly archived?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly facts?: ExampleFacts;
  /** Id of the listed entity that the site is attributed to. */
  readonly entity?: string;
  /** Paths that answer 301, with the address in this world that answers then. A home page that does so brings that whole site. */
  readonly redirects?: Readonly<Record<string, string>>;
}

/** One line of the right answer. */
export interface Expected {
  /** Two hosts, or `list:<id>` of an entry and a host. */
  readonly of: readonly [string, string];
  /** Another pair: the line holds when it holds for one of the two. */
  readonly or?: readonly [string, string];
  readonly atMost?: Said;
  readonly atLeast?: Said;
  /** An innocent explanation or the note of some row says it. */
  readonly says?: RegExp;
  /** No note and no reason of the succession says it. */
  readonly never?: RegExp;
  readonly undirected?: true;
  /** What rarity is counted in. Default `world`: the shipped background and every site of the case. */
  readonly background?: 'world' | 'shipped';
}

export interface Attack {
  readonly id: string;
  readonly threat: Threat;
  /** One sentence: who does what, to whom. */
  readonly story: string;
  readonly sites: readonly AttackSite[];
  readonly listed?: readonly Entity[];
  /** Further sites that only count for rarity. */
  readonly bystanders?: readonly AttackSite[];
  readonly expected: readonly Expected[];
  readonly principle?: Principle;
  /** What a generated world was made from: place, wording, language, disguise. */
  readonly traits?: Readonly<Record<string, string>>;
  /** Takes seconds: left out of the tests, part of `npm run attacks`. */
  readonly slow?: true;
}
