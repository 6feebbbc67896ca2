/**
 * A captured page → markup that only shows. Everything written is on the lists below, so nothing
 * depends on how a parser reads the rest: no script, frame, form, link target or foreign address is
 * ever written.
 */

import { type ChildNode, type Element, isDirective, isTag, isText } from 'domhandler';
import type { ShownPage } from '../../model/ports/capture.ts';
import type { ReplayedSheet } from '../../model/ports/reader.ts';
import { foldAddress } from '../address.ts';
import { decode } from '../decode.ts';
import { decodeSheet } from '../styles/decode-sheet.ts';
import { linkedSheet } from '../styles/links.ts';
import { baseOf } from '../view/links.ts';
import { isAttached } from '../view/parse.ts';
import { ownText } from '../view/tree.ts';
import { walk } from '../view/walk.ts';
import { CLOSED, escaped, isKept, isShown, NOWHERE, VOID } from './markup.ts';
import { isDrawing, replayedDrawing } from './replayed-drawing.ts';
import { replayedMedia, replayedSheet, replayedStyle, type StyleSources } from './replayed-style.ts';

const FORM_FIELDS = new Set(['input', 'button', 'select', 'textarea']);
/** Where lazy loaders keep the address of a picture, before the place of an address itself. */
const PICTURES = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'src'];
const SETS = ['srcset', 'data-srcset', 'data-lazy-srcset'];
/** Nested elements at most: a browser reads no deeper, and neither does this. */
const DEEPEST = 512;
/** Characters of style sheets that one page gets, each as often as it is named. */
const STYLE_CHARACTERS = 4 * 1024 * 1024;

/**
 * @param pictures path by address of each captured picture of the visit
 * @param sheets its captured style sheets
 */
export function replayedPage(
  { body, capture }: ShownPage,
  pictures: Iterable<readonly [address: string, path: string]>,
  sheets: readonly ReplayedSheet[] = [],
): string {
  const tape = walk(decode(body, capture.charset));
  const base = baseOf(tape, capture.finalUrl);
  const paths = new Map(pictures);
  const byAddress = new Map(sheets.flatMap((sheet) => sheet.addresses.map((address) => [address, sheet] as const)));
  let styleCharacters = STYLE_CHARACTERS;
  const sourcesAt = (at: string): StyleSources => ({
    pathOf(address) {
      const url = foldAddress(address, at);
      return url === null ? null : (paths.get(url) ?? null);
    },
    sheetAt(address) {
      const sheet = byAddress.get(foldAddress(address, at) ?? '');
      if (sheet === undefined) return null;
      const charset = sheet.capture.charset ?? capture.charset;
      const css = decodeSheet({ ...sheet, capture: { ...sheet.capture, charset } });
      if (css.length > styleCharacters) return null;
      styleCharacters -= css.length;
      return { css, sources: sourcesAt(sheet.capture.finalUrl) };
    },
  });
  const sources = sourcesAt(base);
  const { pathOf } = sources;
  /** Browsers draw a page without a doctype, or with an old one, by other rules. */
  const isStrict = tape.root['x-mode'] !== 'quirks';
  const written: string[] = [];
  let inFrame = false;

  function write(nodes: readonly ChildNode[], depth: number): void {
    for (const node of nodes) {
      if (isText(node)) written.push(escaped(node.data));
      else if (isDirective(node) && isStrict) written.push('<!doctype html>\n');
      else if (isTag(node) && isFrame(node)) writeFrame(node, depth);
      else if (isTag(node) && isDrawing(node)) written.push(replayedDrawing(node, inFrame ? null : sources));
      else if (isTag(node) && !CLOSED.has(node.name)) writeElement(node, depth);
    }
  }

  /**
   * Content of a frame or a shadow root stands in the page itself. Its style is left out, since it
   * would change the whole page.
   */
  function writeFrame(node: Element, depth: number): void {
    const isOuter = !inFrame;
    inFrame = true;
    if (depth <= DEEPEST) write(node.children, depth + 1);
    if (isOuter) inFrame = false;
  }

  function writeElement(node: Element, depth: number): void {
    const { name, children } = node;
    if (name === 'style' || name === 'link') return inFrame ? undefined : writeSheet(node);
    if (!isShown(name) || depth > DEEPEST) {
      if (depth <= DEEPEST) write(children, depth + 1);
      return;
    }
    written.push(`<${name}${attributesOf(node)}>`);
    if (VOID.has(name)) return;
    if (name === 'title' || name === 'textarea') written.push(escaped(ownText(node)));
    else write(children, depth + 1);
    written.push(`</${name}>`);
  }

  function writeSheet(node: Element): void {
    const { media = '', onload = '', type = '' } = node.attribs;
    if (type !== '' && type.toLowerCase() !== 'text/css') return;
    const href = linkedSheet(node);
    const sheet =
      node.name === 'style' ? { css: ownText(node), sources } : href === null ? null : sources.sheetAt(href);
    // A loader that shows the sheet on every medium once it is there.
    const shown = media === '' || /\bmedia\b/.test(onload) ? '' : replayedMedia(media);
    if (sheet === null || shown === null) return;
    const rules = replayedSheet(sheet.css, sheet.sources);
    written.push('<style>', shown === '' ? rules : `@media ${shown}{${rules}}`, '</style>');
  }

  function attributesOf({ name, attribs }: Element): string {
    const kept: [string, string][] = [];
    for (const [key, value] of Object.entries(attribs)) {
      if (key === 'style') kept.push([key, replayedStyle(value, sources)]);
      else if (isKept(key)) kept.push([key, value]);
    }
    if (name === 'img') {
      const shown = addressesOf(attribs).flatMap((address) => pathOf(address) ?? [])[0];
      if (shown !== undefined) kept.push(['src', shown]);
    }
    // A link is drawn as one, leads nowhere, and says where it led.
    if (name === 'a' && attribs['href'] !== undefined) {
      kept.push(['href', NOWHERE], ['tabindex', '-1']);
      if (attribs['title'] === undefined) kept.push(['title', `led to ${attribs['href'].slice(0, 500)}`]);
    }
    const background = attribs['background'] === undefined ? null : pathOf(attribs['background']);
    if (background !== null && attribs['style'] === undefined)
      kept.push(['style', `background-image:url("${background}")`]);
    // Unlike `disabled`, it changes no colour.
    if (FORM_FIELDS.has(name)) kept.push(['inert', '']);
    return kept.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  }

  write(tape.root.children, 0);
  return written.join('');
}

/** Those that the page's tree has taken in. */
const isFrame = (node: Element): boolean =>
  node.name === 'template' ? isAttached(node) : node.name === 'iframe' && node.attribs['srcdoc'] !== undefined;

function addressesOf(attribs: Element['attribs']): string[] {
  const single = PICTURES.flatMap((key) => attribs[key] ?? []);
  const listed = SETS.flatMap((key) => attribs[key]?.slice(0, 8_192).split(/\s+[^,]*,|,\s+|\s+/) ?? []);
  return [...single, ...listed].filter((address) => address !== '');
}
