/** Worlds in which the listed firm, the one who is asked about, and those beside them are each written by hand. */
import { Entity as EntitySchema } from '../../../src/model/facts/seed.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import type { Attack, AttackSite, Expected } from '../attack.ts';
import { ENTRY, LISTED, LISTED_SITE } from '../cast.ts';
import type { Draw } from './frames.ts';
import { written } from './written-site.ts';

type More = Partial<Omit<AttackSite, 'host'>>;

interface Told {
  readonly id: string;
  readonly principle: NonNullable<Attack['principle']>;
  readonly story: string;
  /** The site that is asked about. */
  readonly site: AttackSite;
  /** The listed firm's site; default: that of the cast. */
  readonly listedSite?: AttackSite;
  readonly entity?: Attack['listed'];
  readonly bystanders?: readonly AttackSite[];
  /** Which of the entry and the listed site it is held against; default both. */
  readonly against?: readonly string[];
  /** Default both: in counts of this world, and alone. */
  readonly counts?: readonly NonNullable<Expected['background']>[];
}

/** A site without a story: host = name, then as in written-site.ts. */
export const site =
  (draw: Draw, lang = 'en', more: More = {}) =>
  (parts: TemplateStringsArray, ...values: readonly string[]): AttackSite => {
    const { host, pages } = written(`-\n${String.raw({ raw: parts }, ...values).trim()}`, draw, lang);
    return { ...more, host, pages: { ...pages, ...more.pages } };
  };

export const since = (created: string): NonNullable<AttackSite['facts']> => ({
  registration: { source: 'RDAP', created },
});
/** A firm on the list since December 2021, with what the list says of it. */
export const entry = (
  name: string,
  identifiers: Partial<NonNullable<Attack['listed']>[number]['identifiers']>,
): NonNullable<Attack['listed']> => [
  withValues(EntitySchema.parse({ id: 'sdn-1', names: [name], dates: { listed: '2021-12-15' }, identifiers })),
];
/** Marks the listed firm's site: attributed to the entry, captured in 2021 unless told otherwise. */
export const OF_ENTRY: More = {
  entity: 'sdn-1',
  capturedAt: '2021-03-04T05:06:07.000Z',
  facts: since('2014-05-06'),
};

export const innocentOf = (told: Told): Attack => worldOf(told, 'framing', { atMost: 'lead' });
export const explained = (told: Told, says: RegExp): Attack => worldOf(told, 'framing', { says });
export const successorOf = (told: Told, atLeast: 'lead' | 'likely' = 'likely'): Attack =>
  worldOf(told, 'cloning', { atLeast });

function worldOf(told: Told, threat: Attack['threat'], right: Omit<Expected, 'of'>): Attack {
  const { id, principle, story, site: asked, listedSite = LISTED_SITE, entity: listed = [LISTED], bystanders } = told;
  const { against = [ENTRY, listedSite.host], counts = ['world', 'shipped'] } = told;
  const sites = listedSite.host === asked.host ? [asked] : [listedSite, asked];
  const expected = against.flatMap((side) =>
    counts.map((background): Expected => ({ of: [side, asked.host], ...right, background })),
  );
  return {
    ...{ id: `hand-red-${principle}-${id}`, threat, principle, story, sites, listed, expected },
    ...(bystanders && { bystanders }),
  };
}
