/** An operator teaches the program a forum: what a seller gives there stands in the signature of his posts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractionRule } from '../../src/model/derived/extraction-rule.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { FingerprintDocument } from '../../src/model/documents.ts';
import { documents, expectOneLine, holdData, run, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { serveHttp } from '../../testkit/egress/local-server.ts';

const MAIL = 'n.haldry@post.example';
const PHONE = '+44 20 7946 0812';

const post = (who: string, words: string, signature: string): string =>
  `<article class="comment msg"><header class=who>${who}</header><div class=words><p>${words}</p></div><p class=sig>${signature}</p></article>`;
/** The template of the forum, its advertisement included. */
const board = (title: string, posts: string): string =>
  `<html lang=en><head><title>${title} - Drillers Board</title></head><body>
  <div class=banner><a href="/">Drillers Board</a> <a href="/t/1">Pumps</a> <a href="/t/2">Bits</a> <a href="/t/3">Mud</a> <a href="/t/4">Rules</a></div>
  <div class=promo><a href="mailto:ads@promohouse.example">Promohouse Ltd</a></div>
  <h1>${title}</h1>${posts}<p class=foot>Posts belong to those who wrote them.</p></body></html>`;
const seller = (words: string): string =>
  post('haldry', words, `Haldry Drilling Tools, <span data-mail="${MAIL}">mail</span>, call <b>${PHONE}</b>`);
const PAGES: Readonly<Record<string, string>> = {
  'board.test/': board(
    'Market',
    post('ann', 'Two core barrels wanted, any thread, for a club that digs wells.', 'Ann'),
  ),
  'board.test/t/1': board(
    'Pumps',
    post('bert', 'Has anybody bought from haldry? The seals were fine for me.', 'Bert') +
      seller('Five triplex pumps have come in this week, three of them with new liners.'),
  ),
  'board.test/t/2': board(
    'Bits',
    post('eva', 'Bits for soft ground, anybody? A box or two would do.', 'Eva') +
      seller('Roller bits for soft ground, worn less than a third, sold by the box.'),
  ),
  'board.test/t/3': board('Mud', post('cleo', 'Which clay do you take for a slanted hole under a river?', 'Cleo')),
  'board.test/t/4': board(
    'Rules',
    post('dora', 'Be kind, sell what you have, and write in the thread that fits.', 'Dora, who keeps the board'),
  ),
};
const yard = (body: string): string =>
  `<html lang=en><head><title>Norrin Yard</title></head><body><header><a href="/">Norrin Yard</a> <a href="/goods">Goods</a> <a href="/contact">Contact</a></header><main>${body}</main><footer>E-mail: <a href="mailto:${MAIL}">${MAIL}</a> Phone: ${PHONE}</footer></body></html>`;
const SHOP: Readonly<Record<string, string>> = {
  'yard.test/': yard(
    '<h1>Norrin Yard</h1><p>Lifting gear and winches, tested before they leave our gate, from one hand.</p>',
  ),
  'yard.test/goods': yard(
    '<h1>Goods</h1><p>Winches of two to nine tonnes, shackles, and slings cut to length while you wait.</p>',
  ),
  'yard.test/contact': yard('<h1>Contact</h1><p>Our gate is open from seven to four.</p>'),
};

