/**
 * A list entry × a site → a Match whose one side is the entry itself: its identifiers and its names, as they stand on the
 * site's pages. For entities of whom no site was ever captured. The caps of verdicts are those of all matches.
 */

import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Match } from '../model/match.ts';
import type { ListedFinds } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { knownTime } from '../model/words.ts';
import { SIGNALS } from '../signals/list.ts';
import { entityOf, matchId, matchSide } from './compare.ts';
import { sumBits } from './count-once.ts';
import { carriedOn } from './listed-carried.ts';
import { identifierRows, type ListedRow, listName, nameRow } from './listed-rows.ts';
import { type Weighed, weighCarried } from './listed-weighed.ts';
import { LEAD } from './policy.ts';
import type { Subject } from './subject.ts';
import { probabilityOf, verdictOf } from './verdict.ts';
import { modelName } from './weights.ts';

/** Raised by hand when the figures or rules of the listed matches change. */
const MODEL = 'listed-5';

export interface ListedInput extends ListedFinds {
  readonly entity: Entity;
}

/**
 * Null: the site is the entity's own in our books, nothing of the entry is on it, or the entity has left its list.
 *
 * @param isKnown the two were matched before, so an empty match is a result
 */
export function matchListed(input: ListedInput, site: Subject, background: Background, isKnown = false): Match | null {
  const { entity, mentions, saidAt } = input;
  const { fingerprint } = site;
  if (fingerprint.entity === entity.id || !fingerprint.comparable || entity.lastOnList !== undefined) return null;
  const carried = weighCarried(carriedOn(entity, site), site, input, background);
  const rows = [...identifierRows(carried, entity), ...nameRow(entity, mentions)];
  if (rows.length === 0 && !isKnown) return null;
  const weight = sumBits(rows.map(({ bits }) => bits));
  const evidence = rows
    .map((row) => row.evidence)
    .sort((a, b) => b.weight - a.weight || (a.signal < b.signal ? -1 : 1));
  return {
    schema: 'revenant.match/1',
    id: matchId({ visit: { site: listName(entity), kind: 'list' } }, site),
    model: listedModel(),
    left: {
      input: listName(entity),
      site: listName(entity),
      kind: 'list',
      pages: 0,
      capturedAt: knownTime(saidAt),
      state: 'captured',
      condition: 'content',
      visit: listName(entity),
      entity: entityOf(entity),
    },
    right: matchSide(site),
    verdict: verdictOf(rows, weight),
    weight,
    probability: probabilityOf(weight),
    background: background.id,
    candidateKeys: carried.map(({ identifier: { signal, value } }) => `${signal}:${value}`).sort(),
    evidence,
    against: [],
    innocent: weight < LEAD ? [] : innocentOf(rows, carried, entity),
    succession: { direction: 'undirected', reasons: [] },
    listed: sha256(canonicalJson(findsOf(input))),
  };
}

/** What is kept of the input beside the entry. */
export function findsOf({ mentions, parties, listing, saidAt }: ListedFinds): ListedFinds {
  return { mentions, parties, listing, saidAt };
}

/** With that of the signals, whose readings it goes by. */
export function listedModel(): string {
  return `${MODEL}+${modelName(SIGNALS)}`;
}

function innocentOf(rows: readonly ListedRow[], carried: readonly Weighed[], entity: Entity): string[] {
  const found: string[] = [];
  if (carried.some(({ identifier, cited }) => identifier.signal === 'site-link' && !cited))
    found.push('The domain may have changed hands since it was listed.');
  if (rows.some(({ evidence }) => evidence.signal === 'listed-name'))
    found.push('Two unrelated parties may bear one name.');
  if (rows.some(({ mention }) => mention) || carried.length === 0)
    found.push('The site may only cite, sell for or report on the listed party.');
  if (entity.type !== 'company')
    found.push('What is listed is no company: the site may be of somebody who works with it.');
  found.push('The site may openly be the listed party’s own, or of its group: that is no successor yet.');
  return found;
}
