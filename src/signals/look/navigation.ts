import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import { sha256 } from '../../model/digest.ts';
import { memoised } from '../../model/memoised.ts';
import type { Level } from '../../model/words.ts';
import type { Link, Page, Site } from '../../page/view/views.ts';
import { alignLabels } from '../../sketch/align.ts';
import { foldedText } from '../../values/plain-text.ts';
import { shorten } from '../../values/shorten.ts';
import { pagesByLanguage } from '../find/language-text.ts';
import { sideOf } from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Menu = z.object({
  lang: z.string().describe('primary subtag; und where the language is not known'),
  labels: z.array(z.object({ label: z.string(), place: Place })).describe('of the main menu, in order'),
});
type Menu = z.infer<typeof Menu>;
type Label = Menu['labels'][number];

const Navigation = z.object({ menus: z.array(Menu) });
type Navigation = z.infer<typeof Navigation>;

/** Fewer labels say nothing about their order. */
const LEAST_LABELS = 3;
/** Menus with fewer common labels, or a smaller share, do not count as shuffled. */
const LEAST_DEALT = 5;
const DEALT = 0.8;
/** Worth of a shared label at another position in the menu. */
const OUT_OF_ORDER = 0.6;
const MOST_LABELS = 40;
const LONGEST_LABEL = 60;
const MOST_MENUS = 8;

/** A list's labels, folded, each once: menus are often written for wide and narrow screens. */
function labelsOf(page: Page, nav: readonly Link[]): Menu['labels'] {
  const labels = new Map<string, Place>();
  for (const { text, node } of nav) {
    const label = foldedText(text).slice(0, LONGEST_LABEL);
    if (label !== '' && !labels.has(label)) labels.set(label, page.place(node, text));
    if (labels.size === MOST_LABELS) break;
  }
  return [...labels].map(([label, place]) => ({ label, place }));
}

/** The list on most pages, then the longest; one in a footer only if there is no other. */
function mainMenu(pages: readonly Page[]): Menu['labels'] | null {
  const lists = new Map<string, { labels: Menu['labels']; pages: Set<Page>; inFooter: boolean }>();
  for (const page of pages) {
    for (const nav of page.navs) {
      const labels = labelsOf(page, nav);
      if (labels.length < LEAST_LABELS) continue;
      const name = labels.map(({ label }) => label).join('\n');
      const known = lists.get(name) ?? { labels, pages: new Set(), inFooter: nav[0]?.zone === 'footer' };
      known.pages.add(page);
      lists.set(name, known);
    }
  }
  const [best] = [...lists.values()].sort(
    (a, b) =>
      Number(a.inFooter) - Number(b.inFooter) || b.pages.size - a.pages.size || b.labels.length - a.labels.length,
  );
  return best?.labels ?? null;
}

function extract(site: Site): Navigation | null {
  const menus: Menu[] = [];
  for (const [lang, pages] of pagesByLanguage(site)) {
    const labels = mainMenu(pages);
    if (labels !== null && menus.length < MOST_MENUS) menus.push({ lang, labels });
  }
  return menus.length === 0 ? null : { menus };
}

function compare(left: Navigation, right: Navigation): Comparison | null {
  const best = left.menus
    .flatMap((mine) =>
      right.menus.flatMap((other) => {
        const comparison = compareMenus(mine, other);
        // Menus in two languages differ, which says nothing; but a language may be misjudged.
        return mine.lang === other.lang || comparison.level !== 'different' ? comparison : [];
      }),
    )
    .sort((a, b) => b.similarity - a.similarity || b.shared.length - a.shared.length)[0];
  return best ?? null;
}

function noteOf(labels: number, lang: string, percent: number, dealt: boolean): string {
  if (labels === 0) return `The main menus (${lang}) have no label in common.`;
  const shared = labels === 1 ? 'one label' : `${labels} labels`;
  const order = dealt ? ', in another order' : labels === 1 ? '' : ', in the same order';
  return `The main menus (${lang}) share ${shared}${order}: ${percent} % of all labels.`;
}

