/**
 * Operators: the sites and listed parties that findings join. Derived from stored findings and from
 * what people decided about operators, never stored.
 */
import type { Judgement } from '../decisions/evidence.ts';
import type { OperatorDecision } from '../decisions/operator.ts';
import type { Match, MatchSide } from './match.ts';

/** A stored finding as far as joining needs it. */
export interface Join extends Pick<Match, 'id' | 'verdict' | 'weight'> {
  readonly left: MatchSide;
  readonly right: MatchSide;
  /** The main evidence: ids of signals, heaviest first. */
  readonly signals: readonly string[];
  /** The latest; null: nobody judged it. */
  readonly judgement: Judgement['judgement'] | null;
}

export interface OperatorNode {
  /**
   * Unique: the site, or `listed:` with the common name of one company's entries, else the id of
   * the entry.
   */
  readonly key: string;
  readonly name: string;
  /** Null for a listed party: it is an entry of a list, not a captured site. */
  readonly site: string | null;
  /** Ids of the list entries that are this party; of a site: none. */
  readonly entities: readonly string[];
}

export interface OperatorLink {
  /** Keys of two nodes. */
  readonly from: string;
  readonly to: string;
  /** Null: no finding, but the list attributes the site to the party, or a person merged both. */
  readonly join: Join | null;
  /** The decision of that person. */
  readonly merge?: OperatorDecision;
}

export interface Operator {
  /** Its first site: any site of it finds it again. */
  readonly key: string;
  /** Made with the first decision about it; null: nobody decided anything. */
  readonly id: string | null;
  /** With those of the operators that it has become one with, the first decided first. */
  readonly ids: readonly string[];
  /** As a person named it, or else the listed parties, or its best connected site. */
  readonly name: string;
  /** The best connected first. */
  readonly nodes: readonly OperatorNode[];
  /** The heaviest first. */
  readonly links: readonly OperatorLink[];
  /** Findings between its nodes that a person judged wrong: they join nothing. */
  readonly cut: readonly Join[];
  /** Links with sites that a person split from it. */
  readonly apart: readonly OperatorLink[];
  /** Decisions about it, and those by which sites of it were split from another; oldest first. */
  readonly decisions: readonly OperatorDecision[];
}
