/**
 * Worlds in which successors of one listed firm hide. Given are the archive of its old site and its social page; each successor is
 * linked from these, or from a successor found before, in ways that owners use. Honest sites link among themselves and with all.
 */
import { type Entity, Entity as EntitySchema } from '../../src/model/facts/seed.ts';
import { addPage, type Draft, home } from '../attacks/generated/draft.ts';
import { type Draw, drawOf, seedOf } from '../attacks/generated/draw.ts';
import { type Firm, firmOf } from '../attacks/generated/firm.ts';
import { asciiWord } from '../attacks/generated/invented.ts';
import { labelled, sentence } from '../attacks/generated/prose.ts';
import { draftSite } from '../attacks/generated/sites.ts';
import { TONGUES } from '../attacks/generated/tongues/tongues.ts';
import { anchored } from '../attacks/generated/values.ts';
import { honestWeb, pagesOf } from './honest-web.ts';
import { type DiscoverWorld, type HiddenSuccessor, WAYS, type Way } from './world.ts';

const SOCIAL = 'plaza.example';
const CHANNELS = 'tube.example';

/** Of the parts of a world that links are put into. */
interface Place {
  readonly draft: Draft;
  /** Bio and posts of the owner's social page; null: it has none. */
  readonly social: { bio: string; posts: string[] } | null;
}

export function discoverWorld(seed: number, index: number, sites: number): DiscoverWorld {
  const draw = drawOf(seedOf(seed, index, 31));
  const firm = firmOf(draw, `lost-${seed}-${index}`);
  const tongue = draw.pick(TONGUES);
  const { mail = '', phone = '', address = '', number } = firm.values;
  const contacts = { mail, phone };
  const old = draftSite(draw, { tongue, kind: 'workshop', host: firm.host, name: firm.name, contacts });
  old.frame.footer += `<p>${labelled(draw, tongue, 'address', address)}</p>`;
  const social = { bio: '', posts: Array.from({ length: 4 }, () => sentence(draw, tongue)) };
  const handle = asciiWord(draw);
  const socialSite = `${SOCIAL}/${handle}`;
  const served: Record<string, Record<string, string>> = { [SOCIAL]: {}, [CHANNELS]: {} };
  const moved: Record<string, string> = {};
  const theirs = new Set([firm.host, socialSite]);

  const web = honestWeb(draw, sites);
  web.mingle(draw, old);
  for (const other of draw.some(web.hosts, draw.int(2, 5)))
    social.posts.push(`${sentence(draw, tongue)} <a href="http://${other}/">${other}</a>`);

  const places: Place[] = [{ draft: old, social }];
  const successors: HiddenSuccessor[] = [];
  for (let i = 0, count = draw.int(1, 5); i < count; i++) {
    const parent = i > 0 && draw.chance(0.3) ? draw.pick(places.slice(1)) : (places[0] as Place);
    // The first one's way goes round, so that each is seen alone; a later one may have several.
    const open = WAYS.filter((way) => isOpen(way, parent, firm.host in moved));
    const turn = WAYS[index % WAYS.length] as Way;
    const ways = i === 0 && index % 3 !== 2 ? [turn] : draw.some(open, draw.pick([1, 1, 2, 3]));
    const draft = successorDraft(draw, firm, old, number);
    for (const way of ways) lead(way, parent, draft);
    web.mingle(draw, draft);
    places.push({ draft, social: null });
    successors.push({ host: draft.host, ways, behind: parent.draft === old ? null : parent.draft.host });
    theirs.add(draft.host);
  }

  for (const { draft } of places.slice(1)) served[draft.host] = pagesOf(draft);
  served[SOCIAL] = { [`/${handle}`]: profilePage(firm.name, social.bio, social.posts) };
  return {
    ...{ entity: entityOf(firm), archive: pagesOf(old), oldHost: firm.host, moved, successors, theirs },
    socialPage: `http://${SOCIAL}/${handle}`,
    served: { ...served, ...web.pages() },
  };

  function lead(way: Way, { draft: from, social: page }: Place, to: Draft): void {
    const url = `http://${to.host}/`;
    const link = `<a href="${url}">${draw.pick([to.name, to.host])}</a>`;
    if (way === 'redirect') moved[from.host] = url;
    else if (way === 'bio') (page as { bio: string }).bio += ` ${link}`;
    else if (way === 'version')
      home(from).head += draw.chance(0.5)
        ? `<link rel="canonical" href="${url}">`
        : `<link rel="alternate" hreflang="${draw.pick(['en', 'ru', 'zh'])}" href="${url}">`;
    else if (way === 'mailbox')
      from.frame.footer += `<p>${labelled(draw, tongue, 'mail', anchored('mail', `${asciiWord(draw)}@${to.host}`))}</p>`;
    else if (way === 'frame') from.frame[draw.pick(['footer', 'header'] as const)] += `<p>${link}</p>`;
    else if (way === 'passing' && page !== null && draw.chance(0.5))
      page.posts.push(`${sentence(draw, tongue)} ${link}`);
    else if (way === 'passing') draw.pick(from.pages).main += `<p>${sentence(draw, tongue)} ${link}</p>`;
    else {
      const channel = asciiWord(draw);
      from.frame.footer += `<p><a rel="me" href="http://${CHANNELS}/c/${channel}">${channel}</a></p>`;
      const posts = Array.from({ length: 3 }, () => sentence(draw, tongue));
      (served[CHANNELS] as Record<string, string>)[`/c/${channel}`] = profilePage(from.name, link, posts);
      theirs.add(`${CHANNELS}/c/${channel}`);
    }
  }
}

function isOpen(way: Way, { social }: Place, hasMoved: boolean): boolean {
  if (way === 'redirect') return social !== null && !hasMoved;
  return way !== 'bio' || social !== null;
}

/** The old firm's texts and contacts under a new name. */
function successorDraft(draw: Draw, firm: Firm, old: Draft, number: string | undefined): Draft {
  const { mail = '', phone = '', address = '' } = firm.values;
  const { tongue } = old;
  const taken = draw.chance(0.6) ? old.own : [];
  const draft = draftSite(draw, { tongue, kind: 'shop', contacts: { mail, phone }, taken });
  // As few texts as it took over are not enough for a whole site.
  const about = Array.from({ length: 4 }, () => `<p>${sentence(draw, tongue)}</p>`).join('');
  addPage(draft, { path: `/${asciiWord(draw)}.html`, menu: asciiWord(draw), title: asciiWord(draw), main: about });
  draft.frame.footer += `<p>${labelled(draw, tongue, 'address', address)}</p>`;
  if (number !== undefined) draft.frame.footer += `<p>${labelled(draw, tongue, 'number', number)}</p>`;
  return draft;
}

function entityOf({ entity, host }: Firm): Entity {
  const { values: _, ...rest } = entity;
  return EntitySchema.parse({ ...rest, identifiers: { ...entity.identifiers, websites: [host], social: [] } });
}

function profilePage(name: string, bio: string, posts: readonly string[]): string {
  const articles = posts.map(
    (post, i) => `<article><h3>${name}</h3><time>2023-0${(i % 9) + 1}-02</time><p>${post}</p></article>`,
  );
  return `<!doctype html><title>${name}</title><main><h1>${name}</h1><section><p>${bio}</p></section><section>${articles.join('')}</section></main>`;
}