const labelsIn = memoised(({ labels }: Menu) => {
  const list = labels.map(({ label }) => label);
  return { list, text: list.join('\n'), all: new Set(list) };
});
type Labels = ReturnType<typeof labelsIn>;
const wholeMenu = memoised(({ labels }: Menu) =>
  sideOf(shorten(labels.map(({ label }) => label).join(' | '), 400), (labels[0] as Label).place),
);

function compareMenus(left: Menu, right: Menu): Comparison {
  const [here, there] = [labelsIn(left), labelsIn(right)];
  const lang = [...new Set([left.lang, right.lang])].sort().join(', ');
  const both = here.list.filter((label) => there.all.has(label));
  const inOrder = both.length === 0 ? [] : alignBothWays(here, there);
  const dealt = dealtAnew(both, here.list, there.list, inOrder.length);
  const shared: SharedValue[] = (dealt ?? inOrder).map(([i, j]) => {
    const [a, b] = [left.labels[i] as Label, right.labels[j] as Label];
    const token = `navigation:${left.lang < right.lang ? left.lang : right.lang}:${a.label}`;
    const sides = { left: sideOf(a.label, a.place), right: sideOf(b.label, b.place) };
    return { token, similarity: dealt === null ? 1 : OUT_OF_ORDER, ...sides };
  });
  const ratio = (2 * shared.length) / (here.list.length + there.list.length);
  const similarity = dealt === null ? ratio : OUT_OF_ORDER * ratio;
  const level = dealt === null ? levelOf(similarity, shared.length) : 'partial';
  const note = noteOf(shared.length, lang, Math.round(ratio * 100), dealt !== null);
  const corresponding = level === 'different' ? [] : shared;
  return { level, similarity, shared: corresponding, left: wholeMenu(left), right: wholeMenu(right), note };
}

/** Index pairs of a shuffled menu: nearly the same labels, at most three quarters in order. */
function dealtAnew(
  both: readonly string[],
  here: readonly string[],
  there: readonly string[],
  inOrder: number,
): [number, number][] | null {
  const total = here.length + there.length;
  if (both.length < LEAST_DEALT || 2 * both.length < DEALT * total || 4 * inOrder > 3 * both.length) return null;
  return [...both].sort().map((label) => [here.indexOf(label), there.indexOf(label)]);
}

/** If several alignments are longest, the choice must not depend on which side is left. */
function alignBothWays(here: Labels, there: Labels): [number, number][] {
  if (here.text <= there.text) return alignLabels(here.list, there.list);
  return alignLabels(there.list, here.list).map(([j, i]) => [i, j]);
}

function levelOf(similarity: number, common: number): Level {
  if (similarity === 1) return 'identical';
  if (similarity >= 0.8) return 'close';
  return similarity >= 0.5 && common >= LEAST_LABELS ? 'partial' : 'different';
}

export const navigation: Signal<'navigation', Navigation> = {
  id: 'navigation',
  version: 3,
  group: 'look',
  onNewOwner: 'found',
  kinds: ['website'],
  noun: ['menu label', 'menu labels'],
  sentence: 'The labels of the main menu, in their order, in each language.',
  traps: [
    'Nearly every shop has a home page, products, a page about itself and contacts in its menu.',
    'Themes and site builders come with a ready menu.',
    'Shops of one trade sort their goods alike.',
  ],
  value: Navigation,
  extract,
  /** Runs of three labels: single ones would bring all sites together. */
  keys({ menus }) {
    const runs = menus.flatMap(({ lang, labels }) =>
      labels.slice(2).map((_, i) => {
        const run = labels.slice(i, i + 3).map(({ label }) => label);
        return `navigation:${lang}:run:${sha256(...run).slice(0, 12)}`;
      }),
    );
    return [...new Set(runs)];
  },
  tokens: ({ menus }) => menus.flatMap(({ lang, labels }) => labels.map(({ label }) => `navigation:${lang}:${label}`)),
  compare,
};
