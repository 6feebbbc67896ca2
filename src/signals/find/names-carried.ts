/** Lists every company name that a site carries, each place once, with its role there. */
import { memoised } from '../../model/memoised.ts';
import type { Site, SiteDocument } from '../../page/view/views.ts';
import { commonnessOf, distinctiveWords, hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { hanParts } from '../../values/han-parts.ts';
import { romaniseHan } from '../../values/romanise-han.ts';
import { type CarriedName, NameList, type NameRole } from './carried-name.ts';
import { creditedNames } from './credit-line.ts';
import { isToolName } from './document-tools.ts';
import { namesOfPage } from './names-of-page.ts';
import { platformNameTest } from './platform-name.ts';

const MOST_DOCUMENTS = 10;
const LONGEST_DOCUMENT = 4_000;
const RANK: Readonly<Record<NameRole, number>> = { declared: 0, trace: 1, mention: 2 };

const SEEN: ReadonlySet<string> = new Set(['text', 'footer']);

/** Each value once per source and language, in its strongest role; no name of the platform. */
export const namesOfSite = memoised((site: Site): readonly CarriedName[] => {
  const credited = new Set(site.pages.flatMap(creditedNames).map(normaliseCompanyName));
  const isPlatforms = platformNameTest(site);
  const best = new Map<string, CarriedName>();
  const openly = new Set<string>();
  const take = (name: CarriedName): void => {
    for (const latin of romanisedNames(name)) put(latin);
    put(name);
  };
  const put = (name: CarriedName): void => {
    const key = `${name.value}\0${name.source}\0${name.lang}`;
    const known = best.get(key);
    if (known === undefined || RANK[name.role] < RANK[known.role]) best.set(key, name);
  };
  const onPages = site.pages.flatMap(namesOfPage).filter(({ value }) => !isPlatforms(value));
  // An open reseller also puts its maker's name on pictures and titles.
  const resold = new Set(
    onPages.flatMap(({ resale, source, value }) => (resale && SEEN.has(source) ? distinctiveWords(value) : [])),
  );
  resold.delete('');
  for (const name of onPages) {
    if (name.source === 'text' && name.role === 'mention') openly.add(distinctiveWords(name.value));
    const signed = credited.has(name.value) && (name.role === 'trace' || name.source === 'footer');
    const isMakers = name.role === 'trace' && [...resold].some((maker) => ` ${name.value} `.includes(` ${maker} `));
    take(signed || isMakers ? { ...name, role: 'mention' } : name);
  }
  // A maker's leaflet was not left behind if the site's text names the maker.
  for (const document of site.documents.slice(0, MOST_DOCUMENTS))
    for (const name of namesOfDocument(document))
      take(name.role === 'trace' && isSaid(site, name, openly) ? { ...name, role: 'mention' } : name);
  return [...best.values()];
});

/** True if the site openly speaks of the company with this name. */
function isSaid(site: Site, { value }: CarriedName, openly: ReadonlySet<string>): boolean {
  const known = distinctiveWords(value);
  if (known === '' || openly.has(known)) return true;
  return site.pages.some((page) => page.mainText.toLowerCase().includes(known));
}

/** Metadata names a document's maker; the companies in its text may be anybody. */
function namesOfDocument(document: SiteDocument): CarriedName[] {
  const list = new NameList(document);
  const { text, metadata } = document.info;
  const at = { role: 'trace', source: 'document', node: null } as const;
  for (const field of ['author', 'company', 'title', 'subject', 'rights']) {
    const said = metadata[field];
    if (said === undefined || isToolName(said)) continue;
    list.addMentions(said, at);
    if (field === 'company' || (field === 'author' && hasLegalForm(said))) list.add(said, at);
    else list.addPhrase(said, at);
  }
  list.addMentions(text.slice(0, LONGEST_DOCUMENT), { ...at, role: 'mention' });
  return list.names;
}

/** A brand of one sign is one of only 400 syllables. */
const LEAST_OWN_SIGNS = 2;
const OTHER_CHINESE_WRITING = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A Chinese company's name in Latin letters, if it has a brand. Mentions: signs sound alike. */
function romanisedNames(name: CarriedName): CarriedName[] {
  const { value, whole, role, lang } = name;
  if (!whole || role === 'mention' || lang === 'ja' || lang === 'ko') return [];
  if (!/\p{Script=Han}{4}/u.test(value) || OTHER_CHINESE_WRITING.test(value) || !hasLegalForm(name.name)) return [];
  const parts = hanParts(value);
  const own = parts.filter(({ common }) => !common).length;
  if (own < LEAST_OWN_SIGNS || own === parts.length) return [];
  const spellings = romaniseHan(value).map(normaliseCompanyName).filter(hasBrand);
  return [...new Set(spellings)].map((latin) => ({ ...name, value: latin, role: 'mention', source: 'romanised' }));
}

/** True if the brand is one word beside others: its single syllables are common. */
function hasBrand(spelling: string): boolean {
  const brand = spelling.split(' ').filter((word) => commonnessOf(word) === null);
  return brand.length > 0 && brand.every((word) => word.length >= 4) && spelling.includes(' ');
}
