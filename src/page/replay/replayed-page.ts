/**
 * A captured page → markup that only shows. Everything written is on the lists below, so nothing
 * depends on how a parser reads the rest: no script, frame, form, link target, drawing or foreign
 * address is ever written.
 */
import { type ChildNode, type Element, isDirective, isTag, isText } from 'domhandler';
import type { ShownPage } from '../../model/ports/capture.ts';
import { foldAddress } from '../address.ts';
import { decode } from '../decode.ts';
import { baseOf } from '../view/links.ts';
import { isAttached } from '../view/parse.ts';
import { walk } from '../view/walk.ts';
import { CLOSED, escaped, isKept, SHOWN, VOID } from './markup.ts';
import { replayedStyle } from './replayed-style.ts';

const FORM_FIELDS = new Set(['input', 'button', 'select', 'textarea']);
/** Where lazy loaders keep the address of a picture, before the place of an address itself. */
const PICTURES = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'src'];
const SETS = ['srcset', 'data-srcset', 'data-lazy-srcset'];
/** Nested elements at most: a browser reads no deeper, and neither does this. */
const DEEPEST = 512;

/** @param pictures path by address of each captured picture of the visit */
export function replayedPage(
  { body, capture }: ShownPage,
  pictures: Iterable<readonly [address: string, path: string]>,
): string {
  const tape = walk(decode(body, capture.charset));
  const base = baseOf(tape, capture.finalUrl);
  const paths = new Map(pictures);
  const pathOf = (address: string): string | null => {
    const url = foldAddress(address, base);
    return url === null ? null : (paths.get(url) ?? null);
  };
  const written: string[] = [];
  let inFrame = false;

  function write(nodes: readonly ChildNode[], depth: number): void {
    for (const node of nodes) {
      if (isText(node)) written.push(escaped(node.data));
      else if (isDirective(node) && /^!doctype html/i.test(node.data)) written.push('<!doctype html>\n');
      else if (isTag(node) && isFrame(node)) writeFrame(node, depth);
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
    if (inFrame && name === 'style') return;
    if (!SHOWN.has(name) || depth > DEEPEST) {
      if (depth <= DEEPEST) write(children, depth + 1);
      return;
    }
    written.push(`<${name}${attributesOf(node)}>`);
    if (VOID.has(name)) return;
    if (name === 'style') written.push(replayedStyle(textIn(node), pathOf));
    else if (name === 'title' || name === 'textarea') written.push(escaped(textIn(node)));
    else write(children, depth + 1);
    written.push(`</${name}>`);
  }

  function attributesOf({ name, attribs }: Element): string {
    const kept: [string, string][] = [];
    for (const [key, value] of Object.entries(attribs)) {
      if (key === 'style') kept.push([key, replayedStyle(value, pathOf)]);
      else if (isKept(key)) kept.push([key, value]);
    }
    if (name === 'img') {
      const shown = addressesOf(attribs).flatMap((address) => pathOf(address) ?? [])[0];
      if (shown !== undefined) kept.push(['src', shown]);
    }
    // A link is shown as one, with its former target.
    if (name === 'a' && attribs['href'] !== undefined && attribs['title'] === undefined)
      kept.push(['title', `led to ${attribs['href'].slice(0, 500)}`]);
    const background = attribs['background'] === undefined ? null : pathOf(attribs['background']);
    if (background !== null && attribs['style'] === undefined)
      kept.push(['style', `background-image:url("${background}")`]);
    if (FORM_FIELDS.has(name)) kept.push(['disabled', '']);
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

function textIn({ children }: Element): string {
  return children.map((child) => (isText(child) ? child.data : '')).join('');
}
