import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../src/capture/find-browser.ts';
import { Match } from '../src/model/match.ts';

const main = join(import.meta.dirname, '..', 'dist', 'src', 'cli', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'revenant-example-'));
const report = join(folder, 'data', 'report.html');
const PREDECESSOR = 'qiruntuo-chem.example';
const SUCCESSOR = 'panmulan-chem.example';
let matches: Match[] = [];

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [main, 'example', '--json', '--quiet', '--data', join(folder, 'data')],
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

describe('the example case', () => {
  it('flags the successor of the listed company as strong, in the right direction', () => {
    const found = matches.find((match) => between(match, PREDECESSOR, SUCCESSOR));
    expect(found).toMatchObject({ verdict: 'strong', left: { entity: { id: 'hanbei-qiruntuo' } } });
    const towards = found?.right.site === SUCCESSOR ? 'left-to-right' : 'right-to-left';
    expect(found?.succession.direction).toBe(towards);
    expect(found?.succession.reasons.length).toBeGreaterThan(0);
  });

  it('finds what was forgotten: the old e-mail address, the pictures, the menu, the copyright line of other languages', () => {
    const found = matches.find((match) => between(match, PREDECESSOR, SUCCESSOR));
    const rows = new Map(found?.evidence.map((row) => [row.signal, row]));
    expect([...rows.keys()]).toEqual(
      expect.arrayContaining(['contact-email', 'images', 'navigation', 'copyright-owner', 'body-text']),
    );
    const owner = rows.get('copyright-owner');
    const successors = owner?.left.url.includes(SUCCESSOR) ? owner.left : owner?.right;
    expect(successors?.url).toMatch(/\/(ru|pt)\//);
  });

  it('accuses no bystander: whatever is flagged is the successor itself', () => {
    const flagged = matches.filter(({ verdict }) => verdict === 'likely' || verdict === 'strong');
    const others = flagged.filter(({ left, right }) => ![left.site, right.site].includes(SUCCESSOR));
    expect(others.map(({ left, right }) => `${left.site} ${right.site}`)).toEqual([]);
    const company = [
      'norrvik',
      'tessalune',
      'calder',
      'baolite',
      'pellworm',
      'marchetti',
      'harbour',
      'wickerby',
      'lapidus',
    ];
    const accused = flagged.filter(({ left, right }) =>
      company.some((name) => `${left.site}${right.site}`.includes(name)),
    );
    expect(accused).toEqual([]);
  });

  it('gives every row both values, places and captures, and rows that add up to the weight', () => {
    for (const match of matches) {
      const rows = [...match.evidence, ...match.against];
      expect(rows.reduce((sum, row) => sum + row.weight, 0)).toBeCloseTo(match.weight, 6);
      for (const row of rows) {
        for (const side of [row.left, row.right]) {
          expect(side.value && side.quote && side.url && side.selector && side.capture).toBeTruthy();
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
          .getByText(/only a person can confirm/)
          .first()
          .isVisible(),
      ).resolves.toBe(true);
      expect(await page.locator('script, iframe, img[src^="http"], link[href^="http"]').count()).toBe(0);
      const wide = await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');
      expect(wide).toBe(true);
    } finally {
      await browser.close();
    }
  });
});
