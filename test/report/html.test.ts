import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_WORDS } from '../../src/flow/sentences.ts';
import { evidenceDigest } from '../../src/model/derived/evidence-digest.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { matchReport, runReport } from '../../src/report/html.ts';
import { matchText } from '../../src/report/terminal.ts';
import { JUDGED_BEFORE, MATCH, STANDING } from '../../testkit/report/example-match.ts';

const META = { title: 'A run', run: 'r'.repeat(64), at: '2026-01-03T00:00:00.000Z' };
const ALLOWED =
  /^(?:html|head|meta|title|style|body|main|p|h1|h2|h3|section|article|div|span|small|b|br|bdi|code|blockquote|dl|dt|dd|ul|li|table|thead|tbody|tr|th|td|details|summary|a|img|figure|figcaption|mark|u|svg|g|rect|line|text)$/;

/** The same match with every free string replaced. */
function poisoned(text: string): Match {
  const side = { value: text, quote: text, url: text, selector: text, capture: text };
  const shared = { count: 9, items: [{ left: side, right: { ...side, value: `${text} 2`, quote: `x ${text}` } }] };
  const spoil = (rows: Match['evidence']) =>
    rows.map((row) => ({ ...row, left: side, right: side, note: text, shared }));
  const entity = { id: text, name: text };
  return {
    ...MATCH,
    left: { ...MATCH.left, input: text, site: text, entity },
    right: { ...MATCH.right, input: text, site: text },
    evidence: spoil(MATCH.evidence),
    against: spoil(MATCH.against),
    candidateKeys: [text],
    innocent: [text],
    succession: { direction: 'undirected', reasons: [text] },
  };
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>1</script>',
    '</title><svg onload=1>',
    '${7*7}`{{7*7}}',
    '\u202eelpmaxe\u202c',
    '\u001b]8;;http://a.test\u0007',
    ']]><!--',
    'https://tracker.test/a.png',
  ),
);

