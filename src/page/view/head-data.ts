import type { AnyNode, Element } from 'domhandler';
import { cleanText } from '../../model/text/clean-text.ts';
import { foldText } from './fold-text.ts';
import { ownText } from './tree.ts';
import type { Meta, Script } from './views.ts';
import type { Tape } from './walk.ts';

export function titleOf(tape: Tape): string | null {
  for (const number of tape.titles) {
    const title = foldText(ownText(tape.elements[number] as Element));
    if (title !== '') return title.slice(0, 2000);
  }
  return null;
}

/** Meta elements with a name and a content, names in lower case. */
export function metasOf(tape: Tape): Meta[] {
  return tape.metas.flatMap((number) => {
    const node = tape.elements[number] as Element;
    const { name, property, itemprop, 'http-equiv': header, content } = node.attribs;
    const said = name ?? property ?? itemprop ?? header;
    if (said === undefined || content === undefined) return [];
    return { name: said.trim().toLowerCase(), content: foldText(content), node };
  });
}

/** The language that the page declares: on html or body, else in a meta element. */
export function declaredLanguage(tape: Tape, metas: readonly Meta[]): string | null {
  for (const { name, attribs } of tape.elements) {
    const lang = name === 'html' || name === 'body' ? (attribs['lang'] ?? attribs['xml:lang']) : undefined;
    if (lang) return lang;
    if (name === 'body') break;
  }
  for (const wanted of ['content-language', 'og:locale', 'language']) {
    const meta = metas.find(({ name, content }) => name === wanted && content !== '');
    if (meta !== undefined) return meta.content;
  }
  return null;
}

export function scriptsOf(tape: Tape): Script[] {
  return tape.scripts.map((number) => {
    const node = tape.elements[number] as Element;
    return { src: node.attribs['src'] ?? null, text: ownText(node), node };
  });
}

/** Structured data that is valid JSON; `cleaned` marks changed strings. No context is fetched. */
export function jsonLdOf(scripts: readonly Script[]): { data: unknown; node: AnyNode; cleaned: boolean }[] {
  const found: { data: unknown; node: AnyNode; cleaned: boolean }[] = [];
  for (const { text, node } of scripts) {
    if (!/^application\/ld\+json\b/i.test(((node as Element).attribs['type'] ?? '').trim())) continue;
    try {
      const json = text.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '');
      let cleaned = false;
      const clean = (_: string, value: unknown): unknown => {
        if (typeof value !== 'string') return value;
        const fit = cleanText(value);
        cleaned ||= fit !== value;
        return fit;
      };
      // Only an escape can stand for an unfit character; a reviver costs time, and depth.
      const data: unknown = UNFIT_ESCAPE.test(json) ? JSON.parse(json, clean) : JSON.parse(json);
      found.push({ data, node, cleaned });
    } catch {
      // Broken structured data is common and says nothing; the rest of the page still counts.
    }
  }
  return found;
}
const UNFIT_ESCAPE = /\\u(?:0000|d[89a-f])/i;
