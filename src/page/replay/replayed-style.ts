/**
 * CSS of a captured page → CSS written anew from a list of rules, properties and functions, which
 * loads captured pictures and nothing else.
 */
import type { AtrulePrelude, Block, CssNode, Declaration, Rule } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';
import * as css from 'css-tree/tokenizer';
import walk from 'css-tree/walker';
import { DESCRIPTORS, FUNCTIONS, GROUPS, PROPERTIES } from './style-words.ts';

/** Brackets within brackets at most: the parser calls itself for each. */
const DEEPEST = 60;
/** Sheets that import one another at most. */
const IMPORTS_DEEP = 5;

export interface StyleSources {
  /** Path of the captured picture at an address; null: not captured. */
  pathOf(address: string): string | null;
  /** The sheet at an address, with what it names in turn; null: not captured, or too much. */
  sheetAt(address: string): { readonly css: string; readonly sources: StyleSources } | null;
}

/** A whole style sheet. */
export function replayedSheet(text: string, sources: StyleSources, depth = 0): string {
  const sheet = parsed(text, 'stylesheet');
  return sheet?.type === 'StyleSheet' ? rulesOf([...sheet.children], sources, depth) : '';
}

/** The value of a style attribute. */
export function replayedStyle(text: string, sources: Pick<StyleSources, 'pathOf'>): string {
  const list = parsed(text, 'declarationList');
  return list?.type === 'DeclarationList' ? blockOf([...list.children], PROPERTIES, { ...sources, sheetAt }) : '';
}
const sheetAt = () => null;

/** For what media a sheet is; null: it cannot be told. */
export function replayedMedia(text: string): string | null {
  const list = parsed(text, 'mediaQueryList');
  return list === null || hasRaw(list) ? null : written(list);
}

function parsed(text: string, context: string): CssNode | null {
  try {
    return isTooDeep(text) ? null : parse(text, { context, parseCustomProperty: true });
  } catch {
    // Outside of rules the parser throws at what it does not understand.
    return null;
  }
}

function isTooDeep(text: string): boolean {
  let [depth, deepest] = [0, 0];
  css.tokenize(text, (type) => {
    if (OPENING.has(type)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.has(type) && depth > 0) depth--;
  });
  return deepest > DEEPEST;
}
const OPENING = new Set([css.Function, css.LeftParenthesis, css.LeftSquareBracket, css.LeftCurlyBracket]);
const CLOSING = new Set([css.RightParenthesis, css.RightSquareBracket, css.RightCurlyBracket]);

function rulesOf(nodes: readonly CssNode[], sources: StyleSources, depth: number): string {
  return nodes.map((node) => ruleOf(node, sources, depth)).join('');
}

function ruleOf(node: CssNode, sources: StyleSources, depth: number): string {
  if (node.type === 'Rule') return styleRule(node, sources);
  if (node.type !== 'Atrule') return '';
  const name = node.name.toLowerCase();
  const { prelude, block } = node;
  if (name === 'import') return prelude?.type === 'AtrulePrelude' ? importRule(prelude, sources, depth) : '';
  const about = prelude === null ? '' : ` ${written(prelude)}`;
  if (prelude !== null && hasRaw(prelude)) return '';
  if (block === null) return name === 'layer' ? `@layer${about};` : '';
  if (GROUPS.has(name) || /^(?:-webkit-)?keyframes$/.test(name))
    return `@${name}${about}{${rulesOf([...block.children], sources, depth)}}`;
  return name === 'property' ? `@property${about}{${blockOf([...block.children], DESCRIPTORS, sources)}}` : '';
}

function styleRule({ prelude, block }: Rule, sources: StyleSources): string {
  if (hasRaw(prelude)) return '';
  const inside = blockOf([...block.children], PROPERTIES, sources);
  return inside === '' ? '' : `${written(prelude)}{${inside}}`;
}

