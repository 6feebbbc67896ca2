/**
 * An archive that a person hands in can be written to frame a site: it alerts nobody until a
 * capture of ours agrees.
 */
import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkerContext } from '../../../src/flow/crawl/claims.ts';
import { importArchive, openCrawl } from '../../../src/flow/crawl/open-crawl.ts';
import { captureTarget, fingerprintTarget, screenTarget } from '../../../src/flow/crawl/pipeline.ts';
import { advanceRun } from '../../../src/flow/crawl/run-progress.ts';
import { standingsOf } from '../../../src/flow/standings.ts';
import { isFlagged, type Match } from '../../../src/model/derived/match.ts';
import { Entity } from '../../../src/model/facts/seed.ts';
import { verdictText } from '../../../src/report/wording.ts';
import { withValues } from '../../../src/watchlist/own/own-list.ts';
import { writePackage } from '../../../testkit/archive/package-fixture.ts';
import { writeWarc } from '../../../testkit/archive/write-warc.ts';
import { OPTIONS, openWorkshop, type Workshop } from '../../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, hostOf, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const [INNOCENT, OWNER, SIGNED, SEED, TRUE, COPIED] = [1, 2, 3, 4, 5, 6];
const MAILBOX = 'lena@quillmoor-works.example';
const LINE = `<p>E-mail: <a href="mailto:${MAILBOX}">${MAILBOX}</a></p>`;
const context: WorkerContext = { id: 'w1', alone: false, signal: new AbortController().signal, working: new Set() };
const folder = mkdtempSync(join(tmpdir(), 'revenant-handed-in-'));
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const key = publicKey.export({ type: 'spki', format: 'der' });

