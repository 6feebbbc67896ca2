/** What src/page/view/parse.ts and tokenizer.ts take of parse5 beyond its documented interface: no promise of the package holds it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser, Tokenizer } from 'parse5';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/model/digest.ts';

const READ_WITH = '7.3.0';
const WHAT_TO_DO = `src/page/view/parse.ts was written for parse5 ${READ_WITH}. With another version:
1. Read how the parts listed in this test have changed, and those of open-element-stack.js and formatting-element-list.js.
2. Run test/page/view/ and test/page/view/shown-long.test.ts (what a browser shows), npm run hostile and npm run bench.
3. Raise the version of every signal if pages are read differently. Then write the new version and digests here.`;

const states = Tokenizer.prototype as unknown as Readonly<Record<string, object>>;
const parser = new Parser();
const { openElements: open, activeFormattingElements: styles } = parser;

/** What it is taken for; its code; the first digits of the SHA-256 of that. */
const PARTS: readonly (readonly [what: string, code: unknown, digest: string])[] = [
  [
    'its tokenizer is replaced after the constructor',
    /constructor\(.*?\n {4}\}/s.exec(String(Parser))?.[0],
    '7ee9d4b663e9',
  ],
  [
    'the tokenizer takes options and a handler',
    /constructor\(.*?\n {4}\}/s.exec(String(Tokenizer))?.[0],
    'a26ba68eb35e',
  ],
  ['makes a parser of a fragment, by this class', Parser.getFragmentParser, 'b9fbba7829f0'],
  ['gives the nodes of a fragment', parser.getFragment, '169be1242c52'],
  ['reads all of a text at once', parser.tokenizer.write, '7de73d1b228a'],
  ['is called for each start tag', parser.onStartTag, 'dde5409482a2'],
  ['is called for each end tag', parser.onEndTag, '49a506f76afc'],
  ['is called when an element is opened', parser.onItemPush, '318c5ae2ac83'],
  ['is called when an element is ended', parser.onItemPop, '1923affafb62'],
  ['moves all children of a node', parser._adoptNodes, '45f7a2cadbbf'],
  ['is called at the end of the name of an attribute', states['_leaveAttrName'], 'd19ec05060d5'],
  ['reads a unit of text', states['_stateData'], 'd24a1f221e75'],
  ['reads a unit of a title', states['_stateRcdata'], '08815f080327'],
  ['reads a unit of a style sheet', states['_stateRawtext'], 'd43122ee4a8b'],
  ['reads a unit of a script', states['_stateScriptData'], 'e8c7195a3254'],
  ['reads a unit of a tag name', states['_stateTagName'], '9cb0a9a5d070'],
  ['reads a unit of an attribute name', states['_stateAttributeName'], '802bad5cd771'],
  ['reads a unit of a value in quotes', states['_stateAttributeValueDoubleQuoted'], 'ad424795b7f1'],
  ['reads a unit of a value in apostrophes', states['_stateAttributeValueSingleQuoted'], '03bfb2386f48'],
  ['adds to the characters at hand', states['_appendCharToCurrentCharacterToken'], '62e466486f78'],
  ['goes to the next unit', parser.tokenizer.preprocessor.advance, '5638a6c13c5a'],
  ['ends the current element', open.pop, '5abe23dce88e'],
  ['whether a list is open', open.hasInSelectScope, '1db366a5221e'],
  ['finds a style that is remembered', styles.getElementEntry, '4301c2eee4a1'],
  ['forgets a style', styles.removeEntry, 'ed0e291cf0ae'],
];

describe('parse5', () => {
  it('is the version whose private parts were read', () => {
    const file = new URL('../package.json', import.meta.resolve('parse5'));
    const { version } = JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as { readonly version: string };
    expect(version, WHAT_TO_DO).toBe(READ_WITH);
  });

  it.each(PARTS)('%s', (_, code, digest) => {
    expect(code, WHAT_TO_DO).toBeDefined();
    expect(sha256(String(code)).slice(0, 12), WHAT_TO_DO).toBe(digest);
  });

  it('keeps what is open, what is remembered and the token at hand where they are looked for', () => {
    expect(open.stackTop, WHAT_TO_DO).toBe(-1);
    expect(Object.hasOwn(open, 'current'), WHAT_TO_DO).toBe(true);
    expect(styles.entries, WHAT_TO_DO).toEqual([]);
    expect(Object.hasOwn(parser, 'currentNotInHTML'), WHAT_TO_DO).toBe(true);
    expect(Object.hasOwn(parser.tokenizer, 'currentToken'), WHAT_TO_DO).toBe(true);
    expect(Object.hasOwn(parser.tokenizer.preprocessor, 'skipNextNewLine'), WHAT_TO_DO).toBe(true);
  });
});
