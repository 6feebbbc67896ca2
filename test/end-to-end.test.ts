import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../src/capture/browser/find-browser.ts';
import { Match } from '../src/model/derived/match.ts';
import { Suggestion } from '../src/model/derived/suggestion.ts';
import { KEPT } from '../src/store/database/private-folder.ts';
import { runHere } from '../testkit/cli/run-cli.ts';
import { QUICK_CODE } from '../testkit/quick-code.ts';

const program = [...QUICK_CODE, join(import.meta.dirname, '..', 'dist', 'src', 'cli', 'main.js')];
const folder = mkdtempSync(join(tmpdir(), 'revenant-example-'));
const report = join(folder, 'data', 'report.html');
const PREDECESSOR = 'qiruntuo-chem.example';
const SUCCESSOR = 'panmulan-chem.example';
const PAGEBOOK = 'pagebook.example';
const OLD_NAME = 'Hanbei Qiruntuo Trading Co., Ltd.';
let matches: Match[] = [];

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...program, 'example', '--json', '--quiet', '--data', join(folder, 'data')],
    { maxBuffer: 1 << 26 },
  );
  matches = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { schema: string })
    .filter(({ schema }) => schema === 'revenant.match/1')
    .map((document) => Match.parse(document));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const between = (match: Match, a: string, b: string): boolean =>
  [match.left.site, match.right.site].sort().join() === [a, b].sort().join();

/** The match that the case is about, with the side of each of its rows that is the successor's. */
const theCase = (): Match => {
  const found = matches.find((match) => between(match, PREDECESSOR, SUCCESSOR));
  if (found === undefined) throw new Error('the case was not found');
  return found;
};
const rowOf = (match: Match, signal: string) => {
  const row = match.evidence.find((one) => one.signal === signal);
  if (row === undefined) throw new Error(`no row of ${signal}`);
  const sides = [row.left, row.right];
  return { ...row, old: sides[sides.length - 1 - newAt(match)], young: sides[newAt(match)] };
};
const newAt = (match: Match): 0 | 1 => (match.right.site === SUCCESSOR ? 1 : 0);

