/** The themes, makers and software that a site names: an innocent reason to look like another. */
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { Level } from '../../model/words.ts';
import type { Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { shorten } from '../../values/shorten.ts';
import { declaredBy, KINDS } from '../find/declared-templates.ts';
import { collected, comparisonOf, listed, oneSpelling, sharedValues } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Declaration = Occurrence.extend({
  kind: z.enum(KINDS),
  name: z.string().describe('letters and digits, lower case'),
});
const Value = z.object({ declared: z.array(Declaration).describe('value: kind:name') });
type Declaration = z.infer<typeof Declaration>;
type Value = z.infer<typeof Value>;

function extract(site: Site): Value | null {
  const own = domainName(site.domain)?.label.replace(/[^\p{L}\p{N}]+/gu, '') ?? '';
  const declared = site.pages.flatMap((page) =>
    declaredBy(page, own).map(({ kind, name, node, quote }): Declaration => {
      return { value: `${kind}:${name}`, kind, name, place: page.place(node, quote) };
    }),
  );
  return declared.length === 0 ? null : { declared: collected(declared) };
}

/** Excludes demo words: two demos share them whatever their themes. */
const named = memoised(({ declared }: Value): Declaration[] => declared.filter(({ kind }) => kind !== 'demo'));
const tokens = (value: Value): string[] => named(value).map((one) => `template-credit:${one.value}`);

/** How surely two sites with one declaration stand on one template: an engine carries thousands. */
const LEVELS: Readonly<Record<(typeof KINDS)[number], Level>> = {
  credit: 'identical',
  folder: 'close',
  file: 'close',
  host: 'close',
  engine: 'partial',
  demo: 'partial',
};

/** Null if nothing is shared: a site need not name its software. */
function compare(left: Value, right: Value): Comparison | null {
  const rank = (value: string) => KINDS.findIndex((kind) => value.startsWith(`${kind}:`));
  const shared = sharedValues(named(left), named(right), 'template-credit').sort(
    (a, b) => rank(a.left.value) - rank(b.left.value),
  );
  const best = KINDS[rank(shared[0]?.left.value ?? '')];
  if (best === undefined) return null;
  const same = shared.length === named(left).length && shared.length === named(right).length;
  // As the pages say it, in one spelling from either side.
  const said = shared.map((pair) =>
    shorten(
      oneSpelling(pair, ({ quote }) => quote),
      60,
    ),
  );
  const names = [...new Set(said)].map((words) => `“${words}”`);
  const note = `Both sites name the same template or software, ${listed(names)}: what comes with it says nothing about who runs them.`;
  return comparisonOf(same ? 'identical' : LEVELS[best], shared, note);
}

export const templateCredit: Signal<'template-credit', Value> = {
  id: 'template-credit',
  version: 2,
  group: 'look',
  template: 'declared',
  kinds: ['website'],
  noun: ['template credit', 'template credits'],
  sentence: 'The theme, the maker of the theme and the site software that the site itself names.',
  traps: [
    'Thousands of unrelated sites use one theme or one software.',
    'An agency signs the sites of all its clients.',
  ],
  value: Value,
  extract,
  // No keys: all sites of a theme would meet on it.
  keys: () => [],
  tokens,
  compare,
};
