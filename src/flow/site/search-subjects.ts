/** A fact or decision → how it is found by what people paste. */
import type { CaseItem } from '../../model/decisions/case.ts';
import type { Comment } from '../../model/decisions/comment.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import type { Place, SignalReading } from '../../model/derived/fingerprint.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { SearchFact, SearchSubject } from '../../model/ports/search.ts';

/** Values of one signal on a site: a dump of values is nobody's own. */
const MOST_VALUES = 200;

interface SiteDoc {
  readonly site: string;
  /** The title of its home page. */
  readonly title: string | null;
  readonly at: string;
  readonly readings: readonly SignalReading[];
}
type CaseDoc = { readonly id: string; readonly name: string; readonly by: string; readonly at: string };
type NoteDoc = Pick<CaseItem, 'kind' | 'subject' | 'text' | 'by' | 'at'> & {
  readonly case: string;
  readonly name: string;
  readonly file: string | null;
};

const BARE = { place: '', names: [], own: [] };

/** Null: nothing was written. */
export function subjectOf({ kind, doc }: SearchFact): SearchSubject | null {
  switch (kind) {
    case 'site':
      return siteSubject(doc as SiteDoc);
    case 'entity':
      return entitySubject(doc as Entity);
    case 'finding':
      return findingSubject(doc as Match);
    case 'case': {
      const { id, name, by, at } = doc as CaseDoc;
      return { ...BARE, subject: id, title: name, names: [id], text: [by], at };
    }
    case 'note': {
      const { case: of, name, text, by, at, file, subject } = doc as NoteDoc;
      const written = [text, file ?? '', file === null ? '' : subject].filter((line) => line !== '');
      return written.length === 0
        ? null
        : { ...BARE, subject: of, place: 'case', title: name, text: [...written, by], at };
    }
    case 'comment': {
      const { about, subject, text, by, at } = doc as Comment;
      return { ...BARE, subject, place: about, title: by, text: [text, by], at };
    }
    case 'reason': {
      const { match, why, by, at, judgement } = doc as Judgement;
      return { ...BARE, subject: match, place: 'finding', title: judgement, text: [why, by].filter(Boolean), at };
    }
  }
}

/** Names come from its address and its home page; what pages prove is its own, the rest is said. */
function siteSubject({ site, title, at, readings }: SiteDoc): SearchSubject {
  const host = site.replace(/[^\p{L}\p{N}]/gu, '');
  const own = new Set<string>();
  const said = new Set<string>();
  for (const { signal, value } of readings) {
    if (IS_TEXT.has(signal)) continue;
    const found = occurrencesIn(value).slice(0, MOST_VALUES);
    for (const { lines, isProven } of found)
      for (const line of lines) (isProven || REGISTERED.has(signal) ? own : said).add(line);
  }
  for (const line of own) said.delete(line);
  const names = [host, title ?? ''].filter((name) => name !== '');
  return { subject: site, place: '', title: site, names, own: [...own], text: [...said], at };
}
/** Their values are hashes or shapes, and their words stand in the pages. */
const IS_TEXT = new Set([
  'body-text',
  'structure',
  'navigation',
  'form',
  'favicon',
  'images',
  'url-path',
  'catalogue',
  'template-credit',
]);
/** A registry or the host says it, and no page can. */
const REGISTERED = new Set(['registrant']);

interface Found {
  /** The value as it is stored, and as the page prints it. */
  readonly lines: readonly string[];
  readonly isProven: boolean;
}

/** Values with a place, however a signal arranges them. */
function occurrencesIn(value: unknown, depth = 0): Found[] {
  if (depth > 4 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => occurrencesIn(one, depth + 1));
  const { place, ...rest } = value as Readonly<Record<string, unknown>> & { place?: Partial<Place> };
  if (typeof place?.quote !== 'string') return Object.values(rest).flatMap((one) => occurrencesIn(one, depth + 1));
  const lines = ['value', 'name', 'shown', 'text'].map((field) => rest[field]);
  const written = [...lines, place.quote].filter((line): line is string => typeof line === 'string' && line !== '');
  return [{ lines: [...new Set(written)], isProven: place.proof !== undefined }];
}

function entitySubject(entity: Entity): SearchSubject {
  const { id, names, aliases, identifiers, values = [], uid, dates } = entity;
  const { programmes = [], programme, remark = '' } = entity;
  const own = [
    ...Object.values(identifiers).flat(),
    ...values.map(({ raw }) => raw),
    id,
    ...(uid === undefined ? [] : [uid]),
  ];
  const [title = id, ...more] = names;
  const text = [...programmes, programme ?? '', remark].filter((line) => line !== '');
  const known = { names: [...more, ...aliases], own: [...new Set(own)], text };
  return { subject: id, place: '', title, ...known, at: dates.listed ?? '' };
}

function findingSubject({ id, left, right, verdict }: Match): SearchSubject {
  const sides = [left, right];
  const names = sides.flatMap(({ site, entity }) => [site, ...(entity === null ? [] : [entity.name])]);
  const title = sides.map(({ site, entity }: MatchSide) => entity?.name ?? site).join(' – ');
  const at = left.capturedAt ?? right.capturedAt ?? '';
  return { subject: id, place: '', title, names: [...new Set(names)], own: [id], text: [verdict], at };
}