/** The example of the documentation. */
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'extraction-rules.md'), 'utf8');
const [, example = ''] = /```json\n([^`]*)```/.exec(page) ?? [];
const RULES = JSON.parse(example.replaceAll('board.example', 'board.test')) as ExtractionRule[];

const folder = temporaryFolder();
holdData(join(folder.path, '.revenant'));
let server: Awaited<ReturnType<typeof serveHttp>>;
let live: string[];
const environment = { REVENANT_EXTRACTION_RULES: 'rules.json' };
const cli = (args: readonly string[], env: Record<string, string> = {}) => runHere(args, folder.path, env);

beforeAll(async () => {
  server = await serveHttp((request, response) => {
    const page = { ...PAGES, ...SHOP }[`${request.headers.host?.split(':')[0]}${request.url}`];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(page ?? '');
  });
  live = ['--resolve', `*:80:127.0.0.1:${server.port}`, '--browser', 'never', '--delay', '0'];
  writeFileSync(join(folder.path, 'rules.json'), JSON.stringify(RULES));
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

const matchOf = (stdout: string): Match => documents<Match>(stdout, 'revenant.match-1')[0] as Match;
const mailRow = ({ evidence }: Match) => evidence.find(({ signal }) => signal === 'contact-email');

describe('extraction rules', () => {
  it('show in a fingerprint what each found, and that an advertisement is not read', async () => {
    const ended = await cli(['fingerprint', 'http://board.test/', ...live], environment);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(
      /extraction rules:\n +email: \.msg:has.* attribute data-mail: 2 elements\n +phone: .*: 2 elements\n +text: .*: 2 elements\n +ignore: \.promo: 5 elements/,
    );
    expect(ended.stdout).not.toMatch(/promohouse/i);
    expect((await cli(['fingerprint', 'http://board.test/', ...live])).stdout).toMatch(/promohouse/i);
    const json = await cli(['fingerprint', 'http://board.test/', '--json', ...live], environment);
    const [document] = documents<FingerprintDocument>(json.stdout, 'revenant.fingerprint-1');
    expect(document?.rules?.map(({ found }) => found)).toEqual([2, 2, 2, 5]);
  });

  it('make a comparison find the seller, and say that the operator said so', async () => {
    const compare = ['compare', 'http://board.test/', 'http://yard.test/', '--json', '--quiet', ...live];
    const [without, under] = [matchOf((await cli(compare)).stdout), matchOf((await cli(compare, environment)).stdout)];
    expect(without.verdict).not.toMatch(/likely|strong/);
    expect(under.verdict).toMatch(/likely|strong/);
    expect(mailRow(under)?.left).toMatchObject({
      value: MAIL,
      proof: 'rule',
      selector: expect.stringContaining('span'),
    });
    const text = await cli(['compare', 'http://board.test/', 'http://yard.test/', ...live], environment);
    expect(text.stdout.replace(/\s+/g, ' ')).toContain(
      'An extraction rule of the operator names it as the site’s own.',
    );
    expect(text.stdout.replace(/\s+/g, ' ')).toMatch(/read under extraction rules [0-9a-f]{12}/);
  });

  it('work in a crawl and in a saved page, and a bundle is verified without them', async () => {
    // A process of its own, as every user has: the file is read from its environment, and its readers get the rules.
    const crawl = await run(
      ['crawl', 'http://board.test/', 'http://yard.test/', '--new', ...live],
      folder.path,
      environment,
    );
    expect(crawl.code, crawl.stderr).toBe(0);
    const found = matchOf((await cli(['matches', 'list', '--json'])).stdout);
    expect(mailRow(found)?.left.proof === 'rule' || mailRow(found)?.right.proof === 'rule').toBe(true);
    expect((await cli(['export', found.id, '--out', 'found.wacz', '--quiet'])).code).toBe(0);
    const verified = await cli(['verify', 'found.wacz']);
    expect(verified.stdout).toMatch(/match \w{64}: same; read again/);
    expect(verified.code).toBe(0);
    const saved = `<!-- saved from url=(0021)http://board.test/t/2 -->${PAGES['board.test/t/2']}`;
    writeFileSync(join(folder.path, 'saved.html'), saved);
    const read = await cli(['fingerprint', 'saved.html'], environment);
    expect(read.stdout).toMatch(/email: .*: 1 element\n/);
    expect(read.stdout).toContain(MAIL);
  });

  it('stop the program in one line that names the rule, where one is wrong', async () => {
    writeFileSync(join(folder.path, 'wrong.json'), JSON.stringify([RULES[0], { ...RULES[1], selector: '.sig:bold' }]));
    const ended = await cli(['fingerprint', 'http://board.test/', ...live], {
      REVENANT_EXTRACTION_RULES: 'wrong.json',
    });
    expect(ended.code).not.toBe(0);
    expectOneLine(
      ended,
      /the extraction rules in wrong\.json are not usable: rule 2: selector "\.sig:bold": Unknown pseudo-class :bold/,
    );
  });
});
