/** A name of one side found on the pages of the other: a copied site forgets to change it. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import type { CarriedName, NameRole } from '../find/carried-name.ts';
import { bearerToken, compareNames, leftToken } from '../find/compare-names.ts';
import { namesOfSite } from '../find/names-carried.ts';
import type { Signal } from '../signal.ts';

const Name = Occurrence.extend({
  name: z.string().describe('as written'),
  role: z.enum(['declared', 'trace', 'mention']),
  source: z.string(),
  whole: z.boolean().describe('false: a phrase that may hold a name'),
  lang: z.string().nullable().describe('language of the page; null: not sure, or of a document'),
});
const Value = z
  .array(Name)
  .describe('a name once for every source and language, at the first place where it stands so');
type Name = z.infer<typeof Name>;
type Value = z.infer<typeof Value>;

/** Limits: whole names by role, phrases by source. Later ones in the site are left out. */
const MOST_OF_A_ROLE: Readonly<Record<NameRole, number>> = { declared: 80, trace: 80, mention: 60 };
const MOST_PHRASES = 20;
const MOST_PHRASES_OF: Readonly<Record<string, number>> = { title: 40, description: 30, alt: 60, 'file-name': 60 };

function extract(site: Site): Value | null {
  const counts = new Map<string, number>();
  const names: Name[] = [];
  for (const name of namesOfSite(site)) {
    const kind = name.whole ? name.role : name.source;
    const count = (counts.get(`${kind} ${name.whole}`) ?? 0) + 1;
    counts.set(`${kind} ${name.whole}`, count);
    const most = name.whole ? MOST_OF_A_ROLE[name.role] : (MOST_PHRASES_OF[name.source] ?? MOST_PHRASES);
    if (count <= most) names.push(stored(name));
  }
  // A site that declares no name is known by the names in its title and opening words.
  const declares = names.some(({ role }) => role === 'declared');
  const settled = declares
    ? names
    : names.map((name) => (isOpening(name) ? { ...name, role: 'declared' as const } : name));
  // A title may be another site's name, also where its own site gives no name at all.
  return settled.some(({ whole, source }) => whole || source === 'title') ? settled : null;
}

const stored = ({ resale: _resale, place, ...name }: CarriedName): Name => ({ ...name, place: place() });

const isOpening = ({ whole, role, source }: Name): boolean =>
  whole && role === 'trace' && /^(?:title|text|alt|logo)$/.test(source);

/** Every whole name, in any role: a name's owner meets all sites that mention it. */
const keys = (value: Value): string[] => [
  ...new Set(value.filter(({ whole }) => whole).map((name) => `residual-name:${name.value}`)),
];

/** Only sites that declare a name or have it left behind make it commoner; mentions do not. */
const tokens = (value: Value): string[] => [
  ...new Set(
    value.flatMap(({ whole, role, value: name }) => {
      if (!whole || role === 'mention') return [];
      return role === 'declared' ? [bearerToken(name)] : [leftToken(name)];
    }),
  ),
];

export const residualName: Signal<'residual-name', Value> = {
  id: 'residual-name',
  version: 11,
  group: 'identity',
  namesOwner: 'anywhere',
  noun: ['company name', 'company names'],
  rowName: 'The other’s company name',
  changeAbout: 'name',
  sentence:
    'Company names that the site carries anywhere, in whatever language: in footers, titles, picture texts, file names, structured records, code comments and documents.',
  traps: [
    'Resellers, partners and news sites name the other company without being it.',
    'A web agency or the maker of a theme signs its work with its own name.',
    'Unrelated companies of one province and trade can have nearly the same name.',
  ],
  value: Value,
  extract,
  keys,
  tokens,
  compare: compareNames,
};