describe('matchReport', () => {
  it('says beside the verdict who would be the successor, and with a row what its signal is', () => {
    const sentences = new Map([['residual-name', 'Names that were left behind.']]);
    const $ = load(matchReport(MATCH, { sentences }));
    expect($('.verdict').text()).toContain(`would be the successor of ${MATCH.left.site}.`);
    expect($('.row .sentence').text()).toBe('Names that were left behind.');
  });

  it('shows every value, quote, address and selector of the rows, with bits that add up', () => {
    const $ = load(matchReport(MATCH));
    const text = $('body').text();
    for (const row of [...MATCH.evidence, ...MATCH.against]) {
      for (const { value, url, selector } of [row.left, row.right]) {
        for (const part of [value, url, selector]) expect(text).toContain(part);
      }
      expect(text).toContain(row.note);
    }
    const bits = $('.row .bits')
      .toArray()
      .map((node) => Number($(node).text().replace('−', '-').replace('bits', '')));
    expect(Math.round(bits.reduce((sum, one) => sum + one, 0) * 10) / 10).toBe(MATCH.weight);
    for (const reason of [...MATCH.succession.reasons, ...MATCH.innocent]) expect(text).toContain(reason);
    expect(text).toContain('Only a person can confirm the result');
  });

  it('asks for nothing from anywhere and lets nothing run', () => {
    const page = matchReport(MATCH);
    const $ = load(page);
    expect($('script, link, iframe, object, embed, base, form').length).toBe(0);
    expect($('[src], [href], [style]').length).toBe(0);
    const policy = $('meta[http-equiv="Content-Security-Policy"]').attr('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('shows pictures, whose address is escaped', () => {
    const digest = MATCH.evidence[0]?.left.value ?? '';
    const address = 'data:image/png;base64,iVBORw0KGgo=" onerror="1';
    const $ = load(matchReport(MATCH, { pictures: new Map([[digest, address]]) }));
    expect($('img').length).toBeGreaterThan(0);
    for (const node of $('img').toArray()) expect($(node).attr()).toMatchObject({ src: address });
    expect($('[onerror]').length).toBe(0);
  });

  it('takes no markup, handler, style or deceiving character from any value', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const match = poisoned(text);
        const said = { latin: text, translated: text };
        const glosses = new Map([text, `x ${text}`].map((one) => [one, said]));
        const words = new Map([['contact-email', { noun: [text, text] as const, rowName: text }]]);
        const options = { marked: true, words, glosses, sentences: new Map([['contact-email', text]]) };
        for (const page of [
          matchReport(match),
          runReport([match], META),
          matchReport(match, options),
          runReport([match], META, options),
        ]) {
          const $ = load(page);
          for (const node of $('*').toArray()) {
            if (!('attribs' in node)) continue;
            expect(node.name).toMatch(ALLOWED);
            for (const name of Object.keys(node.attribs)) {
              expect(name).toMatch(
                /^(?:class|id|lang|charset|http-equiv|content|name|open|href|viewbox|role|aria-\w+|x|y|x1|x2|y1|y2|rx|width|height|text-anchor)$/i,
              );
            }
          }
          for (const node of $('[href]').toArray()) expect($(node).attr('href')).toMatch(/^#match-\d+$/);
          expect($('body').text()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing about a probability where nothing was compared', () => {
    const match: Match = { ...MATCH, verdict: 'not-comparable', weight: 0, evidence: [], against: [] };
    const $ = load(matchReport(match));
    expect($('svg').length).toBe(0);
    expect($('body').text()).not.toContain('Probability');
  });
});

describe('matchReport of a finding that was heavier once', () => {
  const text = (options: Parameters<typeof matchReport>[1]) => load(matchReport(MATCH, options))('main').text();

  it('says what it was, until when, what is gone, and that it was judged on other evidence', () => {
    const shown = text({ standing: STANDING, judgements: [JUDGED_BEFORE] });
    expect(shown).toContain(
      'Its best was strong, 49.1 bits, seen until 27 Nov 2025 08:16 UTC. Weaker since: 49.1 → 24.7 bits: one e-mail address and one picture gone.',
    );
    expect(shown).toContain(
      'Judged on 49.1 bits (strong); this evidence is 24.7 bits (strong): one e-mail address and one picture gone.',
    );
  });

  it('says nothing of the kind of one that is at its best, or was judged as it stands', () => {
    const { verdict, weight, model } = MATCH;
    const judged = { verdict, weight, model, match: 'd0'.repeat(32), evidence: evidenceDigest(MATCH) };
    const shown = text({ standing: { ...STANDING, weaker: null }, judgements: [{ ...JUDGED_BEFORE, judged }] });
    expect(shown).not.toMatch(/Weaker|Judged on/);
    // Nobody noted what was judged.
    const { judged: _, ...before } = JUDGED_BEFORE;
    expect(text({ judgements: [before] })).not.toMatch(/Judged on/);
    // Other evidence of the same weight is other evidence.
    const other = text({ judgements: [{ ...JUDGED_BEFORE, judged: { ...judged, evidence: 'e0'.repeat(32) } }] });
    expect(other).toContain('Judged on 24.7 bits (strong); this evidence is 24.7 bits (strong).');
  });
});

describe('matchReport of special pairs', () => {
  const page = (match: Match) => load(matchReport(match))('body').text();

  it('counts the keys and shows five that can be read, the rest folded away, digests not at all', () => {
    const mails = Array.from({ length: 7 }, (_, i) => `contact-email:box${i}@mail.test`);
    const bands = Array.from({ length: 300 }, (_, i) => `images:0:${i.toString(16).padStart(4, '0')}`);
    const $ = load(matchReport({ ...MATCH, candidateKeys: [...mails, ...bands] }));
    expect($('body').text()).toContain('307 shared keys, 300 digests of text, pictures or markup among them');
    expect($('dd details[open]').length).toBe(0);
    expect($('dd details').text()).toContain('box6@mail.test');
    expect($('dd > .mono').text().split(' · ')).toHaveLength(5);
    expect($('body').text()).not.toContain('images:0:');
  });

  it('calls a saved page of unknown address by its path', () => {
    const site = 'saved-0123456789ab.invalid';
    const evidence = MATCH.evidence.map((row) => ({ ...row, right: { ...row.right, url: `http://${site}/` } }));
    const right = { ...MATCH.right, site, input: 'pages/new.html' };
    const match: Match = { ...MATCH, evidence, right };
    expect(matchText(match, { color: false, width: 100 }, ROW_WORDS)).not.toContain(site);
    for (const html of [matchReport(match), runReport([match], META)]) {
      expect(html).not.toContain(site);
      expect(load(html)('.side .site').text()).toContain('pages/new.html');
    }
  });

  it('says when both sides are one site', () => {
    expect(page({ ...MATCH, right: { ...MATCH.left, visit: 'other' } })).toContain('the same site, captured twice');
    expect(page({ ...MATCH, right: MATCH.left })).toContain('one and the same site');
    expect(page(MATCH)).not.toContain('same site');
  });

  it('shows the words at the place of a digest, and the digest in small print', () => {
    const digest = '6aef1c4a'.repeat(8);
    const [first, ...rest] = MATCH.evidence;
    if (first === undefined) throw new Error('no row');
    const side = { ...first.left, value: digest, quote: 'https://old.test/files/yard.jpg?v=2' };
    const $ = load(matchReport({ ...MATCH, evidence: [{ ...first, left: side, right: side }, ...rest] }));
    expect($('.found .value').first().text()).toBe('yard.jpg');
    expect($('.found .where').first().text()).toContain(digest);
  });
});

describe('runReport', () => {
  it('says once that only a person can confirm it, and not with the word of a verdict', () => {
    const text = load(runReport([MATCH, { ...MATCH, id: '2'.repeat(64) }], META))('body').text();
    expect(text.match(/Only a person can confirm/g)).toHaveLength(1);
    expect(text).not.toMatch(/is a lead/i);
  });

  it('puts the strongest first, each with its own part of the page', () => {
    const lead: Match = {
      ...MATCH,
      id: '1'.repeat(64),
      verdict: 'lead',
      weight: 9,
      right: { ...MATCH.right, site: 'lead.test' },
    };
    const $ = load(runReport([lead, MATCH], META));
    expect($('tbody tr').first().text()).toContain(MATCH.right.site);
    expect($('details').length).toBe(2);
    for (const node of $('tbody a').toArray()) expect($($(node).attr('href') ?? '').length).toBe(1);
    expect($('body').text()).toContain('1 flagged of 2 pairs');
  });

  it('says so when there is nothing', () => {
    expect(load(runReport([], META))('body').text()).toContain('No pair of sites shared enough');
  });
});