/** The imported sheet in the place of its import. */
function importRule({ children }: AtrulePrelude, sources: StyleSources, depth: number): string {
  const [address, ...conditions] = [...children];
  if ((address?.type !== 'Url' && address?.type !== 'String') || depth >= IMPORTS_DEEP) return '';
  const sheet = sources.sheetAt(address.value);
  if (sheet === null || conditions.some(hasRaw)) return '';
  let rules = replayedSheet(sheet.css, sheet.sources, depth + 1);
  for (const one of conditions.reverse()) {
    const [inner] = one.type === 'Function' ? [[...one.children].map(written).join('')] : [''];
    if (one.type === 'MediaQueryList') rules = `@media ${written(one)}{${rules}}`;
    else if (one.type === 'Function' && one.name.toLowerCase() === 'layer') rules = `@layer ${inner}{${rules}}`;
    else if (one.type === 'Function' && one.name.toLowerCase() === 'supports') rules = `@supports (${inner}){${rules}}`;
    else if (one.type === 'Identifier') rules = `@layer{${rules}}`;
  }
  return rules;
}

function blockOf(nodes: readonly CssNode[], allowed: ReadonlySet<string>, sources: StyleSources): string {
  return nodes
    .map((node) => {
      if (node.type === 'Declaration') return declarationOf(node, allowed, sources);
      if (node.type === 'Rule') return styleRule(node, sources);
      if (node.type !== 'Atrule' || node.block === null || !GROUPS.has(node.name.toLowerCase())) return '';
      const { name, prelude, block } = node;
      if (prelude === null || hasRaw(prelude)) return '';
      return `@${name} ${written(prelude)}{${blockOf([...(block as Block).children], allowed, sources)}}`;
    })
    .join('');
}

function declarationOf(node: Declaration, allowed: ReadonlySet<string>, { pathOf }: StyleSources): string {
  const { property, value, important } = node;
  const isOwn = property.startsWith('--');
  const name = isOwn ? property : property.toLowerCase();
  if (!isOwn && !allowed.has(plain(name))) return '';
  // A mask that is not there hides all; without its picture the whole box would be painted.
  const nothing = /mask/.test(name) ? 'linear-gradient(#0000,#0000)' : 'none';
  let isWhole = true;
  walk(value, (part) => {
    if (part.type === 'Raw') isWhole = isWhole && part.value.trim() === '';
    else if (part.type === 'Function') isWhole = isWhole && isAllowed(part, name);
    else if (part.type === 'Url') {
      const path = pathOf(part.value);
      if (path !== null) part.value = path;
      else Object.assign(part, { type: 'Identifier', name: nothing });
    }
  });
  return isWhole ? `${written({ ...node, property: name, value, important })};` : '';
}

/** Names are compared as written: one with an escape in it is on no list. */
const plain = (name: string): string => name.replace(/^-(?:webkit|moz|ms|o)-/, '');

function isAllowed({ name, children }: Extract<CssNode, { type: 'Function' }>, property: string): boolean {
  const called = plain(name.toLowerCase());
  // The text of an attribute is text here; elsewhere it may become anything.
  if (called === 'attr') return property === 'content' && [...children].every((one) => one.type === 'Identifier');
  // A text in it would be an address.
  if (called === 'image-set') return ![...children].some(({ type, ...one }) => type === 'String' || isVariable(one));
  return FUNCTIONS.has(called);
}
const isVariable = (one: object): boolean => 'name' in one && /^(?:var|attr|env|image|src)$/i.test(String(one.name));

/** Parts that the parser did not understand. */
function hasRaw(node: CssNode): boolean {
  let found = false;
  walk(node, ({ type }) => {
    found ||= type === 'Raw' || type === 'Url' || type === 'GeneralEnclosed';
  });
  return found;
}

/** Nothing in a style element may end it: no `<` is written. */
function written(node: CssNode): string {
  walk(node, (part) => {
    if ((part.type as string) === 'FeatureRange') turned(part as unknown as Range);
  });
  return generate(node).replaceAll('<', String.raw`\3c `);
}

interface Range {
  left: unknown;
  leftComparison: string;
  middle: unknown;
  rightComparison: string | null;
  right: unknown;
}

/** `a < b` as `b > a`. */
function turned(range: Range): void {
  const { left, leftComparison, middle, rightComparison, right } = range;
  if (!leftComparison.startsWith('<')) return;
  const other = (sign: string | null) => sign?.replace('<', '>') ?? null;
  if (rightComparison === null)
    Object.assign(range, { left: middle, middle: left, leftComparison: other(leftComparison) });
  else
    Object.assign(range, {
      ...{ left: right, right: left, leftComparison: other(rightComparison), rightComparison: other(leftComparison) },
    });
}
