/** The style sheets that a page or another sheet names, and the pictures that its styles show. */
import * as css from 'css-tree/tokenizer';
import { string, url } from 'css-tree/utils';
import { type Element, isText } from 'domhandler';
import type { StyleLinks } from '../../model/ports/capture.ts';
import { foldAddress } from '../address.ts';
import type { Tape } from '../view/walk.ts';

/** More than any visit takes. */
const MOST = 100;
/** Rules whose addresses name no picture. */
const NO_PICTURES = /^@(?:font-face|namespace|charset|-moz-document)$/i;

/** Null: the element is no style sheet, or one that a browser leaves out at first. */
export function linkedSheet({ name, attribs }: Element): string | null {
  const { rel = '', href, onload = '' } = attribs;
  if (name !== 'link' || href === undefined || attribs['disabled'] !== undefined) return null;
  const words = rel.toLowerCase().split(/\s+/);
  if (words.includes('alternate')) return null;
  // A loader that makes a preload the style sheet once it is there.
  const isLater = words.includes('preload') && attribs['as'] === 'style' && /\brel\b/.test(onload);
  return words.includes('stylesheet') || isLater ? href : null;
}

export function pageStyles(tape: Tape, base: string): StyleLinks {
  const found = collected(base);
  for (const element of tape.elements) {
    const href = linkedSheet(element);
    if (href !== null) found.add('styles', href);
    const style = element.attribs['style'];
    if (style?.includes('(')) found.read(style);
  }
  for (const number of tape.styles) {
    const text = tape.elements[number]?.children[0];
    if (text !== undefined && isText(text)) found.read(text.data);
  }
  return found.links();
}

export function sheetStyles(sheet: string, base: string): StyleLinks {
  const found = collected(base);
  found.read(sheet);
  return found.links();
}

function collected(base: string) {
  const links = { styles: new Set<string>(), backdrops: new Set<string>() };
  function add(where: keyof typeof links, address: string): void {
    const found = links[where].size < MOST ? foldAddress(address, base) : null;
    if (found !== null) links[where].add(found);
  }
  return {
    add,
    links: (): StyleLinks => ({ styles: [...links.styles], backdrops: [...links.backdrops] }),
    read(text: string): void {
      let rule = '';
      let isArgument = false;
      css.tokenize(text, (type, start, end) => {
        const token = () => text.slice(start, end);
        if (type === css.WhiteSpace || type === css.Comment) return;
        if (type === css.AtKeyword) rule = token().toLowerCase();
        else if (type === css.Semicolon && rule === '@import') rule = '';
        else if (type === css.RightCurlyBracket) rule = '';
        const address =
          type === css.Url
            ? url.decode(token())
            : type === css.String && (isArgument || rule === '@import')
              ? string.decode(token())
              : null;
        isArgument = type === css.Function && /^(?:url|src|(?:-webkit-)?image-set)\($/i.test(token());
        if (address === null || NO_PICTURES.test(rule)) return;
        add(rule === '@import' ? 'styles' : 'backdrops', address);
        if (rule === '@import') rule = 'an import';
      });
    },
  };
}
