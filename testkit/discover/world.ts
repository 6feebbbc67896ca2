/** What every generator of worlds with hidden successors makes. */
import type { Entity } from '../../src/model/facts/seed.ts';

/** A certificate is left out: worlds are served without TLS. */
export const WAYS = ['redirect', 'bio', 'profile', 'version', 'mailbox', 'frame', 'passing'] as const;
export type Way = (typeof WAYS)[number];

export interface HiddenSuccessor {
  readonly host: string;
  readonly ways: readonly Way[];
  /** How each way is written, where the generator has several forms of one. */
  readonly forms?: readonly string[];
  /** Host of the successor that leads to it; null: the old firm does. */
  readonly behind: string | null;
}

export interface DiscoverWorld {
  readonly entity: Entity;
  /** HTML by path. */
  readonly archive: Readonly<Record<string, string>>;
  readonly oldHost: string;
  readonly socialPage: string;
  /** HTML by host and path. */
  readonly served: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where hosts send all their visitors. */
  readonly moved: Readonly<Record<string, string>>;
  readonly successors: readonly HiddenSuccessor[];
  /** Names of sites that are the firm's: its own, those of successors, and their profiles. */
  readonly theirs: ReadonlySet<string>;
}

/** World `index` of a seed, with so many honest sites. */
export type WorldOf = (seed: number, index: number, sites: number) => DiscoverWorld;
