/** Both writers of the one model: nothing runs, nothing is asked for, nothing breaks. */
import { load } from 'cheerio';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { inert, type Paper } from '../../src/report/document.ts';
import { documentDocx } from '../../src/report/document-docx.ts';
import { documentHtml } from '../../src/report/document-html.ts';
import type { FindingFacts } from '../../src/report/finding.ts';
import { briefOf, reportOf } from '../../src/report/finding-document.ts';
import { FACTS, largeFacts } from '../../testkit/report/example-facts.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</w:t><w:hyperlink r:id="rId1"/>',
  '"><img src=x onerror=alert(1)>',
  '=cmd|"/C calc"!A0',
  '\u202eelpmaxe\u202c\u2066',
  '\u0000\u0008\u000b\ufffe\uffff\ud800',
  ']]>&amp;&#0;',
  'https://tracker.test/a.png www.tracker.test',
  '{{7*7}}${7*7}',
];

function poisoned(text: string): FindingFacts {
  const { match } = FACTS;
  const side = { value: text, quote: `x ${text}`, url: text, selector: text, capture: text };
  const rows = match.evidence.map((row) => ({ ...row, note: text, left: side, right: side }));
  const entity = { id: text, name: text, document: text };
  return {
    ...FACTS,
    match: {
      ...match,
      left: { ...match.left, site: text, input: text, entity },
      right: { ...match.right, site: text, input: text },
      ...{ evidence: rows, against: rows.map((row) => ({ ...row, weight: -1 })), innocent: [text], model: text },
      succession: { direction: 'undirected', reasons: [text] },
    },
    judgements: [
      {
        schema: 'revenant.judgement/1',
        id: 'a',
        match: match.id,
        judgement: 'unsure',
        by: text,
        why: text,
        at: FACTS.madeAt,
      },
    ],
    glosses: new Map([[`x ${text}`, { latin: text, translated: text }]]),
  };
}

const papersOf = (facts: FindingFacts): Paper[] => [briefOf(facts), reportOf(facts)];

/** The parts of the file, each of XML without a fault. */
async function partsOf(papers: readonly Paper[]): Promise<Map<string, string>> {
  const parts = Object.entries(unzipSync(await documentDocx({ title: papers[0]?.title ?? '', papers })));
  return new Map(
    parts.map(([path, bytes]) => {
      const text = Buffer.from(bytes).toString();
      if (/\.(?:xml|rels)$/.test(path)) new SaxesParser({ xmlns: true }).write(text).close();
      return [path, text];
    }),
  );
}

describe('HTML', () => {
  it('makes no request, runs nothing and links nothing, whatever stands in it', () => {
    const nasty = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(nasty, (text) => {
        const $ = load(documentHtml({ title: text, papers: papersOf(poisoned(text)) }));
        expect($('script, a, link, iframe, object, form, [style], [href]').length).toBe(0);
        for (const { attribs } of $('[src]').toArray() as { attribs: Record<string, string> }[])
          expect(attribs['src']).toMatch(/^data:image\/png;base64,/);
        for (const node of $('*').toArray() as { attribs: Record<string, string> }[])
          expect(Object.keys(node.attribs).filter((name) => /^on|^style$/.test(name))).toEqual([]);
        expect($('body').text()).not.toMatch(/[\u0000\u202a-\u202e\u2066-\u2069]|https?:\/\/|\bwww\./);
      }),
      { numRuns: 25 },
    );
  });

  it('has the stamp on the screen and, as text of its style, on each printed page', () => {
    const $ = load(documentHtml({ title: 'One', papers: papersOf(FACTS) }));
    expect($('.stamp.open').length).toBe(2);
    expect(
      $('style')
        .text()
        .match(/content:"NOT REVIEWED: no person has judged this finding"/g),
    ).toHaveLength(2);
  });
});

/** Its first row quotes two texts that differ in one word. */
const DIFFERING: FindingFacts = {
  ...FACTS,
  match: {
    ...FACTS.match,
    evidence: FACTS.match.evidence.map((row, at) => {
      const [left, right] = [row.left, row.right].map((side) => ({ ...side, value: 'pipes' }));
      if (at > 0 || left === undefined || right === undefined) return row;
      const quoted = { left: 'We ship steel pipes to every port', right: 'We ship copper pipes to every port' };
      return { ...row, left: { ...left, quote: quoted.left }, right: { ...right, quote: quoted.right } };
    }),
  },
};

describe('quotations', () => {
  it('have the differing words marked, in one piece of text', async () => {
    const papers = [reportOf(DIFFERING)];
    const $ = load(documentHtml({ title: 'One', papers }));
    expect(
      $('bdi:has(u)')
        .toArray()
        .slice(0, 2)
        .map((one) => $(one).html()),
    ).toEqual(['“We ship <u>steel</u> pipes to every port”', '“We ship <u>copper</u> pipes to every port”']);
    const file = (await partsOf(papers)).get('word/document.xml') ?? '';
    for (const word of ['steel', 'copper'])
      expect(file).toMatch(new RegExp(`<w:u [^>]*/>(?:(?!</w:r>).)*<w:t[^>]*>${word}</w:t>`));
  });
});

describe('Word', () => {
  it('is well-formed and has no relationship to the outside, whatever stands in it', async () => {
    for (const text of HOSTILE) {
      const parts = await partsOf(papersOf(poisoned(text)));
      for (const [path, part] of parts) {
        if (path.endsWith('.rels')) expect(part, path).not.toContain('External');
        expect(part, path).not.toMatch(/<w:hyperlink|<w:fldSimple|<w:object|<script/);
        if (path.startsWith('word/')) expect(part, path).not.toMatch(/https?:\/\/tracker|www\.tracker/);
      }
    }
  });

  it('says in the header of each part that nobody judged it, and holds both home pages', async () => {
    const parts = await partsOf(papersOf(FACTS));
    const headers = [...parts].filter(([path]) => /^word\/header\d+\.xml$/.test(path));
    expect(headers).toHaveLength(2);
    for (const [, header] of headers) expect(header).toContain('NOT REVIEWED');
    expect(parts.get('word/document.xml')?.match(/<pic:pic/g)).toHaveLength(4);
    expect([...parts.keys()].some((path) => /^word\/media\/.+\.png$/.test(path))).toBe(true);
  });

  it('holds a large finding too', async () => {
    const parts = await partsOf(papersOf(largeFacts('\u202ea\u0000漢 ')));
    expect(parts.get('word/document.xml')).toContain('more rows, in the bundle');
  });
});

describe('inert', () => {
  it('leaves no address of which a program makes a link', () => {
    expect(inert('see https://a.test and www.b.test')).toBe('see https[://]a.test and www[.]b.test');
    expect(inert(inert('https://a.test'))).toBe('https[://]a.test');
    expect(inert('a@mail.test, 030 / 23')).toBe('a@mail.test, 030 / 23');
  });
});
