/**
 * A page → the addresses that it gives in other forms than links: as text, behind its host's own
 * exit, and in data about its owner.
 */
import { isUrl } from '../model/text/is-url.ts';
import { standsInPost } from '../page/view/posts.ts';
import type { Page, Site } from '../page/view/views.ts';
import { siteName } from '../signals/find/outward-links.ts';
import { ownRecordPlace, recordsOn } from '../signals/find/own-records.ts';
import { domainName } from '../values/domain-name.ts';

type Node = Page['links'][number]['node'];

/** `profile`: "this is me too"; `frame`: on most pages; `own`: the owner's part of a profile. */
export interface SaidLink {
  readonly url: string;
  readonly as: 'profile' | 'frame' | 'own' | 'passing';
  readonly node: Node;
  readonly quote: string;
}

/** Blocks longer than this are texts, whose hosts are counted no further. */
const LONGEST_TEXT = 4_000;
/** A host in lower case, with or without scheme; no part of a mailbox, path or file. */
const HOST =
  /(?<![\p{L}\p{N}@./_-])(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![\p{L}\p{N}@_-]|\.[\p{L}\p{N}])/gu;
const MOST_HOSTS = 20;

export function* saidLinks(site: Site, page: Page): Generator<SaidLink> {
  const inPost = standsInPost(site, page);
  const placed = (node: Node): 'frame' | 'own' | 'passing' => {
    if (page.isOfVisitors(node) || inPost(node)) return 'passing';
    if (site.kind !== 'website') return 'own';
    return page.isFramed(node) ? 'frame' : 'passing';
  };
  const linked = new Set(page.links.flatMap(({ url }) => (url === null ? [] : [siteName(url)])));
  for (const { text, node, hidden } of page.blocks) {
    if (hidden) continue;
    // A host that is linked as well has the place of its link.
    for (const host of hostsIn(text))
      if (!linked.has(siteName(`http://${host}/`)))
        yield { url: `http://${host}/`, as: placed(node), node, quote: text };
  }
  for (const { url, rel, zone, node } of page.links) {
    if (url === null) continue;
    if (zone === 'head' && /(?:^|\s)me(?:\s|$)/.test(rel)) yield { url, as: 'profile', node, quote: url };
    const target = siteName(url) === siteName(page.url) ? passedOn(url) : null;
    if (target !== null) yield { url: target, as: placed(node), node, quote: target };
  }
  for (const record of recordsOn(page))
    if (record.key === 'sameas' && isUrl(record.value)) {
      const place = ownRecordPlace(site, record, page.place(record.node, record.value));
      if (place.proof !== undefined) yield { url: record.value, as: 'profile', node: record.node, quote: record.value };
    }
}

function hostsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, host = ''] of text.slice(0, LONGEST_TEXT).matchAll(HOST))
    if (found.size < MOST_HOSTS && domainName(host) !== null) found.add(host);
  return [...found];
}

/** A host's own exit has the address in its one parameter that is one. Null: it is no exit. */
function passedOn(url: string): string | null {
  const targets = [...new URL(url).searchParams.values()].filter(
    (value) => /^https?:\/\//i.test(value) && isUrl(value),
  );
  return targets.length === 1 ? (targets[0] ?? null) : null;
}
