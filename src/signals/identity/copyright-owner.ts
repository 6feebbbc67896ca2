/** The owners that a site's copyright lines name, in each language. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import { Occurrence } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { distinctiveWords, normaliseCompanyName, tellsApart } from '../../values/company-name.ts';
import { fullStop } from '../../values/shorten.ts';
import { isMapCaption } from '../find/among-others.ts';
import { mayHoldNotice, opensWithNotice, readCopyrightLine } from '../find/copyright-line.ts';
import { platformNameTest } from '../find/platform-name.ts';
import { bestFirst, collected, comparisonOf, crossed, listed, oneSpelling, sharedValues } from '../occurrences.ts';
import type { Comparison, Signal } from '../signal.ts';

const Owner = Occurrence.extend({
  name: z.string().describe('as written'),
  lang: z.string().nullable().describe('language of the page that says so first'),
});
const Value = z.object({ owners: z.array(Owner).describe('value: the normalised name'), years: z.array(z.int()) });
type Owner = z.infer<typeof Owner>;
type Value = z.infer<typeof Value>;

const LONGEST_BLOCK = 1_500;

function extract(site: Site): Value | null {
  const owners: Owner[] = [];
  const years = new Set<number>();
  const isPlatforms = platformNameTest(site);
  const addOwner = (page: Page, node: AnyNode, name: string, quote: string): void => {
    const value = normaliseCompanyName(name);
    if (!isPlatforms(value)) owners.push({ value, name, place: page.place(node, quote), lang: page.lang });
  };
  for (const page of site.pages) {
    for (const block of page.blocks) {
      if (block.text.length > LONGEST_BLOCK || !mayHoldNotice(block.text) || isMapCaption(block.text, block.node))
        continue;
      const line = readCopyrightLine(block.text);
      if (line === null) continue;
      // In running text a notice is about other people's works.
      if (block.zone === 'main' && !opensWithNotice(block.text)) continue;
      for (const year of line.years) years.add(year);
      // A notice on one page alone may be about anything on it.
      if (line.owner !== '' && page.isFramed(block.node)) addOwner(page, block.node, line.owner, block.text);
    }
    for (const { name, content, node } of page.metas) {
      if (!/^(?:copyright|dcterms\.rights(?:holder)?|dc\.rights)$/.test(name) || content.length > 300) continue;
      const line = readCopyrightLine(/©|copyright/i.test(content) ? content : `© ${content}`);
      if (line !== null && line.owner !== '') addOwner(page, node, line.owner, content);
    }
  }
  return owners.length === 0 ? null : { owners: collected(owners), years: [...years].sort((a, b) => a - b) };
}

const writtenAs = ({ owners }: Value, value: string): string =>
  owners.find((owner) => owner.value === value)?.name ?? value;

/** Owners with distinctive names: two of one province and trade can share a common name. */
const tellingOwners = memoised(({ owners }: Value) => owners.filter(({ value }) => tellsApart(value)));
/** The first owners with their distinctive words: five letters or more, or two Han signs. */
const distinctOwners = memoised(({ owners }: Value) =>
  owners
    .slice(0, 20)
    .map((owner) => ({ ...owner, known: distinctiveWords(owner.value) }))
    .filter(({ known }) => known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 5)),
);

function compare(left: Value, right: Value): Comparison | null {
  const found = sharedValues(tellingOwners(left), tellingOwners(right), 'copyright-owner');
  if (found.length > 0) {
    // A person reads the name as each side writes it.
    const same = found.map((pair) => ({
      ...pair,
      left: { ...pair.left, value: writtenAs(left, pair.left.value) },
      right: { ...pair.right, value: writtenAs(right, pair.right.value) },
    }));
    const names = same.map((pair) => oneSpelling(pair));
    return comparisonOf('identical', same, fullStop(`The copyright lines of both sides name ${listed(names.sort())}`));
  }
  // "Quillmoor" and "Hebei Quillmoor Trading" are one name.
  const alike = crossed(
    distinctOwners(left),
    distinctOwners(right),
    ({ name }) => name,
    (one, two) => (one.known === two.known ? { token: null, similarity: 0.6 } : null),
  );
  const note = 'The copyright lines name companies that have the same distinctive word.';
  return comparisonOf('partial', bestFirst(alike).slice(0, 20), note);
}

export const copyrightOwner: Signal<'copyright-owner', Value> = {
  id: 'copyright-owner',
  version: 6,
  group: 'identity',
  namesOwner: 'line',
  onNewOwner: 'own',
  kinds: ['website'],
  noun: ['copyright owner', 'copyright owners'],
  changeAbout: 'owner',
  sentence: 'Whom the copyright lines of the site name as its owner, in each of its languages.',
  traps: [
    'The copyright line can name the maker of the theme or of the site instead of its owner.',
    'Branches and licensed dealers name the parent company.',
    'Unrelated companies of one place and trade can have nearly the same name.',
  ],
  value: Value,
  extract,
  keys: ({ owners }) => owners.map(({ value }) => `copyright-owner:${value}`),
  compare,
};
