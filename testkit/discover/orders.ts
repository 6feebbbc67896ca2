/** In which order crawlers that weigh nothing would visit a world: breadth first, and at random among the addresses known so far. */
import { drawOf } from '../attacks/generated/draw.ts';
import type { DiscoverWorld } from './world.ts';

type Pick = (frontier: readonly string[]) => number;

/** Visits until each successor is reached, in their order; Infinity: not within `most`. */
export function blindVisits(world: DiscoverWorld, order: 'breadth' | number, most: number): number[] {
  const draw = drawOf(order === 'breadth' ? 0 : order);
  const pick: Pick = (frontier) => (order === 'breadth' ? 0 : draw.int(0, frontier.length - 1));
  const known = new Set<string>();
  const frontier: string[] = [];
  const see = (html: string): void => {
    for (const place of placesIn(html)) {
      if (!known.has(nameOf(place)) && isThere(place, world)) {
        known.add(nameOf(place));
        frontier.push(place);
      }
    }
  };
  for (const html of Object.values(world.archive)) see(html);
  see(htmlAt(world.socialPage.replace('http://', ''), world));
  see(`href="http://${world.oldHost}/"`);
  const visited: string[] = [];
  while (frontier.length > 0 && visited.length < most) {
    const [place = ''] = frontier.splice(pick(frontier), 1);
    visited.push(nameOf(place));
    see(htmlAt(place, world));
  }
  return world.successors.map(({ host }) => {
    const at = visited.indexOf(host);
    return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
  });
}

/** Every address in a page: of links, mailboxes, texts, and in the parameters of other addresses. */
function* placesIn(html: string): Generator<string> {
  const text = html.replace(/%3A/gi, ':').replace(/%2F/gi, '/');
  for (const [, host = '', path = ''] of text.matchAll(/((?:[a-z0-9-]+\.)+(?:example|test))((?:\/[\w@./-]*)?)/g))
    yield `${host.replace(/^www\./, '')}${path}`;
}

const nameOf = (place: string): string => place.replace(/\/$/, '');

function isThere(place: string, { served, moved }: DiscoverWorld): boolean {
  const [host = ''] = place.split('/', 1);
  return host in served || host in moved;
}

/** All pages of a site; of a profile only its own. */
function htmlAt(place: string, { served, moved }: DiscoverWorld): string {
  const [host = ''] = place.split('/', 1);
  if (moved[host] !== undefined) return `href="${moved[host]}"`;
  const pages = served[host] ?? {};
  const path = place.slice(host.length);
  return path.length > 1 ? (pages[path] ?? '') : Object.values(pages).join('');
}
