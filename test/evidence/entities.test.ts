import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorker } from '../../jobs/worker.ts';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { exportFindings } from '../../src/flow/evidence/export-findings.ts';
import { exportMatch } from '../../src/flow/evidence/export-match.ts';
import { verifyBundle } from '../../src/flow/evidence/verify-bundle.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { sha256 } from '../../src/model/digest.ts';
import { Entity } from '../../src/model/facts/seed.ts';
import { sealedAnew } from '../../testkit/evidence/forgeries.ts';
import { finished, openTestRun, openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';

const OPTIONS = { keys: [], roots: [], software: 'revenant 0.1.0' };
const LISTED = Entity.parse({
  id: 'sdn-1',
  names: ['HEBEI QUILLMOOR TRADING CO., LTD.'],
  identifiers: { emails: ['lena@quillmoor-works.example'] },
});
let world: GeneratedWorld;
let shop: Workshop;
let matches: Match[];

beforeAll(async () => {
  const footers = ['', '<p>© 2023 Hebei Quillmoor Trading Co., Ltd</p><p>E-mail: lena@quillmoor-works.example</p>'];
  world = await startGeneratedWorld({ sites: 4, twins: { 3: 2 }, footer: (source) => footers[source] ?? '' });
  shop = await openWorkshop(world);
  const { services } = shop;
  await services.store.entities.save([LISTED]);
  const run = await openTestRun(world, services, [0, 1, 2, 3], true);
  const worker = await startWorker(services);
  await finished(run, services);
  await worker.stop();
  matches = await services.store.matches.list({ run: run.id });
});
afterAll(async () => {
  await shop?.close();
  await world?.close();
});

const bundleOf = async (match: Match): Promise<Buffer> => {
  const ports = { ...shop.services, software: 'revenant 0.1.0' };
  return (await exportMatch(match, ports)).file;
};
const verify = (file: Buffer) => verifyBundle('a.wacz', file, OPTIONS, shop.services.reader);
const entry = (file: Buffer, path: string): string =>
  Buffer.from(readZip(file).entries.find((one) => one.path === path)?.bytes ?? []).toString();
const changed = async (file: Buffer, path: string, from: string, to: string): Promise<Buffer> =>
  sealedAnew(
    file,
    (one) => (one.path === path ? { ...one, bytes: Buffer.from(entry(file, path).replace(from, to)) } : one),
    await shop.services.keys(),
  );

describe('a finding with the entry of a list itself', () => {
  let match: Match;
  let file: Buffer;
  beforeAll(async () => {
    match = matches.find(({ listed }) => listed !== undefined) as Match;
    file = await bundleOf(match);
  });

  it('is exported with the entry and what was found of it, and recomputed from the site’s bytes', async () => {
    expect(match.left).toMatchObject({ site: 'list:sdn-1', entity: { id: 'sdn-1' } });
    const document = await verify(file);
    expect(document.problems).toEqual([]);
    expect(document).toMatchObject({ ok: true, verdict: { outcome: 'same', stated: match.verdict, differences: [] } });
    const paths = readZip(file).entries.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['evidence/left-entity.json', 'evidence/listed.json']));
    expect(paths.filter((path) => /left-(?:visit|fingerprint)|left\.warc/.test(path))).toEqual([]);
  });

  it('is damaged or different when the entry, the finds or the page are others', async () => {
    const { log } = shop.services.store;
    const others: [string, string, string, RegExp][] = [
      ['evidence/left-entity.json', 'QUILLMOOR', 'QUILLMOAR', /not the entry that was compared/],
      ['evidence/listed.json', '"parties":1', '"parties":0', /not what the match is based on/],
      [
        'evidence/match.json',
        `"weight":${match.weight}`,
        `"weight":${match.weight + 1}`,
        /the log has no such finding/,
      ],
    ];
    for (const [path, from, to, detail] of others) {
      expect(entry(file, path)).toContain(from);
      const forged = await verify(await changed(file, path, from, to));
      expect([path, forged.ok]).toEqual([path, false]);
      expect(forged.problems[0]?.detail).toMatch(detail);
    }
    // Whoever also writes the log can make all of it fit, but not the arithmetic.
    const heavier = { ...match, weight: match.weight + 1 };
    await log.append([{ kind: 'match', subject: match.id, digest: sha256(canonicalJson(heavier)) }]);
    const document = await verify(await bundleOf(heavier));
    expect(document).toMatchObject({ ok: false, bytes: 'intact', verdict: { outcome: 'different' } });
    expect(document.verdict.differences).toEqual(['match: weight differs']);
  });

  it('stays what it was when the list says something else', async () => {
    await shop.services.store.entities.save([
      { ...LISTED, names: ['ANOTHER NAME LTD'], identifiers: { ...LISTED.identifiers, emails: [] } },
    ]);
    const again = await bundleOf(match);
    expect(entry(again, 'evidence/left-entity.json')).toContain('QUILLMOOR');
    expect(await verify(again)).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
    expect(await exportFindings([match], 'ftm', shop.services)).toContain('HEBEI QUILLMOOR');
  });
});

describe('a finding with a site of a listed entity', () => {
  it('is recomputed with the entry as it was when it was screened, whatever became of it', async () => {
    const { store } = shop.services;
    const match = matches.find(({ listed, left }) => listed === undefined && left.entity !== null) as Match;
    const id = match.left.entity?.id ?? '';
    const before = (await store.entities.get(id)) as Entity;
    // One from before entries were kept, whose entry is as it was by chance.
    const older = { ...match, left: { ...match.left, entity: { id, name: match.left.entity?.name ?? '' } } };
    await store.log.append([{ kind: 'match', subject: match.id, digest: sha256(canonicalJson(older)) }]);
    expect(await verify(await bundleOf(older))).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
    const dates = { incorporated: '1990', dissolved: '1991', listed: '1992' };
    await store.entities.save([{ ...before, names: ['Renamed Holdings'], aliases: [], dates }]);
    const file = await bundleOf(match);
    expect(JSON.parse(entry(file, 'evidence/left-entity.json'))).toEqual(before);
    expect(await verify(file)).toMatchObject({ ok: true, verdict: { outcome: 'same' } });
    const forged = await verify(await changed(file, 'evidence/left-entity.json', before.names[0] ?? '', 'Renamed'));
    expect(forged.problems).toMatchObject([{ detail: 'it is not the entry that was compared' }]);
  });
});