let world: GeneratedWorld;
let shop: Workshop;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 7, footer: (site) => ([OWNER, TRUE].includes(site) ? LINE : '') });
  shop = await openWorkshop(world, { trustedSigners: [`sha256:${createHash('sha256').update(key).digest('hex')}`] });
  const { store } = shop.services;
  await store.hooks.add({
    ...({ schema: 'revenant.hook/1', id: 'h', url: 'http://127.0.0.1:9/', all: true, disabledAt: null } as const),
    ...{ secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', createdAt: '2026-01-01T00:00:00.000Z' },
  });
  const entity = Entity.parse({ id: 'listed', names: ['Hebei Quillmoor'], identifiers: { emails: [MAILBOX] } });
  await store.entities.save([withValues(entity)]);
});
afterAll(async () => {
  await shop.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A WARC of the site's home page with the listed mailbox in its footer, or without it. */
async function warcOf(site: number, line = LINE): Promise<string> {
  const path = join(folder, `${site}-${line.length}.warc.gz`);
  const html = world.savedHome(site).replace(LINE, '').replace('</footer>', `${line}</footer>`);
  const page = { url: `http://${hostOf(site)}/`, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } };
  const at = '2024-05-06T07:08:09.000Z';
  const info = { software: 'any', description: 'a page', createdAt: at };
  await writeWarc(path, [{ ...page, body: Buffer.from(html), capturedAt: at }], info);
  return path;
}

async function packageOf(site: number, signer: typeof privateKey, itsKey: Buffer): Promise<string> {
  const path = join(folder, `${site}-${itsKey.toString('hex').slice(-8)}.wacz`);
  const sign = (manifest: Buffer) => {
    const hash = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
    const signature = signBytes('sha256', Buffer.from(hash), signer).toString('base64');
    return { path: 'datapackage.json', hash, signedData: { hash, signature, publicKey: itsKey.toString('base64') } };
  };
  await writePackage(path, [await warcOf(site)], { sign });
  return path;
}

const handIn = (path: string) => importArchive(path, { entity: null }, shop.services);

async function crawl(...urls: string[]): Promise<void> {
  const { services } = shop;
  const seeds = urls.map((url) => ({ url, kind: 'website' as const, tags: [] }));
  const { run, problems } = await openCrawl({ seeds, entities: [] }, OPTIONS, true, services);
  expect(problems).toEqual([]);
  const ids = (await services.store.ledger.waiting(run.id)).map(({ id }) => id);
  for (const step of [captureTarget, fingerprintTarget, screenTarget]) {
    for (const id of ids) expect(await step(id, context, services)).toBe('done');
    await advanceRun(run.id, services);
  }
}

/** Of the listed entry, or of a captured site of a listed entity. */
const findingsOf = async (site: number): Promise<Match[]> =>
  (await shop.services.store.matches.list({ site: hostOf(site) })).filter(({ left }) => left.entity !== null);
const alertsOf = async (site: number) =>
  (await shop.services.store.outbox.list())
    .filter(({ alert: { left, right, entity } }) => entity !== null && [left, right].includes(hostOf(site)))
    .map(({ alert: { type } }) => type);

describe('an archive that is handed in', () => {
  it('frames nobody: its finding says who handed it in, alerts nobody, and goes with a clean capture of ours', async () => {
    const { visit } = await handIn(await warcOf(INNOCENT));
    const by = userInfo().username;
    expect(visit).toMatchObject({ site: hostOf(INNOCENT), handedIn: { by, as: 'os' } });
    const [forged, ...others] = await findingsOf(INNOCENT);
    expect(others).toEqual([]);
    expect(forged).toMatchObject({ verdict: 'likely', right: { handedIn: { by } } });
    expect(verdictText(forged as Match)).toMatch(
      /Rests on an archive that .* handed in on .*; no capture of ours agrees yet\.$/,
    );
    expect(await alertsOf(INNOCENT)).toEqual([]);
    // Nothing that is handed in makes a value common.
    expect(
      (await shop.services.store.fingerprints.countable({ least: 1, most: 9, text: 'body-text:' })).carriers,
    ).toEqual([]);

    await crawl(world.urls[INNOCENT] ?? '');
    const [now] = await findingsOf(INNOCENT);
    expect(now).toMatchObject({ id: forged?.id, verdict: 'unrelated', weight: 0 });
    expect(now?.right.handedIn).toBeUndefined();
    const standing = (await standingsOf([now as Match], shop.services.store)).get(now?.id ?? '');
    expect(standing?.weaker?.what).toContain(`it rested on what ${by} handed in`);
    // Handed in once more, under any name, it does not come back.
    await handIn(await warcOf(INNOCENT, `${LINE} `));
    expect((await findingsOf(INNOCENT)).filter(isFlagged)).toEqual([]);
    expect(await alertsOf(INNOCENT)).toEqual([]);
    // Nor does it stand for the site that we fetched.
    const present = await shop.services.store.fingerprints.ofSite(hostOf(INNOCENT));
    expect(present.map(({ handedIn }) => handedIn)).toEqual([undefined]);
  });

  it('alerts when a capture of ours agrees', async () => {
    await handIn(await warcOf(OWNER));
    expect((await findingsOf(OWNER)).map(isFlagged)).toEqual([true]);
    expect(await alertsOf(OWNER)).toEqual([]);
    await crawl(world.urls[OWNER] ?? '');
    const [now] = await findingsOf(OWNER);
    expect([now?.verdict, now?.right.handedIn]).toEqual(['likely', undefined]);
    expect(await alertsOf(OWNER)).toEqual(['match.flagged']);
  });

  it('counts as ours if a trusted signer packed it, and not if anybody signed it', async () => {
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const other = stranger.publicKey.export({ type: 'spki', format: 'der' });
    const { visit: unknown } = await handIn(await packageOf(SIGNED, stranger.privateKey, other));
    expect([unknown?.signature?.state, unknown?.handedIn?.as]).toEqual(['valid', 'os']);
    expect(await alertsOf(SIGNED)).toEqual([]);
    const { visit: trusted } = await handIn(await packageOf(SIGNED, privateKey, key));
    expect([trusted?.signature?.state, trusted?.handedIn]).toEqual(['valid', undefined]);
    expect(await alertsOf(SIGNED)).toEqual(['match.flagged']);
  });

  it('is marked as well where a list of sites names it', async () => {
    await crawl(await warcOf(SEED));
    const [found] = await findingsOf(SEED);
    expect(found).toMatchObject({ verdict: 'likely', right: { handedIn: { by: userInfo().username } } });
    expect(await alertsOf(SEED)).toEqual([]);
  });

  it('withdraws nothing of what we captured', async () => {
    await crawl(world.urls[TRUE] ?? '');
    const [before] = await findingsOf(TRUE);
    await handIn(await warcOf(TRUE, ''));
    expect(await findingsOf(TRUE)).toEqual([before]);
    expect(before?.verdict).toBe('likely');
    expect(await alertsOf(TRUE)).toEqual(['match.flagged']);
  });
});

describe('an archive that is handed in, beside the captured site of a listed entity', () => {
  it('is compared with it later too, and yields to our capture', async () => {
    const { store } = shop.services;
    await store.entities.save([Entity.parse({ id: 'captured', names: ['Old Firm'] })]);
    const forged = world.savedHome(0).replaceAll('s000.test', hostOf(INNOCENT));
    const path = join(folder, 'copy.warc.gz');
    const at = '2025-05-06T07:08:09.000Z';
    const page = { url: 'http://s001.test/', status: 200, headers: { 'content-type': 'text/html' }, capturedAt: at };
    await writeWarc(path, [{ ...page, body: Buffer.from(forged) }], {
      software: 'any',
      description: 'x',
      createdAt: at,
    });
    await handIn(path);
    const entity = 'captured';
    await importArchive(await warcOf(0, ''), { entity }, shop.services);
    const pair = async () => (await findingsOf(INNOCENT)).find(({ left }) => left.entity?.id === entity);
    expect(await pair()).toMatchObject({ right: { handedIn: { as: 'os' } } });
    expect((await pair())?.verdict).toMatch(/likely|strong/);
    expect(await alertsOf(INNOCENT)).toEqual([]);
    await crawl(world.urls[INNOCENT] ?? '');
    expect((await pair())?.verdict).toBe('unrelated');
    // Screened again from the listed side, where both the archive and our capture are candidates.
    await importArchive(await warcOf(0, '<p>Open all week.</p>'), { entity }, shop.services);
    expect((await findingsOf(INNOCENT)).filter(isFlagged)).toEqual([]);
    expect(await alertsOf(INNOCENT)).toEqual([]);
  });
});

describe('a folder that is handed in as the copy of a site', () => {
  it('is at the address that the user gives, is marked, and alerts nobody', async () => {
    const copy = join(folder, hostOf(COPIED));
    mkdirSync(copy);
    writeFileSync(join(copy, 'index.html'), world.savedHome(COPIED).replace('</footer>', `${LINE}</footer>`));
    const { visit } = await importArchive(copy, { entity: null, url: `http://${hostOf(COPIED)}/` }, shop.services);
    expect(visit).toMatchObject({ site: hostOf(COPIED), handedIn: { as: 'os' } });
    const findings = await findingsOf(COPIED);
    expect(findings.map(({ right }) => right.handedIn?.as)).toEqual(['os']);
    expect(await alertsOf(COPIED)).toEqual([]);
    await expect(importArchive(copy, { entity: null }, shop.services)).resolves.toMatchObject({ visit: null });
  });
});
