/**
 * Findings → FollowTheMoney JSON Lines: a `Similar`, and a `Succession` if judged positive with a
 * known direction.
 */

import type { Match } from '../model/derived/match.ts';
import { sha256 } from '../model/digest.ts';
import type { Entity } from '../model/facts/seed.ts';
import { cleanText, oneLine } from '../model/text/clean-text.ts';
import { isUrl } from '../model/text/is-url.ts';
import { keptCommand } from '../model/text/program.ts';
import { attributionLines } from './attribution.ts';
import {
  addressOf,
  type Finding,
  isClaimed,
  judgedAs,
  operatorOf,
  rowTexts,
  SIDES,
  sinceText,
  summaryOf,
} from './finding.ts';
import { nameOf } from './wording.ts';

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** A succession joins legal entities; the owners of ships and aircraft are unknown here. */
// biome-ignore format: one row
const SCHEMAS: Readonly<Record<Entity['type'], string>> = {
  company: 'Company', person: 'Person', vessel: 'Vessel', aircraft: 'Airplane', other: 'LegalEntity',
};
/** The model limits strings of a Similar to 1,024 characters. */
const LONGEST_TEXT = 1_000;
const LEGAL = new Set(['Company', 'Person', 'LegalEntity']);

export function ftmOf(findings: readonly Finding[]): string {
  const entities = new Map<string, FtmEntity>();
  for (const finding of findings) for (const one of entitiesOf(finding)) entities.set(one.id, one);
  return [...entities.values()].map((one) => `${oneLine(JSON.stringify(one))}\n`).join('');
}

function entitiesOf(finding: Finding): FtmEntity[] {
  const { match } = finding;
  const [left, right] = SIDES.map((side) => party(finding, side)) as [FtmEntity, FtmEntity];
  const judged = judgedAs(finding);
  // A site that came back under its own name is one party.
  if (judged === 'negative' || left.id === right.id) return left.id === right.id ? [left] : [left, right];
  const similar = entity(`revenant-similar-${match.id}`, 'Similar', {
    candidate: [right.id],
    match: [left.id],
    // Never 1: nothing is certain.
    confidenceScore: [String(Math.min(0.999, match.probability))],
    matcher: [`revenant ${match.model}`],
    criteria: [
      summaryOf(finding),
      ...[...sinceText(finding), ...rowTexts(match)].map((text) => text.slice(0, LONGEST_TEXT)),
    ],
  });
  const order = directed(match, left, right);
  const last = finding.judgements.at(-1);
  if (!isClaimed(finding) || last === undefined || order === null) return [left, right, similar];
  return [
    left,
    right,
    similar,
    entity(`revenant-succession-${match.id}`, 'Succession', {
      predecessor: [order[0].id],
      successor: [order[1].id],
      summary: [`Judged positive by ${last.by} on ${last.at}: ${last.why}`, summaryOf(finding), ...sinceText(finding)],
      recordId: [match.id],
    }),
  ];
}

/** Predecessor first; null: no direction, or one of the two cannot have a successor. */
function directed({ succession }: Match, left: FtmEntity, right: FtmEntity): [FtmEntity, FtmEntity] | null {
  if (succession.direction === 'undirected' || !LEGAL.has(left.schema) || !LEGAL.has(right.schema)) return null;
  return succession.direction === 'left-to-right' ? [left, right] : [right, left];
}

/** A listed entity has its list's id; an unknown operator has an id made of the site. */
function party(finding: Finding, name: (typeof SIDES)[number]): FtmEntity {
  const side = finding.match[name];
  const listed = finding.entities[name];
  const website = addressOf(side);
  const notes = attributionLines(side, keptCommand).map((line) => `${nameOf(side)}: ${line}`);
  if (listed === null && side.entity === null)
    return entity(`revenant-operator-${sha256(side.site, side.kind)}`, 'LegalEntity', {
      name: [nameOf(side)],
      notes: ['The operator of this site is unknown; the name is that of the site.', ...notes],
      ...{ website: [website], sourceUrl: [website], retrievedAt: [side.capturedAt?.slice(0, 19)] },
    });
  const { dates = {}, identifiers, aliases = [], names = [operatorOf(side, listed)] } = listed ?? {};
  const schema = SCHEMAS[listed?.type ?? 'other'];
  return entity(side.entity?.id ?? listed?.id ?? '', schema, {
    name: names,
    alias: aliases,
    ...(LEGAL.has(schema) && {
      website: [...new Set([...(identifiers?.websites ?? []).filter((one) => isUrl(one)), website])],
      email: identifiers?.emails ?? [],
      phone: identifiers?.phones ?? [],
      registrationNumber: identifiers?.registrationNumbers ?? [],
      ...(schema !== 'Person' && {
        incorporationDate: [dates.incorporated],
        dissolutionDate: [dates.dissolved],
      }),
    }),
    notes: notes.map((note) => note.slice(0, LONGEST_TEXT)),
    publisher: [listed?.list],
    program: listed?.programmes ?? [listed?.programme],
  });
}

type Values = readonly (string | null | undefined)[];

/** Without empty properties. */
function entity(id: string, schema: string, properties: Readonly<Record<string, Values>>): FtmEntity {
  const known = Object.entries(properties).flatMap(([name, values]) => {
    const clean = values.map((value) => cleanText(value ?? '')).filter((value) => value.trim() !== '');
    return clean.length === 0 ? [] : [[name, [...new Set(clean)]] as const];
  });
  return { id, schema, properties: Object.fromEntries(known) };
}
