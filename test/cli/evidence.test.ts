import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Settings } from '../../src/config.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import type { Checkpoint, ExportDocument, VerificationDocument } from '../../src/model/decisions/evidence.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { openStoredServices } from '../../src/services.ts';
import { documents, holdData, runHere, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../testkit/generated-world.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const cli = (...args: string[]) => runHere(args, folder.path);
let world: GeneratedWorld;

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 3, twins: { 1: 0 } });
  writeFileSync(at('two.txt'), `${world.urls.slice(0, 2).join('\n')}\n`);
});
afterAll(async () => {
  await world?.close();
  folder.remove();
});
holdData(join(folder.path, '.revenant'));

describe('evidence on the command line', () => {
  it('goes from a crawl over a bundle to a verdict, and says what was damaged', async () => {
    const crawled = await cli('crawl', 'two.txt', '--resolve', `*:80:127.0.0.1:${world.port}`, '--browser', 'never');
    expect(crawled.code).toBe(0);
    const [match] = documents<Match>((await cli('matches', 'list', '--json')).stdout, 'revenant.match-1');
    const id = (match?.id ?? '').slice(0, 12);

    const reviewed = await cli(
      'matches',
      'review',
      id,
      '--judgement',
      'positive',
      '--by',
      'A. Analyst',
      '--why',
      'same texts',
      '--json',
    );
    expect(documents(reviewed.stdout, 'revenant.judgement-1')).toMatchObject([
      { judgement: 'positive', by: 'A. Analyst' },
    ]);
    expect((await cli('matches', 'review', id, '--judgement', 'maybe', '--by', 'a', '--why', 'b')).code).toBe(2);
    expect((await cli('matches', 'list')).stdout).toContain('(judged positive by A. Analyst)');
    const shown = await cli('matches', 'show', id, '--report', 'a.html');
    expect(shown.stdout).toMatch(/judged positive by A\. Analyst at .*: same texts\n/);
    expect(readFileSync(at('a.html'), 'utf8')).toContain('a person confirmed this finding');
    // A report takes the place of a report only.
    expect((await cli('matches', 'show', id, '--report', 'a.html')).code).toBe(0);
    expect((await cli('matches', 'show', id, '--report', 'two.txt')).code).toBe(2);

    const exported = await cli('export', id, '--out', 'a.wacz', '--json');
    expect(exported.code).toBe(0);
    const [bundle] = documents<ExportDocument>(exported.stdout, 'revenant.export-1');
    const verified = await cli('verify', 'a.wacz', '--key', bundle?.key ?? '', '--json');
    const [good] = documents<VerificationDocument>(verified.stdout, 'revenant.verification-1');
    expect(good).toMatchObject({ ok: true, problems: [], verdict: { outcome: 'same' }, signature: { trusted: true } });
    expect(verified.code).toBe(0);
    expect((await cli('verify', 'a.wacz')).stdout).toMatch(/: same; read again from the bytes/);

    const bytes = readFileSync(at('a.wacz'));
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(at('b.wacz'), bytes);
    const damaged = await cli('verify', 'b.wacz');
    expect(damaged).toMatchObject({ code: 1, stderr: '' });
    expect(damaged.stdout).toMatch(/^DAMAGED\n {2}archive\/left\.warc\.gz: /);
    expect((await cli('verify', 'nothing.wacz')).code).toBe(2);
    expect((await cli('export', 'ffff')).code).toBe(2);
    expect((await cli('export', id, '--out', 'a.wacz')).stderr).toContain('a.wacz exists');
    expect((await cli('export', id, '--out', 'a.wacz', '--force')).code).toBe(0);
  });

  it('hands findings to other tools, one or several, to stdout or a file, and notes it', async () => {
    const [match] = documents<Match>((await cli('matches', 'list', '--json')).stdout, 'revenant.match-1');
    const id = match?.id ?? '';
    const jsonl = await cli('export', id, '--format', 'jsonl');
    expect(documents<Match>(jsonl.stdout, 'revenant.match-1')).toEqual([match]);
    const ftm = await cli('export', '--flagged', '--format', 'ftm', '--out', 'a.ftm', '--quiet');
    expect([ftm.code, ftm.stdout, ftm.stderr]).toEqual([0, '', '']);
    expect(readFileSync(at('a.ftm'), 'utf8')).toContain(`revenant-similar-${id}`);
    const csv = await cli('export', '--verdict', match?.verdict ?? '', '--format', 'csv');
    expect(csv.stdout.split('\r\n')[0]).toMatch(/^match,model,/);
    expect(JSON.parse((await cli('export', id, '--format', 'stix')).stdout)).toMatchObject({ type: 'bundle' });
    const logged = documents<{ kind: string; subject: string }>(
      (await cli('log', 'list', '--json')).stdout,
      'revenant.log-entry-1',
    ).filter(({ kind, subject }) => kind === 'export' && subject === id);
    expect(logged).toHaveLength(6);
    for (const wrong of [
      ['export'],
      ['export', '--flagged'],
      ['export', id, '--format', 'xls'],
      ['export', id, '--format', 'csv', '--json'],
      ['export', id, '--limit', '1', '--format', 'csv'],
      ['export', '--verdict', 'maybe', '--format', 'csv'],
    ])
      expect([wrong.join(' '), (await cli(...wrong)).code]).toEqual([wrong.join(' '), 2]);
  });

  it('exports a case that verifies, and calls other files no bundle', async () => {
    const services = await openStoredServices(Settings.parse({ data: at('.revenant') }));
    const { id } = await openCase('The twins', 'Ada', services);
    const [match] = await services.store.matches.list({ flagged: true });
    const item = { text: '', by: 'Ada', at: '2026-11-27T10:00:00.000Z' };
    await services.store.cases.put(id, { ...item, kind: 'finding', subject: match?.id ?? '' });
    const subject = await services.blobs.put(Buffer.from('a photo'));
    await services.store.cases.put(id, { ...item, kind: 'file', subject, file: { name: 'door.jpg', bytes: 7 } });
    await services.close();
    expect((await cli('cases', 'export', id, '--out', 'case.zip')).code).toBe(0);
    const verified = await cli('verify', 'case.zip');
    expect(verified.code, verified.stdout).toBe(0);
    expect(verified.stdout).toContain(`case ${id}: The twins`);
    expect(verified.stdout).toMatch(/match-\w{12}\.wacz\n(?: .*\n)* {2}match \w{64}: same; read again/);
    expect(verified.stdout).toMatch(/files\/\w{12}-door\.jpg: no bundle/);
    documents((await cli('verify', 'case.zip', '--json')).stdout, 'revenant.case-verification-1');
    const other = await cli('verify', 'two.txt');
    expect([other.code, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toContain('two.txt is no bundle');
  });

  it('signs the log and finds it whole', async () => {
    const signed = await cli('log', 'checkpoint');
    const [checkpoint] = documents<Checkpoint>(signed.stdout, 'revenant.checkpoint-1');
    writeFileSync(at('kept.json'), signed.stdout);
    const verified = await cli('log', 'verify', '--checkpoint', 'kept.json', '--key', checkpoint?.key ?? '', '--json');
    expect(verified.code).toBe(0);
    expect(documents(verified.stdout, 'revenant.log-verification-1')).toMatchObject([
      { ok: true, size: checkpoint?.size },
    ]);
    const listed = documents<{ kind: string }>((await cli('log', 'list', '--json')).stdout, 'revenant.log-entry-1');
    const kinds = new Set(listed.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['capture', 'export', 'judgement', 'match']);
    expect(readdirSync(at('.revenant/checkpoints')).length).toBeGreaterThan(1);
    const rotated = documents<Checkpoint>((await cli('log', 'rotate-key')).stdout, 'revenant.checkpoint-1');
    expect(rotated).toMatchObject([{ key: checkpoint?.key, next: expect.stringMatching(/=$/) }]);
    expect((await cli('log', 'verify', '--key', checkpoint?.key ?? '')).code).toBe(0);
    writeFileSync(at('none.json'), '{}');
    expect((await cli('log', 'verify', '--checkpoint', 'none.json')).code).toBe(2);
    writeFileSync(at('longer.json'), JSON.stringify({ ...checkpoint, size: 1_000 }));
    expect((await cli('log', 'verify', '--checkpoint', 'longer.json')).code).toBe(1);
  });
});
