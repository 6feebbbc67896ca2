/** A list entry × a site → a Match of the entry itself, for entities of which no site was ever captured. */
import type { Background } from '../model/background.ts';
import { canonicalJson } from '../model/canonical-json.ts';
import { sha256 } from '../model/digest.ts';
import type { Match } from '../model/match.ts';
import type { ListedFinds } from '../model/mention.ts';
import type { Entity } from '../model/seed.ts';
import { knownTime } from '../model/words.ts';
import { SIGNALS } from '../signals/list.ts';
import { entityOf, heaviestFirst, matchId, matchSide } from './compare.ts';
import { sumBits } from './dependence.ts';
import { type WeighedIdentifier, weighIdentifiers } from './listed-bits.ts';
import { identifiersOn } from './listed-identifiers.ts';
import { identifierRows, type ListedRow, listName, nameRow } from './listed-rows.ts';
import { LEAD } from './policy.ts';
import type { Subject } from './subject.ts';
import { probabilityOf, verdictOf } from './verdict.ts';
import { modelName } from './weights.ts';

/** Raised by hand when figures, rules or sentences of the listed matches change. */
const MODEL = 'listed-6';

export interface ListedInput extends ListedFinds {
  readonly entity: Entity;
}

/** Null: the entity's own site, nothing of the entry on it, or delisted. `isKnown`: matched before, so an empty match counts. */
export function matchListed(input: ListedInput, site: Subject, background: Background, isKnown = false): Match | null {
  const { entity, mentions, saidAt } = input;
  const { fingerprint } = site;
  if (fingerprint.entity === entity.id || !fingerprint.comparable || entity.lastOnList !== undefined) return null;
  const identifiers = weighIdentifiers(identifiersOn(entity, site), site, input, background);
  const rows = [...identifierRows(identifiers, entity), ...nameRow(entity, mentions)];
  if (rows.length === 0 && !isKnown) return null;
  const weight = sumBits(rows.map(({ bits }) => bits));
  const name = listName(entity);
  return {
    schema: 'revenant.match/1',
    id: matchId({ visit: { site: name, kind: 'list' } }, site),
    model: listedModel(),
    left: {
      ...{ input: name, site: name, visit: name, kind: 'list', pages: 0, state: 'captured', condition: 'content' },
      capturedAt: knownTime(saidAt),
      entity: entityOf(entity),
    },
    right: matchSide(site),
    verdict: verdictOf(rows, weight),
    weight,
    probability: probabilityOf(weight),
    background: background.id,
    candidateKeys: identifiers.map(({ identifier: { signal, value } }) => `${signal}:${value}`).sort(),
    evidence: rows.map(({ evidence }) => evidence).sort(heaviestFirst),
    against: [],
    innocent: weight < LEAD ? [] : innocentOf(rows, identifiers, entity),
    succession: { direction: 'undirected', reasons: [] },
    listed: sha256(canonicalJson(findsOf(input))),
  };
}

/** What is kept of the input beside the entry. */
export function findsOf({ mentions, parties, listing, saidAt }: ListedFinds): ListedFinds {
  return { mentions, parties, listing, saidAt };
}

/** With the model of the signals whose readings it uses. */
export function listedModel(): string {
  return `${MODEL}+${modelName(SIGNALS)}`;
}

function innocentOf(rows: readonly ListedRow[], identifiers: readonly WeighedIdentifier[], entity: Entity): string[] {
  const explanations: [text: string, applies: boolean][] = [
    [
      'The domain may have changed hands since it was listed.',
      identifiers.some(({ identifier, cited }) => identifier.signal === 'site-link' && !cited),
    ],
    ['Two unrelated parties may have the same name.', rows.some(({ evidence }) => evidence.signal === 'listed-name')],
    [
      'The site may only cite, sell for or report on the listed party.',
      rows.some(({ mention }) => mention) || identifiers.length === 0,
    ],
    [
      'The listed party is not a company: the site may belong to somebody who works with it.',
      entity.type !== 'company',
    ],
    ['The site may openly belong to the listed party or its group: that is not yet a successor.', true],
  ];
  return explanations.flatMap(([text, applies]) => (applies ? [text] : []));
}
