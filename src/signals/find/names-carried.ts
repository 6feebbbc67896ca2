/** Site → every name that it carries as a company's, each place once, with the part it plays there. */
import type { Page, Site, SiteDocument } from '../../page/view/views.ts';
import { distinctiveWords, hasLegalForm, normaliseCompanyName } from '../../values/company-name.ts';
import { amongOthers } from './among-others.ts';
import { type CarriedName, NameList, type NameRole } from './carried-name.ts';
import { creditedNames } from './credit-line.ts';
import { isToolName } from './document-tools.ts';
import { namesInAttributes } from './names-in-attributes.ts';
import { namesInCode } from './names-in-code.ts';
import { isArticle, namesInHead } from './names-in-head.ts';
import { namesInText } from './names-in-text.ts';
import { ownerLabels } from './owner-labels.ts';
import { platformNameTest } from './platform-name.ts';
import { romanisedNames } from './romanised-names.ts';

const MOST_DOCUMENTS = 10;
const LONGEST_DOCUMENT = 4_000;

export function namesOfPage(page: Page): CarriedName[] {
  const list = NameList.ofPage(page);
  namesInHead(page, list);
  namesInAttributes(page, list);
  namesInCode(page, list);
  namesInText(page, list);
  namesOnLabels(page, list);
  return list.names;
}

/** Where a logo stands its page says who it is; a drawing, map or card among partners and news is others'. */
function namesOnLabels(page: Page, list: NameList): void {
  const own: NameRole = isArticle(page) ? 'mention' : 'trace';
  for (const { text, kind, node } of ownerLabels(page)) {
    const role = kind === 'logo' ? 'trace' : amongOthers(node) === null ? own : 'mention';
    const source = kind === 'picture' ? 'alt' : kind;
    list.addMentions(text, role, source, node);
    if (kind !== 'map') list.addPhrase(text, role, source, node);
  }
}

/** Who made a document stands in its metadata; whoever its text names may be anybody. */
function namesOfDocument(document: SiteDocument): CarriedName[] {
  const list = NameList.ofDocument(document);
  const { text, metadata } = document.info;
  for (const field of ['author', 'company', 'title', 'subject', 'rights']) {
    const said = metadata[field];
    if (said === undefined || isToolName(said)) continue;
    list.addMentions(said, 'trace', 'document', null);
    if (field === 'company' || (field === 'author' && hasLegalForm(said)))
      list.add(said, 'trace', 'document', null, said);
    else list.addPhrase(said, 'trace', 'document', null);
  }
  list.addMentions(text.slice(0, LONGEST_DOCUMENT), 'mention', 'document', null);
  return list.names;
}

const RANK: Readonly<Record<NameRole, number>> = { declared: 0, trace: 1, mention: 2 };

/**
 * The names of all pages and documents: each value once for every source and language, in its strongest part there. A
 * platform's own name is nobody's on its sellers' pages, and whom the site credits as its builder left no name behind.
 */
export function namesOfSite(site: Site): readonly CarriedName[] {
  const known = KNOWN.get(site) ?? gatherNames(site);
  KNOWN.set(site, known);
  return known;
}
/** Two signals ask for them. */
const KNOWN = new WeakMap<Site, readonly CarriedName[]>();

/** What a visitor reads. */
const SEEN: ReadonlySet<string> = new Set(['text', 'footer']);

function gatherNames(site: Site): CarriedName[] {
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
  // Who openly sells for a maker puts its name on pictures and titles, too.
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
  // Who hands out a maker's leaflet and says so in its text has left nothing behind.
  for (const document of site.documents.slice(0, MOST_DOCUMENTS))
    for (const name of namesOfDocument(document))
      take(name.role === 'trace' && isSaid(site, name, openly) ? { ...name, role: 'mention' } : name);
  return [...best.values()];
}

/** Whether the site openly speaks of the firm that a name is of. */
function isSaid(site: Site, { value }: CarriedName, openly: ReadonlySet<string>): boolean {
  const known = distinctiveWords(value);
  if (known === '' || openly.has(known)) return true;
  return site.pages.some((page) => page.mainText.toLowerCase().includes(known));
}
