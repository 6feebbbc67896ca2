/** Runs a case: each line of its right answer against what the program says. */

import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { matchListed } from '../../src/match/listed/listed.ts';
import { identifiersOn, partiesOn } from '../../src/match/listed/listed-identifiers.ts';
import type { Background } from '../../src/model/derived/background.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { Entity } from '../../src/model/facts/seed.ts';
import { packIndex } from '../../src/names/index-file.ts';
import { buildNameIndex, type NameIndex } from '../../src/names/name-index.ts';
import { siteMentions } from '../../src/names/site-mentions.ts';
import { type Attack, type Expected, type Said, VERDICTS } from './attack.ts';
import { type Inhabitant, openWorld, type World } from './world.ts';

export interface Outcome {
  readonly expected: Expected;
  /** In words: verdict, weight and rows. */
  readonly said: string;
  /** Null: right. */
  readonly wrong: string | null;
}

/** When the invented lists were published. */
const SAID_AT = '2023-02-28T00:00:00.000Z';
const MOST_MENTIONS = 100;

export function judge(attack: Attack): Outcome[] {
  const world = openWorld(attack);
  return attack.expected.map((expected) => {
    const pairs = expected.or === undefined ? [expected.of] : [expected.of, expected.or];
    const outcomes = pairs.map((of) => outcomeOf({ ...expected, of }, world));
    const said = outcomes.map((one) => one.said).join(' / ');
    return {
      expected,
      said,
      wrong: outcomes.some(({ wrong }) => wrong === null) ? null : (outcomes[0]?.wrong ?? null),
    };
  });
}

function outcomeOf(expected: Expected, world: World): Outcome {
  const found = findingOf(expected, world);
  return { expected, said: inWords(found), wrong: wrongIn(expected, found) };
}

/** Null: the list entry and the site have nothing in common. */
function findingOf({ of: [one, two], background: kind = 'world' }: Expected, world: World): Match | null {
  const background = kind === 'shipped' ? shippedBackground() : world.background;
  const site = (host: string): Inhabitant => {
    const found = world.sites.get(host);
    if (found === undefined) throw new Error(`no site ${host} in this world`);
    return found;
  };
  if (!one.startsWith('list:')) return matchPair(site(one).subject, site(two).subject, background);
  const entity = world.listed.get(one.slice(5));
  if (entity === undefined) throw new Error(`nobody listed as ${one}`);
  return findingOfEntry(entity, site(two), world, background);
}

/** As the screening of a run puts it together (src/flow/screen/screen-listed.ts), without a store. */
function findingOfEntry(entity: Entity, { site, subject }: Inhabitant, world: World, background: Background) {
  const all = [...world.listed.values()];
  const { names, digest } = namesOf(all);
  const { mentions } = siteMentions(site, names, digest, MOST_MENTIONS);
  const { listed = null } = entity.dates;
  const input = {
    entity,
    mentions: mentions.filter((mention) => mention.entity === entity.id),
    parties: partiesOn(all.map((one) => identifiersOn(one, subject))),
    listing: { after: listed, by: listed },
    saidAt: SAID_AT,
  };
  return matchListed(input, subject, background);
}

const INDEXES = new Map<string, { names: NameIndex; digest: string }>();

/** Most cases have one list: it is compiled once. */
function namesOf(entities: readonly Entity[]): { names: NameIndex; digest: string } {
  const said = entities.map(({ id, type, names, aliases }) => ({ id, type, names: [...names, ...aliases] }));
  const key = JSON.stringify(said);
  const names = INDEXES.get(key)?.names ?? buildNameIndex(said);
  const index = INDEXES.get(key) ?? { names, digest: packIndex(names).digest };
  INDEXES.set(key, index);
  return index;
}

function wrongIn({ atMost, atLeast, says, never, undirected }: Expected, match: Match | null): string | null {
  const verdict: Said = match?.verdict ?? 'unrelated';
  const rank = (one: Said): number => VERDICTS.indexOf(one);
  const faults: string[] = [];
  if (atMost !== undefined && rank(verdict) > rank(atMost)) faults.push(`at most ${atMost}`);
  if (atLeast !== undefined && rank(verdict) < rank(atLeast)) faults.push(`at least ${atLeast}`);
  const rows = [...(match?.evidence ?? []), ...(match?.against ?? [])];
  const notes = rows.map(({ note }) => note);
  const innocent = match?.innocent ?? [];
  const reasons = match?.succession.reasons ?? [];
  // What nobody is told of needs no explanation.
  const told = rank(verdict) >= rank('lead');
  if (told && says !== undefined && ![...innocent, ...notes].some((text) => says.test(text)))
    faults.push(`an explanation like ${says}`);
  if (never !== undefined && [...notes, ...reasons].some((text) => never.test(text)))
    faults.push(`nothing like ${never}`);
  const direction = match?.succession.direction ?? 'undirected';
  if (undirected === true && direction !== 'undirected') faults.push(`no direction, but it says ${direction}`);
  return faults.length === 0 ? null : faults.join(', ');
}

function inWords(match: Match | null): string {
  if (match === null) return 'nothing';
  const rows = [...match.evidence, ...match.against].filter(({ weight }) => weight !== 0);
  return `${match.verdict} ${match.weight} (${rows.map(({ signal, weight }) => `${signal} ${weight}`).join(', ')})`;
}
