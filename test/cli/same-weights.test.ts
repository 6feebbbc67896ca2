/**
 * One pair by every door: list before crawl, crawl before list, one command, a saved copy, a comparison,
 * the desk and a bundle. Under one background and attribution all say the same, row by row.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Settings } from '../../src/config.ts';
import { openDesk } from '../../src/desk/desk.ts';
import type { VerificationDocument } from '../../src/model/decisions/evidence.ts';
import type { Match, MatchSide } from '../../src/model/derived/match.ts';
import { openServices } from '../../src/services.ts';
import { documents, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { refusingPort } from '../../testkit/egress/local-server.ts';
import { type GeneratedWorld, generatedAnswers, hostOf, startGeneratedWorld } from '../../testkit/generated-world.ts';

const [LISTED, SUCCESSOR, STRANGER] = [0, 1, 2].map(hostOf);
const PAGES = {
  ...{ 'index.html': '/', 'about.html': '/about.html', 'products.html': '/products.html' },
  ...{ 'contact.html': '/contact.html', 'photo.png': '/photo.png' },
};
const KEY = 'k'.repeat(32);
const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let world: GeneratedWorld;
let closed: Awaited<ReturnType<typeof refusingPort>>;

/** Every command by itself, as a person gives them; a data folder for each order of events. */
const cli = async (data: string, ...args: readonly string[]): Promise<string> => {
  const ended = await runHere([...args, '--json', '--data', at(data)], folder.path);
  expect(ended.code, ended.stderr).toBe(0);
  return ended.stdout;
};
const live = (): string[] => [
  ...['--resolve', `*:80:127.0.0.1:${world.port}`, '--resolve', `*:443:127.0.0.1:${closed.port}`],
  ...['--browser', 'never'],
];

const sideOf = ({ site, entity, attribution }: MatchSide) => ({
  site,
  entity: entity?.id ?? null,
  why: attribution?.why ?? null,
});

/** What a finding says, without the ids and times of its visits. */
function sayingOf({ model, verdict, weight, evidence, against, left, right }: Match) {
  const sides = [sideOf(left), sideOf(right)].sort((one, other) => one.site.localeCompare(other.site));
  const rows = [...evidence, ...against].map(({ signal, level, weight: bits }) => `${signal} ${level} ${bits}`).sort();
  return { model, verdict, weight, rows, sides };
}

async function findingOf(data: string): Promise<Match> {
  const found = documents<Match>(await cli(data, 'matches', 'list'), 'revenant.match-1');
  const pair = found.filter(({ left, right }) => [left.site, right.site].sort().join() === `${LISTED},${SUCCESSOR}`);
  expect(pair).toHaveLength(1);
  return pair[0] as Match;
}

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 3, twins: { 1: 0 } });
  closed = await refusingPort();
  writeFileSync(at('watch.csv'), `id,name,website\nold,"Hanlu Baotian Trading Co., Ltd.",${LISTED}\n`);
  writeFileSync(at('sellers.txt'), `${SUCCESSOR}\n${STRANGER}\n`);
  writeFileSync(at('all.txt'), `${LISTED}\n${SUCCESSOR}\n${STRANGER}\n`);
  await cli('first', 'entities', 'import', 'watch.csv');
  await cli('first', 'crawl', 'sellers.txt', ...live());
});
afterAll(async () => {
  await world.close();
  await closed.close();
  folder.remove();
});

describe('a pair of a listed site and its successor', () => {
  it('weighs the same if the list comes first, with the crawl, or later', async () => {
    await cli('at-once', 'crawl', 'watch.csv', 'sellers.txt', ...live());
    await cli('later', 'crawl', 'all.txt', ...live());
    const unlisted = await findingOf('later');
    expect(unlisted.left.entity ?? unlisted.right.entity).toBeNull();
    await cli('later', 'entities', 'import', 'watch.csv');
    const first = sayingOf(await findingOf('first'));
    expect(first).toMatchObject({ verdict: 'strong', sides: [{ entity: 'old', why: 'list' }, { entity: null }] });
    expect(sayingOf(await findingOf('at-once'))).toEqual(first);
    expect(sayingOf(await findingOf('later'))).toEqual(first);
  });

  it('weighs the same when compared on demand with the counts of the crawl', async () => {
    const found = await findingOf('first');
    const pair = [LISTED ?? '', SUCCESSOR ?? ''];
    const said = await cli('first', 'compare', ...pair, '--background', found.background, ...live());
    const [compared] = documents<Match>(said, 'revenant.match-1');
    // `compare` reads no list: whose site it is, is not said, and no bit depends on it.
    const sides = [LISTED, SUCCESSOR].map((site) => ({ site, entity: null, why: null }));
    expect(compared && sayingOf(compared)).toEqual({ ...sayingOf(found), sides });
  });

  it('weighs the same if the listed site is gone and a saved copy stands in the list', async () => {
    mkdirSync(at('copy'));
    for (const [name, path] of Object.entries(PAGES)) {
      const { body } = await generatedAnswers()(0, path);
      writeFileSync(join(at('copy'), name), body);
    }
    const captures = [{ path: 'copy', url: `http://${LISTED}/`, at: '2024-05-01' }];
    const entities = [{ id: 'old', names: ['Hanlu Baotian Trading Co., Ltd.'], captures }];
    writeFileSync(at('watch.json'), JSON.stringify({ schema: 'revenant.watchlist/1', entities }));
    await cli('saved', 'crawl', 'watch.json', 'sellers.txt', ...live());
    const { sides, ...rest } = sayingOf(await findingOf('saved'));
    const { sides: _, ...first } = sayingOf(await findingOf('first'));
    expect(sides).toMatchObject([{ entity: 'old', why: 'capture' }, { entity: null }]);
    expect(rest).toEqual(first);
  });

  it('is shown with the same weight by `matches show` and by the desk', async () => {
    const found = await findingOf('first');
    const [shown] = documents<Match>(await cli('first', 'matches', 'show', found.id), 'revenant.match-1');
    expect(shown).toEqual(found);
    const services = await openServices(Settings.parse({ data: at('first') }));
    const desk = await openDesk(services, { host: '127.0.0.1', port: 0, key: KEY });
    try {
      const answer = await fetch(`${desk.base}/api/v1/findings/${found.id}`, {
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect(sayingOf((await answer.json()) as Match)).toEqual(sayingOf(found));
    } finally {
      await desk.close();
      await services.close();
    }
  });

  it('is recomputed from the bytes of its bundle, with the attribution that it was found under', async () => {
    const found = await findingOf('first');
    await cli('first', 'export', found.id, '--out', 'found.wacz');
    const { stdout } = await runHere(['verify', 'found.wacz', '--json'], folder.path);
    const [verified] = documents<VerificationDocument>(stdout, 'revenant.verification-1');
    expect(verified).toMatchObject({ ok: true, verdict: { outcome: 'same', differences: [] } });
  });
});
