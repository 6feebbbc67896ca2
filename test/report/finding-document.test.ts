import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/capture/browser/find-browser.ts';
import { printPdf } from '../../src/capture/browser/print-pdf.ts';
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import { type Paper, plainOf } from '../../src/report/document.ts';
import { documentHtml } from '../../src/report/document-html.ts';
import { briefOf, reportOf, stampOf } from '../../src/report/finding-document.ts';
import { FACTS, largeFacts } from '../../testkit/report/example-facts.ts';
import { JUDGED_BEFORE, MATCH } from '../../testkit/report/example-match.ts';

const executable = findBrowser(process.env['REVENANT_BROWSER_PATH'], process.env['PATH']);

/** All words of a paper. */
function textOf({ sections }: Paper): string {
  return sections
    .flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) => {
        if (block.kind === 'text') return [plainOf(block.line)];
        if (block.kind === 'list') return block.items.map(plainOf);
        if (block.kind === 'answer') return [block.word, block.bits, ...block.lines.map(plainOf)];
        return block.kind === 'table' ? block.rows.flat(2).map(plainOf) : [];
      }),
    ])
    .join('\n');
}

describe('a report', () => {
  it('says the verdict, every reason, what speaks against, and how to check it', () => {
    const text = textOf(reportOf(FACTS));
    for (const { note, left } of MATCH.evidence.filter(({ weight }) => weight !== 0))
      for (const part of [note, left.value]) expect(text).toContain(part);
    for (const part of [...MATCH.innocent, 'The sides give different registration numbers', 'strong', '24.7 bits'])
      expect(text).toContain(part);
    expect(text).toContain(`revenant verify match-${MATCH.id.slice(0, 12)}.wacz`);
  });

  it('has a custody sheet of what verify checks: finding, captures, signature, time stamp, bundle', () => {
    const sheet = reportOf(FACTS).sections.find(({ title }) => title.startsWith('Custody'));
    const text = textOf({ ...reportOf(FACTS), sections: sheet === undefined ? [] : [sheet] });
    const { custody } = FACTS;
    const digests = [
      custody.match.digest,
      ...custody.visits.flatMap(({ digest, home }) => [digest, home?.digest ?? '']),
    ];
    for (const part of [...digests, custody.checkpoint?.root ?? '', 'entry 12', 'An authority', MATCH.background])
      expect(text).toContain(part);
    const entry = { seq: 12, at: FACTS.madeAt, digest: 'other' };
    const changed = { ...FACTS, custody: { ...custody, match: { ...custody.match, entry } } };
    expect(textOf(reportOf(changed))).toContain('STORED OTHERWISE THAN LOGGED');
    const bare = { ...custody, checkpoint: null, stamp: null, exported: null };
    expect(textOf(reportOf({ ...FACTS, custody: bare }))).toMatch(/not signed yet[\s\S]*no authority is set/);
  });

  it('says in its stamp that nobody judged it, and else what the latest judgement was', () => {
    const judged = (...said: Judgement['judgement'][]) => said.map((judgement) => ({ ...JUDGED_BEFORE, judgement }));
    expect(stampOf(FACTS)).toMatchObject({ isReviewed: false, text: expect.stringContaining('NOT REVIEWED') });
    expect(stampOf({ judgements: judged('positive', 'negative'), review: null }).text).toContain('REJECTED');
    expect(stampOf({ judgements: judged('positive'), review: 'proposed' }).text).toContain('PROPOSED');
    expect(textOf(briefOf(FACTS))).toContain('Not reviewed. No person has judged this finding.');
    const text = textOf(briefOf({ ...FACTS, judgements: [JUDGED_BEFORE] }));
    for (const part of [JUDGED_BEFORE.by, JUDGED_BEFORE.why, '1 Oct 2025']) expect(text).toContain(part);
  });

  it('folds what does not fit into a line that says where it is', () => {
    const text = textOf(reportOf(largeFacts('words ')));
    expect(text).toMatch(/And \d+ more rows, in the bundle \(match-\w{12}\.wacz, evidence\/report\.html\)\./);
    expect(text).toMatch(/And \d+ more pairs of pictures, in the bundle/);
    expect(text).toMatch(/6 earlier judgements/);
  });
});

const SIGNS = [
  ['words', 'internationalisation '],
  ['digits', '0123456789abcdef'],
  ['wide letters', 'W'],
  ['Han', '漢字'],
  ['overrides', '\u202eab\u0000'],
] as const;

describe.skipIf(executable === null)('printed (skipped without Chromium)', () => {
  const pagesOf = async (paper: Paper): Promise<number> => {
    const pdf = await printPdf(executable, documentHtml({ title: 'A finding', papers: [paper] }));
    return pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length ?? 0;
  };

  it.each([['an ordinary finding', null] as const, ...SIGNS])(
    'has one page as a brief and six at most as a report: %s',
    async (_, sign) => {
      const facts = sign === null ? FACTS : largeFacts(sign);
      expect(await pagesOf(briefOf(facts))).toBe(1);
      const pages = await pagesOf(reportOf(facts));
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThanOrEqual(6);
    },
  );
});