describe('the example case', () => {
  it('leaves nothing that the next one would not dare to remove', () => {
    const left = readdirSync(join(folder, 'data'));
    expect(left).toContain('names');
    expect(left.filter((name) => !KEPT.includes(name))).toEqual([]);
  });

  it('is not erased once a person has judged it', async () => {
    const data = join(folder, 'judged');
    cpSync(join(folder, 'data'), data, { recursive: true });
    const run = (...args: string[]) => runHere([...args, '--data', data], folder);
    await run('matches', 'review', theCase().id, '--judgement', 'positive', '--by', 'T. Ester', '--why', 'a trial');
    const again = await run('example', '--once');
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('add --new to erase it') });
    const { stdout } = await run('matches', 'show', theCase().id, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: theCase().id });
  });

  it('flags the successor of the listed company as strong, in the right direction and with its reasons', () => {
    const found = theCase();
    expect(found).toMatchObject({ verdict: 'strong', left: { entity: { id: 'hanbei-qiruntuo' } } });
    expect(found.succession.direction).toBe(newAt(found) === 1 ? 'left-to-right' : 'right-to-left');
    const reasons = found.succession.reasons.join('\n');
    expect(reasons).toContain('was dissolved (2021-09)');
    expect(reasons).toContain(`still carries the name of ${PREDECESSOR} where an owner’s name stands: ${OLD_NAME}`);
  });

  it('finds the old owner’s name on the Russian and the Portuguese pages, each with its language, words and address', () => {
    const row = rowOf(theCase(), 'residual-name');
    expect(row.level).toBe('identical');
    expect(row.weight).toBeGreaterThan(0);
    expect(row.note).toMatch(/^The Portuguese and Russian pages of panmulan-chem\.example name/);
    expect(row.note).toContain(
      `Portuguese: “© 2016-2021 ${OLD_NAME} Todos os direitos reservados.” on http://${SUCCESSOR}/pt/`,
    );
    expect(row.note).toContain(`Russian: “© 2016-2021 ${OLD_NAME} Все права защищены.” on http://${SUCCESSOR}/ru/`);
    expect(row.note).toContain('elsewhere that site calls itself Longxu Panmulan Import and Export Co., Ltd.');
    expect([row.old?.value, row.young?.value]).toEqual([OLD_NAME, OLD_NAME]);
    expect(row.young?.url).toMatch(/\/(ru|pt)\//);
  });

  it.each([
    ['contact-email', 'samples@qiruntuo-chem.example', '/samples.html'],
    ['messenger', 'wechat:qiruntuo_desk', '/contact.html'],
    ['street-address', 'Willow Lock Tower', '/pt/contact.html'],
    ['copyright-owner', 'Hanbei Qiruntuo Trading Co., Ltd.', '/ru/'],
    ['document-metadata', 'hanbei qiruntuo trading', '/files/lot-sheet-kojira.pdf'],
  ])('finds what was forgotten: %s', (signal, value, path) => {
    const { old, young } = rowOf(theCase(), signal);
    expect(old?.value).toContain(value);
    expect(young?.value).toContain(value);
    expect(young?.url).toBe(`http://${SUCCESSOR}${path}`);
  });

  it('finds the pictures, the menu and the words', () => {
    const signals = theCase().evidence.map(({ signal }) => signal);
    expect(signals).toEqual(expect.arrayContaining(['images', 'navigation', 'body-text']));
  });

  it('takes the social hop: from the old company’s page to the new site, and from the new channel back to the old name', () => {
    const hop = matches.find((match) => between(match, `${PAGEBOOK}/qiruntuo.chem`, SUCCESSOR));
    if (hop === undefined) throw new Error('the old page leads nowhere');
    const link = rowOf(hop, 'site-link');
    expect(link.old).toMatchObject({ value: `bio: ${SUCCESSOR}`, quote: `Our new site: ${SUCCESSOR}` });
    expect(hop.succession.direction).toBe(newAt(hop) === 1 ? 'left-to-right' : 'right-to-left');
    expect(hop.succession.reasons.join('\n')).toContain(`says that ${SUCCESSOR} is its new site`);
    const channel = matches.find((match) => between(match, 'tubelane.example/c/panmulan', SUCCESSOR));
    const post = channel?.evidence.find(({ signal }) => signal === 'social-posts');
    const told = [post?.left, post?.right].find((side) => side?.url.includes('tubelane'));
    expect(told?.value).toBe(`post: ${OLD_NAME} (2021-10-12)`);
    expect(told?.quote).toContain('Greetings to all old friends of Hanbei Qiruntuo Trading Co., Ltd.!');
  });

  it('finds the successor, its channel and its entry, which are on no list, by the links alone', async () => {
    const { stdout } = await runHere(['suggestions', 'list', '--json', '--data', join(folder, 'data')], folder);
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => Suggestion.parse(JSON.parse(line)))
      .filter(({ state, reasons }) => state === 'captured' && reasons[0]?.kind !== 'listed');
    expect(found.map(({ site, kind, reasons }) => [site, kind, reasons[0]?.kind, reasons[0]?.from])).toEqual([
      [SUCCESSOR, 'website', 'bio', `${PAGEBOOK}/qiruntuo.chem`],
      ['tubelane.example/c/panmulan', 'social-page', 'profile', SUCCESSOR],
      // That TradeQuay is a directory is known by another firm’s entry.
      ['tradequay.example/company/longxu-panmulan', 'trade-listing', 'profile', SUCCESSOR],
    ]);
  });

  it('accuses nobody else: flagged are the successor and its own entry in a directory', () => {
    const flagged = matches.filter(({ verdict }) => verdict === 'likely' || verdict === 'strong');
    const pairs = flagged.map(({ left, right }) => [left.site, right.site].sort().join(' and '));
    expect(pairs.sort()).toEqual([
      `${SUCCESSOR} and ${PREDECESSOR}`,
      `${SUCCESSOR} and tradequay.example/company/longxu-panmulan`,
    ]);
  });

  it('gives every row both values, quotations, places and captures, and rows that add up to the weight', () => {
    expect(matches.length).toBeGreaterThanOrEqual(4);
    for (const match of matches) {
      const rows = [...match.evidence, ...match.against];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.reduce((sum, row) => sum + row.weight, 0)).toBeCloseTo(match.weight, 6);
      for (const row of rows) {
        for (const side of [row.left, row.right]) {
          for (const field of ['value', 'quote', 'url', 'selector'] as const)
            expect(side[field], `${row.signal} ${field}`).not.toBe('');
          expect(side.capture, row.signal).toMatch(/^[0-9a-f]{64}$/);
        }
      }
    }
  });
});

describe.skipIf(findBrowser(undefined, process.env['PATH']) === null)('the report in a browser', () => {
  it('shows the finding, asks nothing of the network, and has nothing in it that runs', async () => {
    expect(existsSync(report)).toBe(true);
    const browser = await chromium.launch({
      executablePath: findBrowser(undefined, process.env['PATH']) ?? '',
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'],
    });
    try {
      const page = await browser.newPage();
      const asked: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => errors.push(message.text()));
      await page.goto(`file://${report}`);
      expect(asked).toEqual([`file://${report}`]);
      expect(errors).toEqual([]);
      await expect(page.getByText(PREDECESSOR).first().isVisible()).resolves.toBe(true);
      await expect(
        page
          .getByText(/Only a person can confirm/)
          .first()
          .isVisible(),
      ).resolves.toBe(true);
      for (const said of [
        `${SUCCESSOR} would be the successor of ${PREDECESSOR}.`,
        /The Portuguese and Russian pages of panmulan-chem\.example name/,
        /Company names that the site carries anywhere/,
      ])
        await expect(page.getByText(said).first().isVisible()).resolves.toBe(true);
      expect(await page.locator('script, iframe, img[src^="http"], link[href^="http"]').count()).toBe(0);
      const wide = await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
      expect(wide).toBe(true);
    } finally {
      await browser.close();
    }
  });
});
