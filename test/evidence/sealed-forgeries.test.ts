import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/archive/wacz/stored-zip.ts';
import { isSignedForWacz } from '../../src/evidence/signing.ts';
import { bundleReport } from '../../src/flow/evidence/remade.ts';
import type { Match } from '../../src/model/derived/match.ts';
import type { LocalServer } from '../../testkit/egress/local-server.ts';
import { type Bench, openBench } from '../../testkit/evidence/bench.ts';
import { sealedAnew } from '../../testkit/evidence/forgeries.ts';
import { forgeSealed, type Owned, ownedBy, rewritten, underOldStamp } from '../../testkit/evidence/sealed-forgeries.ts';
import { type Authority, makeAuthority, serveAuthority } from './authority.ts';
import { keyThatFits } from './recovered-key.ts';

let bench: Bench;
let owned: Owned;
let folder: string;
let authority: Authority;
let server: LocalServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'revenant-forgeries-'));
  authority = makeAuthority(join(folder, 'tsa'), 'ec');
  server = await serveAuthority(authority);
  bench = await openBench({ tsaUrl: `http://127.0.0.1:${server.port}/` });
  owned = await ownedBy(bench);
});
afterAll(async () => {
  await bench?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a time stamp', () => {
  it('is over the manifest, not over a signature to which another manifest can be made', async () => {
    const { verify, keys, file } = owned;
    const honest = await verify(file, [authority.root]);
    expect(honest).toMatchObject({
      ok: true,
      signature: {
        timeStamps: [
          { of: 'bundle', trusted: true },
          { of: 'checkpoint', trusted: true },
        ],
      },
    });
    const forged = await underOldStamp(file, keys, (text, signature) => {
      const key = keyThatFits(text, signature);
      expect(isSignedForWacz(text, signature, key)).toBe(true);
      return key;
    });
    const { ok, problems } = await verify(forged, [authority.root]);
    expect(ok).toBe(false);
    expect(problems.map(({ detail }) => detail)).toContain('the time stamp is over other bytes');
  });

  it('is missed where a root is given, and not where none is', async () => {
    const { verify, keys, file } = owned;
    const bare = await sealedAnew(file, (one) => one, keys);
    expect((await verify(bare)).problems).toEqual([]);
    const { ok, problems } = await verify(bare, [authority.root]);
    expect([ok, problems.map(({ detail }) => detail)]).toEqual([
      false,
      ['there is no time stamp, though a root is given'],
    ]);
  });

  it('is held against a time that is one', async () => {
    const { verify, keys, file } = owned;
    for (const created of ['soon', '2026', ''])
      expect((await verify(await sealedAnew(file, (one) => one, keys, { created }))).ok, created).toBe(false);
  });
});

describe('a finding that a person took back', () => {
  it('says so wherever it is read', async () => {
    const { judgement, verdict, problems } = await owned.verify(owned.file);
    expect(problems).toEqual([]);
    expect(verdict).toMatchObject({ outcome: 'same', stated: 'strong' });
    expect(judgement).toMatchObject({ judgement: 'negative', by: 'B. Analyst' });
    const report = readZip(owned.file).entries.find(({ path }) => path === 'evidence/report.html');
    expect(Buffer.from(report?.bytes ?? []).toString()).toMatch(/judged this finding to be wrong[\s\S]*B\. Analyst/);
  });
});

describe('a bundle that its owner made anew around a lie', () => {
  it('is found out, and where', async () => {
    const counts = await forgeSealed(owned);
    expect(counts.filter(({ unfound, unnamed }) => unfound + unnamed > 0)).toEqual([]);
    expect(counts.length).toBeGreaterThan(2);
  });

  it('is different where a key that brought the two together is on one side only', async () => {
    const judgements = await bench.shop.services.store.judgements.of(bench.match.id);
    const match: Match = { ...bench.match, candidateKeys: [...bench.match.candidateKeys, 'x:invented'].sort() };
    const changes = {
      'evidence/match.json': () => match,
      'evidence/report.html': () => Buffer.from(bundleReport(match, judgements, null)),
    };
    const { ok, asStated, problems, verdict } = await owned.verify(await rewritten(owned, changes));
    expect([ok, problems]).toEqual([false, []]);
    expect(verdict).toMatchObject({ outcome: 'different', differences: ['match: candidateKeys differs'] });
    expect(asStated.join()).toMatch(/why these two were compared/);
  });
});
