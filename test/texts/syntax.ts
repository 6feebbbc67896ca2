/** Reads TypeScript for the tests of the catalogue: literal texts in pages, and used texts. */
import { parseAst } from 'vitest/node';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);

/** Visits a node and what is below it, unless `enter` answers false. */
function walk(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const child of Object.values(node).flatMap(nodesOf)) walk(child, enter);
}

const parsed = (source: string): Node => parseAst(source, { lang: 'ts' }) as unknown as Node;

const HOLE = '\u0000';
const SHOWN_ATTRIBUTES = /\s(?:alt|title|aria-label|aria-description|placeholder)="([^"]*)"/g;
/** An address alone is no word. */
const WORD = /^(?!https?:\S*$).*\p{L}{2,}/su;
const PROSE = /\p{L}{2,}[,;:]? \p{L}{2,}/u;
/** Texts of these calls are for programs, the log of the desk or the person who starts it. `found` and `Missing` answer 404. */
const NOT_SHOWN = /(?:^|\.)(?:log\.(?:info|warn|error)|describe|operation|json|found|Missing|ConfigError|Error)$/;

const textOf = (template: Node): string =>
  nodesOf(template['quasis'])
    .map((quasi) => (quasi['value'] as { readonly cooked: string }).cooked)
    .join(HOLE);

/** The dotted name of a call: `services.log.error`. */
function nameOf(node: Node): string {
  if (node.type === 'MemberExpression') return `${nameOf(node['object'] as Node)}.${nameOf(node['property'] as Node)}`;
  return typeof node['name'] === 'string' ? node['name'] : '';
}

/** The strings that an expression may give: of both branches of a condition, and so on. */
function valuesOf(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
  if (node.type === 'TemplateLiteral') return [textOf(node)];
  if (node.type === 'ConditionalExpression')
    return [node['consequent'], node['alternate']].flatMap((one) => valuesOf(one as Node));
  if (node.type === 'LogicalExpression') return [node['left'], node['right']].flatMap((one) => valuesOf(one as Node));
  return [];
}

/** Texts of a source that a page may show: words in its markup, and strings of several words. */
export function literalTexts(source: string): string[] {
  const found: string[] = [];
  walk(parsed(source), (node) => {
    if (
      /^(?:Import|Export\w*All)|^TS/.test(node.type) &&
      node.type !== 'TSAsExpression' &&
      node.type !== 'TSSatisfiesExpression'
    )
      return false;
    if (/^(?:Call|New)Expression$/.test(node.type) && NOT_SHOWN.test(nameOf(node['callee'] as Node))) return false;
    if (node.type === 'TaggedTemplateExpression') found.push(...textsOfMarkup(node['quasi'] as Node));
    else if (node.type === 'Property' && /^(?:title|said)$/.test(nameOf(node['key'] as Node)))
      found.push(...valuesOf(node['value'] as Node).filter((text) => WORD.test(text)));
    else if (node.type === 'Literal' || node.type === 'TemplateLiteral')
      found.push(...valuesOf(node).filter((text) => PROSE.test(text) && !text.includes('<')));
    return true;
  });
  return [...new Set(found.map((text) => text.replaceAll(HOLE, '…').replace(/\s+/g, ' ').trim()))];
}

function textsOfMarkup(template: Node): string[] {
  const markup = textOf(template);
  const shown = markup.replace(/<[^>]*>|&\w+;/g, '\n').split('\n');
  const attributes = [...markup.matchAll(SHOWN_ATTRIBUTES)].map(([, text = '']) => text);
  const holes = nodesOf(template['expressions']).filter((_, i) => {
    const before = markup
      .split(HOLE)
      .slice(0, i + 1)
      .join(HOLE);
    return before.lastIndexOf('<') <= before.lastIndexOf('>');
  });
  return [...shown, ...attributes, ...holes.flatMap(valuesOf)].filter((text) => WORD.test(text));
}

/** The texts of a catalogue with their paths: `kinds.site`. */
export function leavesOf(texts: object, above = ''): [path: string, text: unknown][] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null && !Array.isArray(text)
      ? leavesOf(text, `${above}${name}.`)
      : [[above + name, text] as [string, unknown]],
  );
}

/** The paths of texts that a source names, by the catalogue that it imports them from. */
export function usedPaths(source: string): { readonly catalogue: string; readonly path: string }[] {
  const names = new Map<string, string>();
  const used: { catalogue: string; path: string }[] = [];
  walk(parsed(source), (node) => {
    if (node.type === 'ImportSpecifier') names.set(nameOf(node['local'] as Node), nameOf(node['imported'] as Node));
    // `say.kinds.site`; of `say.kinds[kind]` the part that is written.
    const dotted = node.type === 'MemberExpression' && node['computed'] !== true ? nameOf(node) : '';
    const [local = '', ...path] = dotted.split('.');
    const catalogue = names.get(local);
    if (catalogue !== undefined && !path.includes('')) {
      used.push({ catalogue, path: path.join('.') });
      return false;
    }
    return true;
  });
  return used;
}
