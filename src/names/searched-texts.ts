/**
 * A page → the texts on it that are searched for listed names, each with its zone and the role of a
 * name there at first sight.
 */
import type { AnyNode } from 'domhandler';
import type { MentionZone } from '../model/derived/mention.ts';
import { partsOfTitle } from '../page/own/title-parts.ts';
import type { Page } from '../page/view/views.ts';
import { amongOthers } from '../signals/find/among-others.ts';
import { type PageText, pageTexts, type TextKind } from '../signals/find/page-texts.ts';
import { fileNameIn } from '../values/uri-text.ts';

export type SearchedText = Pick<PageText, 'text' | 'role' | 'node' | 'quote'> & { readonly zone: MentionZone };

const LONGEST = 2_000;
const LONGEST_COMMENT = 20_000;
const MOST_ATTRIBUTES = 2_000;
const MOST_FILES = 1_000;
const MOST_HOSTS = 200;

/**
 * Null: not searched (`block` has the zone of its block; microdata is searched as the block that
 * shows it).
 */
// biome-ignore format: a table
const ZONE_OF: Readonly<Record<TextKind, MentionZone | null>> = {
  'site-name': 'meta', rights: 'meta', author: 'meta', description: 'meta', meta: 'meta', title: 'title',
  record: 'structured-data', microdata: null, alt: 'alt', picture: 'alt', 'picture-url': 'file-name', 'link-url': 'file-name',
  mail: 'attribute', 'home-title': null, label: 'attribute', placeholder: 'attribute', 'field-value': 'attribute',
  comment: 'comment', script: 'script', 'script-name': 'script', block: null, logo: 'header', map: 'attribute', card: 'main', rule: 'main',
};

/** @param inPost true if a node stands in a post of a social page */
export function* searchedTexts(page: Page, inPost: (node: AnyNode) => boolean): Generator<SearchedText> {
  let [files, attributes] = [0, 0];
  const hosts = new Set<string>();
  for (const one of pageTexts(page)) {
    const { kind, text, role, node } = one;
    const zone = ZONE_OF[kind];
    if (kind === 'block') yield* blockTexts(one, node !== null && inPost(node));
    if (zone === null) continue;
    const at = { zone, role, node };
    if (kind === 'title')
      for (const part of new Set([text, ...partsOfTitle(text)])) yield { text: part, ...at, quote: text };
    else if (kind === 'comment') yield { text: text.slice(0, LONGEST_COMMENT).replace(/<[^<>]{0,500}>/g, '\n'), ...at };
    else if (kind === 'link-url' || kind === 'picture-url') {
      const host = kind === 'link-url' ? hostWords(text) : '';
      if (host !== '' && hosts.size < MOST_HOSTS && !hosts.has(host)) {
        hosts.add(host);
        // The site behind a link is usually another company's.
        yield { text: host, zone: 'attribute', role: (node && amongOthers(page, node)) ?? 'text', node };
      }
      const isFile = kind === 'picture-url' || /\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)$/i.test(text);
      if (isFile && files++ < MOST_FILES) yield { text: fileWords(text), ...at };
    } else if (kind === 'label' || kind === 'placeholder' || kind === 'field-value') {
      if (text.length >= 3 && attributes++ < MOST_ATTRIBUTES) yield { text: text.slice(0, LONGEST), ...at };
    } else if (kind !== 'alt' || text.length >= 3) yield { text: text.slice(0, LONGEST), ...at };
  }
}

function* blockTexts({ text, role, node, block, owner = '' }: PageText, inPost: boolean): Generator<SearchedText> {
  const { hidden = false, zone: shown = 'main' } = block ?? {};
  const zone = hidden ? 'hidden' : shown === 'head' ? 'main' : shown;
  if (owner !== '' && !inPost) yield { text: owner, zone, role: 'owner', node, quote: text };
  yield { text, zone, role: inPost ? 'post' : role, node };
}

/** The host of a web or mail address, its labels apart; empty where there is none. */
function hostWords(url: string): string {
  const host = /^(?:https?:\/\/|mailto:[^@?]{1,100}@)(?:www\.)?([^/?#:]{4,100})/i.exec(url)?.[1] ?? '';
  return host.replaceAll('.', ' ');
}

/** "hebei-quillmoor-certificate.jpg", "QuillmoorPrices.pdf": the words of a file's name. */
const fileWords = (url: string): string =>
  fileNameIn(url)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ');
