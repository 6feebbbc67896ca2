/** Sites whose pages say sentences of a text, word for word. */
import type { SearchSite } from '../../model/decisions/search.ts';
import { searchWords } from '../../model/text/search-words.ts';
import type { Ports } from '../ports.ts';

/** A shorter one may be anybody's. */
const SENTENCE_WORDS = 8;
const MOST_SENTENCES = 20;
const MOST_PAGES = 100;

/** Sentences of eight words or more; a line end may end one, or only wrap it. */
export function sentencesIn(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/);
  const parts = [...paragraphs, ...text.split('\n')].flatMap((part) =>
    part.split(/(?<=[.!?])\s+|[\u3002\uff01\uff1f]+/u),
  );
  const long = parts
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => {
      let words = 0;
      for (const _ of searchWords(part)) if ((words += 1) >= SENTENCE_WORDS) return true;
      return false;
    });
  return [...new Set(long)].slice(0, MOST_SENTENCES);
}

/** The site that says most of them first. */
export async function sitesSaying(
  sentences: readonly string[],
  { store }: Pick<Ports, 'store'>,
): Promise<SearchSite[]> {
  const said = new Map<string, { visit: string; at: string; capture: string; url: string; quotes: Set<string> }>();
  for (const sentence of sentences) {
    const { hits } = await store.search.find({
      text: sentence,
      isQuoted: true,
      isWhole: true,
      turned: '',
      most: MOST_PAGES,
    });
    for (const { kind, place: site, subject: url, visit, capture, at } of hits) {
      if (kind !== 'page' || visit === null || capture === null) continue;
      const known = said.get(site) ?? { visit, at, capture, url, quotes: new Set() };
      said.set(site, known);
      known.quotes.add(sentence);
    }
  }
  const sites = await Promise.all(
    [...said].map(async ([site, { visit, at, capture, url, quotes }]): Promise<SearchSite> => {
      const [head] = await store.ledger.visitHeads({ site, limit: 1 });
      const similarity = quotes.size / sentences.length;
      const near = { how: 'text', similarity, shared: quotes.size, capture, url, quote: [...quotes][0] ?? '' } as const;
      return { site, kind: head?.visit.kind ?? 'website', visit, capturedAt: at, keys: [], near };
    }),
  );
  return sites.sort((a, b) => (b.near?.shared ?? 0) - (a.near?.shared ?? 0) || (a.site < b.site ? -1 : 1));
}
