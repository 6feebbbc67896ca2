/**
 * A drawing (SVG), in a page or a file of its own → one written anew from a list, which loads
 * nothing and runs nothing.
 */

import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { isSvg, parsePage } from '../view/parse.ts';
import { ownText } from '../view/tree.ts';
import { isDrawn, isShape } from './drawing-words.ts';
import { escaped } from './markup.ts';
import { replayedSheet, replayedStyle, type StyleSources } from './replayed-style.ts';

const DEEPEST = 100;
/** Elements of one drawing. */
const MOST = 20_000;
/** Copies of other parts. One within a part that is copied itself would grow without bound. */
const MOST_COPIES = 200;
const NO_SOURCES: StyleSources = { pathOf: () => null, sheetAt: () => null };

/** As HTML, where names are in lower case. @param sources null: its style sheets are left out */
export const replayedDrawing = (svg: Element, sources: StyleSources | null): string =>
  written(svg, sources, (name) => name.toLowerCase());

/** A file as XML; null: it holds no drawing. */
export function drawingFile(text: string): string | null {
  const svg = firstSvg(parsePage(text).root.children);
  if (svg === null) return null;
  return written(svg, NO_SOURCES, (name) => name).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}

export const isDrawing = (node: Element): boolean => node.name === 'svg' && isSvg(node);

function written(svg: Element, sources: StyleSources | null, spelled: (name: string) => string): string {
  const out: string[] = [];
  let elements = 0;
  let copies = 0;

  function write(node: Element, depth: number, isNamed: boolean): void {
    if (node.name === 'style') return writeSheet(node);
    if (!isShape(node.name) || depth > DEEPEST || ++elements > MOST) return;
    if (node.name === 'use' && (isNamed || ++copies > MOST_COPIES)) return;
    const name = spelled(node.name);
    out.push(`<${name}${attributesOf(node)}>`);
    const inside = isNamed || (node !== svg && node.attribs['id'] !== undefined) || /^(?:defs|symbol)$/.test(node.name);
    for (const child of node.children) {
      if (isTag(child)) write(child, depth + 1, inside);
      else if (isText(child) && /^(?:text|tspan)$/.test(node.name)) out.push(escaped(child.data));
    }
    out.push(`</${name}>`);
  }

  function writeSheet(sheet: Element): void {
    if (sources === null) return;
    const rules = replayedSheet(ownText(sheet), sources);
    // Unlike in HTML, its text is read as markup.
    if (rules !== '') out.push('<style>', escaped(rules), '</style>');
  }

  function attributesOf({ name, attribs }: Element): string {
    const kept: string[] = [];
    for (const [key, value] of Object.entries(attribs)) {
      const plain = key === 'xlink:href' ? 'href' : key;
      if (plain === 'style') kept.push(` style="${escaped(replayedStyle(value, sources ?? NO_SOURCES))}"`);
      else if (isDrawn(name, plain, value)) kept.push(` ${spelled(plain)}="${escaped(value)}"`);
    }
    return [...new Set(kept)].join('');
  }

  write(svg, 0, false);
  return out.join('');
}

function firstSvg(nodes: readonly ChildNode[]): Element | null {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    const found = isDrawing(node) ? node : firstSvg(node.children);
    if (found !== null) return found;
  }
  return null;
}
