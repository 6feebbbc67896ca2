import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hintsOfInputs } from '../../src/cli/archive-flags.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { FingerprintDocument, VisitDocument } from '../../src/model/documents.ts';
import { documents, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { inventShop, type Shop } from '../../testkit/formats/shop.ts';
import { chromiumHar, firefoxHar } from '../../testkit/formats/write-har.ts';
import { officeMhtml } from '../../testkit/formats/write-mhtml.ts';
import { singleFile } from '../../testkit/formats/write-saved.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let shop: Shop;

beforeAll(async () => {
  shop = await inventShop();
  writeFileSync(at('shop.har'), chromiumHar(shop));
  writeFileSync(at('bare.har'), firefoxHar(shop, false));
  writeFileSync(at('shop.mht'), officeMhtml(shop, '/'));
  writeFileSync(at('shop.html'), singleFile(shop, '/'));
  writeFileSync(
    at('nameless.html'),
    '<html><title>Pens</title><p>Pens and quills in bulk, sent within a day to every town.',
  );
});
afterAll(folder.remove);

describe('archives of other forms', () => {
  it('are fingerprinted at the address and time that the user says', async () => {
    const ended = await runHere(
      ['fingerprint', 'shop.mht', '--url', 'http://said.example/', '--at', '2019-06', '--json'],
      folder.path,
    );
    expect(ended.code).toBe(0);
    const [document] = documents<FingerprintDocument>(ended.stdout, 'revenant.fingerprint-1');
    expect(document).toMatchObject({ site: 'said.example', capturedAt: '2019-06-01T00:00:00.000Z', pages: 1 });
  });

  it('are compared, each with what was said of it', async () => {
    const ended = await runHere(
      [
        'compare',
        'shop.har',
        'shop.mht',
        '--url',
        'http://tarnwick-felt.example/',
        '--url',
        'http://said.example/',
        '--json',
      ],
      folder.path,
    );
    const [match] = documents<Match>(ended.stdout, 'revenant.match-1');
    expect(match).toMatchObject({
      verdict: 'likely',
      left: { site: 'tarnwick-felt.example' },
      right: { site: 'said.example' },
    });
  });

  it('are shown without a date where nobody says one', async () => {
    const ended = await runHere(
      [
        'compare',
        'shop.html',
        'nameless.html',
        ...['tarnwick-felt', 'pens'].flatMap((host) => ['--url', `http://${host}.example/`]),
      ],
      folder.path,
    );
    expect(ended.stdout).toContain('30 Jun 2021');
    expect(ended.stdout).toContain('unknown time');
    expect(ended.stdout).not.toContain('1970');
  });

  it('are imported, and what is no good is one line and exit code 3', async () => {
    const ended = await runHere(
      ['import', 'shop.har', 'shop.html', 'bare.har', '--json', '--data', at('data')],
      folder.path,
    );
    expect(ended.code).toBe(3);
    const visits = documents<VisitDocument>(ended.stdout, 'revenant.visit-1');
    expect(visits.map(({ site, pages, startedAt }) => [site, pages, startedAt?.slice(0, 10)])).toEqual([
      ['tarnwick-felt.example', 5, '2021-06-30'],
      ['tarnwick-felt.example', 1, '2021-06-30'],
    ]);
    expect(ended.stderr.trimEnd()).toMatch(/bare\.har holds no readable page.*export again with contents/);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('--url and --at', () => {
  it('go to the files in their order, web addresses passed over', () => {
    expect(hintsOfInputs(['https://a.example/', 'b.html'], { url: ['http://b.example/'], at: ['2020'] })).toEqual([
      {},
      { url: 'http://b.example/', at: '2020' },
    ]);
    expect(hintsOfInputs(['a.html', 'b.html'], { url: ['http://a.example/', 'http://b.example/'] })).toEqual([
      { url: 'http://a.example/' },
      { url: 'http://b.example/' },
    ]);
    expect(hintsOfInputs(['a.html', 'b.html'], {})).toEqual([{}, {}]);
  });

  it.each([
    [['a.html', 'b.html'], { url: ['http://a.example/'] }, /--url was given 1 time for 2 files/],
    [['https://a.example/', 'https://b.example/'], { at: ['2020'] }, /no file was given/],
    [['a.html'], { at: ['soon'] }, /not a date: soon/],
    [['a.html'], { url: ['http://ada:secret@a.example/'] }, /user name or password/],
  ])('%j %j are refused where it is not clear what is meant', (inputs, flags, message) => {
    expect(() => hintsOfInputs(inputs, flags)).toThrow(message);
  });
});
