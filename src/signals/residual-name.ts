/** A name that one side calls itself by, found on the pages of the other: what a copied site forgets to change. */
import { z } from 'zod';
import { Occurrence } from '../model/fingerprint.ts';
import type { Level } from '../model/words.ts';
import type { Site } from '../page/views.ts';
import { distinctiveWords } from './company-name.ts';
import { namesOfSite } from './names-carried.ts';
import { bestFirst, comparisonOf, listed, sideOf } from './occurrences.ts';
import type { Comparison, SharedValue, Signal } from './signal.ts';

const Name = Occurrence.extend({
  role: z.enum(['declared', 'trace', 'mention']),
  source: z.string(),
  whole: z.boolean().describe('false: a phrase that may hold a name'),
});
const Value = z.array(Name);
type Name = z.infer<typeof Name>;
type Value = z.infer<typeof Value>;

const MOST_OF_A_ROLE = 80;

function extract(site: Site): Value | null {
  const counts = { declared: 0, trace: 0, mention: 0 };
  const names: Name[] = [];
  for (const { value, role, source, whole, node, page, quote } of namesOfSite(site)) {
    counts[role] += 1;
    if (counts[role] <= MOST_OF_A_ROLE) names.push({ value, role, source, whole, place: page.place(node, quote) });
  }
  // A site that declares no name at all is known by the ones it leaves in its title and opening words.
  const declares = names.some(({ role }) => role === 'declared');
  const settled = declares
    ? names
    : names.map(
        (name): Name =>
          name.whole && name.role === 'trace' && /title|text|alt/.test(name.source)
            ? { ...name, role: 'declared' }
            : name,
      );
  return settled.some(({ whole }) => whole) ? settled : null;
}

const tokens = (value: Value): string[] =>
  value.filter(({ whole }) => whole).map((name) => `residual-name:${name.value}`);

/** Whether `text` holds `name` as whole words. Only a name with a word of its own may be found inside other words. */
function holds(text: Name, name: Name): boolean {
  if (text.value === name.value) return true;
  const known = distinctiveWords(name.value);
  if (/\p{Script=Han}/u.test(known)) return known.length >= 4 && text.value.includes(name.value);
  return known.length >= 5 && ` ${text.value} `.includes(` ${name.value} `);
}

function levelOf(declared: Name, other: Name): Level | null {
  if (other.role === 'declared') return declared.value === other.value ? 'identical' : null;
  if (!holds(other, declared)) return null;
  return other.role === 'trace' ? 'close' : 'partial';
}

const NOTES = {
  identical: (names: string) => `Both sides declare the name ${names} as their own.`,
  close: (names: string) =>
    `A name that one side declares as its own, ${names}, stands on the other side in its titles, picture texts, comments or opening words.`,
  partial: (names: string) => `A name that one side declares as its own, ${names}, is mentioned on the other side.`,
} as const;

function compare(left: Value, right: Value): Comparison | null {
  const found: Record<keyof typeof NOTES, SharedValue[]> = { identical: [], close: [], partial: [] };
  const look = (mine: Value, theirs: Value, turned: boolean): void => {
    for (const declared of mine) {
      if (declared.role !== 'declared') continue;
      for (const other of theirs) {
        const level = levelOf(declared, other);
        if (level === null || level === 'different' || (turned && level === 'identical')) continue;
        const [one, two] = [sideOf(declared.value, declared.place), sideOf(other.value, other.place)];
        const token = `residual-name:${declared.value}`;
        found[level].push({ token, similarity: 1, left: turned ? two : one, right: turned ? one : two });
      }
    }
  };
  look(left, right, false);
  look(right, left, true);
  for (const level of ['identical', 'close', 'partial'] as const) {
    const shared = bestFirst(found[level]).slice(0, 20);
    const names = [...new Set(shared.map(({ token }) => (token ?? '').slice('residual-name:'.length)))].sort();
    const comparison = comparisonOf(level, shared, NOTES[level](listed(names)));
    if (comparison !== null) return comparison;
  }
  return null;
}

export const residualName: Signal<Value> = {
  id: 'residual-name',
  version: 3,
  group: 'identity',
  sentence:
    'Company names that the site carries anywhere, in footers, titles, picture texts, records and comments of every language.',
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'old name in a translated footer, a picture text and a comment',
      pages: {
        '/': `<html lang="en"><head><title>Fernhollow pens</title><!-- built for Quillmoor Works Co., Ltd --></head><body><p>Pens and quills in bulk, sent within a day.</p>
          <img src="/a.jpg" alt="Hebei Quillmoor Trading Co., Ltd workshop"><footer><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer></body></html>`,
      },
      expect: (value) =>
        value.some((name) => name.value === 'shanxi fernhollow' && name.role === 'declared') &&
        value.some((name) => name.value === 'hebei quillmoor trading' && name.source === 'alt') &&
        value.some((name) => name.value === 'quillmoor works' && name.source === 'comment'),
    },
    {
      name: 'organisation record and opening words',
      pages: {
        '/': `<head><script type="application/ld+json">{"@type":"Organization","name":"Quillmoor Trading"}</script></head>
          <body><main><p>Hebei Quillmoor Trading Co., Ltd is a maker of pens and quills in every size.</p></main></body>`,
      },
      expect: (value) =>
        value.some((name) => name.value === 'quillmoor trading' && name.role === 'declared') &&
        value.some((name) => name.value === 'hebei quillmoor trading' && name.role === 'trace'),
    },
    {
      name: 'trap: the builder, a partner and a firm in the news are nobody’s own name',
      pages: {
        '/': `<body><main><p>Pens and quills in bulk, sent within a day.</p><p>Last week the harbour said that Marrowgate Shipping Ltd had bought two cranes.</p>
          <div class="partners"><img src="/p.png" alt="Oxbow Paper Co., Ltd"></div></main><footer><p>Powered by Webcraft Ltd</p></footer></body>`,
      },
      expect: (value) =>
        value.every((name) => name.role !== 'declared' && name.value !== 'webcraft') &&
        value.some((name) => name.value === 'marrowgate shipping'),
    },
    {
      name: 'trap: the maker whose goods are openly sold, in title, opening words and footer',
      pages: {
        '/': `<head><title>Authorised dealer of Oxbow Paper Co., Ltd</title><meta name="description" content="Official distributor for Oxbow Paper"></head><body><main>
          <p>Fernhollow Stationers Ltd is a shop for pens and paper, and an approved stockist of Oxbow Paper Co., Ltd since 2009.</p></main>
          <footer><p>Exclusive importer of Oxbow Paper Co., Ltd</p><p>© 2021 Fernhollow Stationers Ltd</p></footer></body>`,
      },
      expect: (value) =>
        value.some((name) => name.value === 'fernhollow stationers' && name.role === 'declared') &&
        value.filter((name) => name.value.includes('oxbow')).every((name) => name.role === 'mention'),
    },
    {
      name: 'trap: blanks of a theme',
      pages: {
        '/': `<head><title>Home</title><meta property="og:site_name" content="My Site"><meta name="author" content="admin"></head>
          <body><p>Pens and quills in bulk, sent within a day.</p><img alt="logo" src="/l.png"><footer><p>© 2021 Your Company. All Rights Reserved</p></footer></body>`,
      },
      expect: null,
    },
  ],
};
