/** Asks sources about a listed entity, and keeps what they find as suggestions. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { COMMAND_LINE } from '../../model/decisions/audit.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import type { QuestionsDocument } from '../../model/derived/questions.ts';
import type { ReasonKind, SuggestionReason } from '../../model/derived/suggestion.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/facts/seed.ts';
import { groupBy } from '../../model/group-by.ts';
import type { SwitchedSources } from '../../model/ports/sources.ts';
import { SOURCES, SourceName } from '../../model/sources.ts';
import { placeOf } from '../../suggest/leads.ts';
import { notePrior } from '../../suggest/priors.ts';
import { reasonBits } from '../../suggest/rank.ts';
import { HTTP_SOURCES, isHttp } from '../../suggest/sources/list.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { type Answer, type AskPorts, askSources } from './ask-sources.ts';
import { type CaseValue, caseValues } from './case-values.ts';
import type { FetchedRecord } from './crawl-table.ts';
import { currentPriors } from './priors.ts';
import { addSuggestions, domainOf, idOf, keyOf, type SuggestPorts } from './suggest.ts';

export type FindPorts = SuggestPorts & Omit<AskPorts, 'note' | 'type'>;

export interface FindOptions {
  readonly sources: readonly SourceName[];
  /** Most requests of all sources together. */
  readonly budget: number;
  /** Why a person is looked for by name. */
  readonly reason: string | null;
}

/** The listed entity of a subject, with the sites whose values are asked. */
export interface Subject {
  readonly entity: Entity;
  readonly fingerprints: readonly Fingerprint[];
}

/** Addresses of one answer that are read; the others are only counted. */
const MOST_READ = 1_000;
/** The source that fetches records of archives besides. */
const OF_RECORDS: SourceName = 'commoncrawl-table';
/** Suggestions of one answer. */
const MOST_KEPT = 100;

/** Reads fetched records of an archive. The answer: what became of each, as a sentence. */
type ReadRecords = (records: readonly FetchedRecord[], entity: string) => Promise<string[]>;

/**
 * @param read reads the records that sources fetch; none: they are left
 * @throws InputError with the setting to change
 */
export async function findSuggestions(
  { entity, fingerprints }: Subject,
  { sources, budget, reason }: FindOptions,
  ports: FindPorts,
  read: ReadRecords = async () => [],
): Promise<QuestionsDocument> {
  if (budget < 1) throw new InputError('a budget of 0 asks nothing: give --budget 1 or more', { fields: ['budget'] });
  const names = sourcesToAsk(sources, ports.sources);
  const values = caseValues(entity, fingerprints, await latestBackground(ports.store), reason !== null);
  const note = async (source: SourceName, { kind, text }: CaseValue): Promise<string> => {
    const id = randomUUID();
    const detail = { value: kind, sha256: sha256(id, text), ...(reason !== null && { reason }) };
    const at = ports.clock.now().toISOString();
    const of = { kind: 'question' as const, did: 'asked' as const, subject: entity.id, name: source };
    await ports.store.audit.add({ schema: 'revenant.audit/1', id, ...of, by: COMMAND_LINE, at, detail });
    return id;
  };
  const { answers, reports, records } = await askSources(names, values, budget, { ...ports, note, type: entity.type });
  // Hosts of one domain are one site.
  const own = new Set([
    ...fingerprints.map(({ site }) => site),
    ...values.flatMap(({ kind, text }) => (kind === 'domain' ? [text] : [])),
  ]);
  const suggested = await keep(answers, own, entity, ports);
  const notes = await read(records, entity.id);
  const told = reports.map((one) => (one.source === OF_RECORDS ? { ...one, notes: [...one.notes, ...notes] } : one));
  return { schema: 'revenant.questions/1', entity: entity.id, suggested, sources: told };
}

/** Those that are wanted, or all that are switched on; in the order in which they are asked. */
export function sourcesToAsk(
  wanted: readonly SourceName[],
  { on, urls, keys, program }: SwitchedSources,
): readonly SourceName[] {
  const names = SourceName.options.filter((name) => (wanted.length > 0 ? wanted : on).includes(name));
  if (names.length === 0)
    throw new InputError(
      `no source is switched on: set REVENANT_SOURCES to one or more of ${SourceName.options.join(', ')} (docs/sources.md says what each learns)`,
    );
  for (const name of names) {
    if (!on.includes(name))
      throw new InputError(`the source ${name} is off: add it to REVENANT_SOURCES. It learns ${SOURCES[name].learns}`);
    const source = isHttp(name) ? HTTP_SOURCES[name] : null;
    const hasAll =
      source === null
        ? name !== 'exec' || program !== null
        : (urls[name] ?? source.url) !== undefined && (source.needsKey !== true || keys[name] !== undefined);
    if (!hasAll) throw new InputError(`the source ${name} needs the setting ${SOURCES[name].needs} (docs/sources.md)`);
  }
  return names;
}

function reasonOf(source: SourceName): ReasonKind {
  if (isHttp(source)) return HTTP_SOURCES[source].reason;
  return source === 'exec' ? 'program' : source === 'dns' ? 'like-name' : 'archive';
}

async function keep(
  answers: readonly Answer[],
  own: ReadonlySet<string>,
  entity: Entity,
  ports: SuggestPorts,
): Promise<number> {
  const found = answers.flatMap((answer) => placesIn(answer, own));
  const carriers = await ports.store.fingerprints.carriers([...new Set(found.map(({ place }) => keyOf(place)))]);
  const priors = await currentPriors(ports);
  const suggestions = [...groupBy(found, ({ place }) => idOf(place))].map(([id, same]) => {
    const reasons = same.flatMap(({ place, among, answer }): SuggestionReason[] => {
      const { source, value, question, askedAt } = answer;
      const kind = reasonOf(source);
      const counts = { among: Math.max(among, value.carriers), carriers: carriers.get(keyOf(place)) ?? 0 };
      const { from, visit, capture, url, text: quote } = value;
      const bits = reasonBits(kind, { ...counts, trail: Infinity }, priors.of[kind].bits);
      if (bits === null) return [];
      const asked = { entity: entity.id, from, visit, capture, url, quote, ...notePrior(kind, priors) };
      return [{ kind, bits, ...asked, steps: 1, seenAt: askedAt, asked: { source, by: value.kind, question } }];
    });
    const [first] = same as [(typeof same)[number]];
    const { address, site, siteKind } = first.place;
    return { id, address, site, kind: siteKind, reasons };
  });
  return addSuggestions(
    suggestions.filter(({ reasons }) => reasons.length > 0),
    ports,
  );
}

type Placed = {
  readonly place: NonNullable<ReturnType<typeof placeOf>>;
  readonly among: number;
  readonly answer: Answer;
};

/** Their order in the answer says nothing: it can be bought. */
function placesIn(answer: Answer, own: ReadonlySet<string>): Placed[] {
  const { addresses } = answer;
  const places = addresses.slice(0, MOST_READ).flatMap((address) => placeOf(address) ?? []);
  const others = groupBy(
    places.filter((place) => !own.has(place.site) && !own.has(domainOf(place))),
    idOf,
  );
  const among = others.size + Math.max(0, addresses.length - MOST_READ);
  return [...others.values()]
    .flatMap(([place]) => (place === undefined ? [] : [{ place, among, answer }]))
    .slice(0, MOST_KEPT);
}
