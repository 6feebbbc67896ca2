/**
 * Findings → one STIX 2.1 bundle: the parties (identity), their sites (domain-name, url) as
 * observed (observed-data), each finding as a relationship with its evidence (note), judgements
 * (opinion) and all of it (grouping). Ids are UUIDs of version 5 (2.9): the same findings give the
 * same bytes.
 */
import { canonicalJson } from '../model/canonical-json.ts';
import type { MatchSide } from '../model/derived/match.ts';
import { UNKNOWN_TIME } from '../model/words.ts';
import {
  addressOf,
  cleanLine,
  type Finding,
  isClaimed,
  noteLines,
  operatorOf,
  SIDES,
  summaryOf,
  timesOf,
} from './finding.ts';
import { OURS, uuid } from './uuid.ts';
import { CAUTION } from './wording.ts';

type StixObject = { readonly type: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** The specification's namespace for observables (2.9); other objects need another. */
const OF_OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';
const OPINIONS = { positive: 'agree', negative: 'disagree', unsure: 'neutral' } as const;
/** Creation time of the program's own identity: before any finding. */
const FIRST_DAY = '2026-01-01T00:00:00.000Z';
const MAKER = common('identity', 'revenant', FIRST_DAY);

export function stixOf(findings: readonly Finding[]): string {
  const maker = { ...MAKER, name: 'revenant', identity_class: 'system' };
  const objects = new Map<string, StixObject>([[maker.id, maker]]);
  for (const finding of findings)
    for (const one of objectsOf(finding)) if (!objects.has(one.id)) objects.set(one.id, one);
  const all = [...objects.values()];
  const id = `bundle--${uuid(OURS, canonicalJson(all))}`;
  return cleanLine({ type: 'bundle', id, objects: all });
}

function objectsOf(finding: Finding): StixObject[] {
  const { match, judgements } = finding;
  const { id, left: a, right: b } = match;
  const { captured: at, changed } = timesOf(finding);
  // Other captures make another object; a judgement makes a later version of this one.
  const of = `${id} ${a.visit} ${b.visit}`;
  const [left, right] = SIDES.map((name) => partOf(finding, name)) as [Part, Part];
  const known = [{ source_name: 'revenant', external_id: id, description: summaryOf(finding) }];
  const [source, target] = match.succession.direction === 'right-to-left' ? [left, right] : [right, left];
  const isJudged = isClaimed(finding) && match.succession.direction !== 'undirected';
  const relationship: StixObject = {
    ...ours('relationship', of, at),
    modified: changed,
    // A succession is claimed only after a person's judgement.
    relationship_type: isJudged ? 'succeeds' : 'related-to',
    description: `${summaryOf(finding)}. ${CAUTION}`,
    source_ref: source.who.id,
    target_ref: target.who.id,
    confidence: Math.min(99, Math.round(match.probability * 100)),
    external_references: known,
  };
  const note: StixObject = {
    ...ours('note', of, at),
    abstract: summaryOf(finding),
    content: noteLines(finding).join('\n') || 'no evidence',
    object_refs: [relationship.id],
  };
  const opinions = judgements.map(
    (one): StixObject => ({
      ...common('opinion', one.id, one.at),
      opinion: OPINIONS[one.judgement],
      explanation: one.why,
      authors: [one.by],
      object_refs: [relationship.id],
    }),
  );
  const parts = [...left.objects, ...right.objects, relationship, note, ...opinions];
  const grouping: StixObject = {
    ...ours('grouping', `${of} ${judgements.length}`, at),
    name: `revenant match ${id}`,
    context: 'unspecified',
    object_refs: [...new Set(parts.map(({ id }) => id))],
    external_references: known,
  };
  return [...parts, grouping];
}

interface Part {
  readonly who: StixObject;
  readonly objects: readonly StixObject[];
}

function partOf(finding: Finding, name: (typeof SIDES)[number]): Part {
  const side: MatchSide = finding.match[name];
  const entity = finding.entities[name];
  const at = side.capturedAt ?? UNKNOWN_TIME;
  const listed = side.entity?.id ?? null;
  const type = entity?.type ?? (listed === null ? null : 'other');
  const who: StixObject = {
    ...ours('identity', listed ?? `${side.kind} ${side.site}`, FIRST_DAY),
    name: operatorOf(side, entity),
    identity_class: type === 'company' ? 'organization' : type === 'person' ? 'individual' : 'unknown',
    ...(listed !== null && {
      external_references: [{ source_name: entity?.list ?? 'watchlist', external_id: listed }],
    }),
  };
  const address = addressOf(side);
  if (address === null) return { who, objects: [who] };
  const { hostname } = new URL(address);
  const isName = !/^\[|^[\d.]+$/.test(hostname);
  const seen = [...(isName ? [observable('domain-name', hostname)] : []), observable('url', address)];
  const observed: StixObject = {
    ...ours('observed-data', side.visit, at),
    first_observed: at,
    last_observed: at,
    number_observed: 1,
    object_refs: seen.map(({ id }) => id),
  };
  const runs = seen.map(
    ({ id }): StixObject => ({
      ...ours('relationship', `${who.id} ${id}`, FIRST_DAY),
      relationship_type: 'related-to',
      source_ref: who.id,
      target_ref: id,
    }),
  );
  return { who, objects: [who, ...seen, ...(at === UNKNOWN_TIME ? [] : [observed]), ...runs] };
}

function common(type: string, of: string, at: string) {
  const id = `${type}--${uuid(OURS, canonicalJson([type, of]))}`;
  return { type, spec_version: '2.1', id, created: at, modified: at } as const;
}

function ours(type: string, of: string, at: string) {
  return { ...common(type, of, at), created_by_ref: MAKER.id } as const;
}

function observable(type: 'domain-name' | 'url', value: string): StixObject {
  return { type, spec_version: '2.1', id: `${type}--${uuid(OF_OBSERVABLES, canonicalJson({ value }))}`, value };
}
