/** Reports and lists that are sent cost seconds and memory: one person cannot take the desk from the others. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { openCase } from '../../src/flow/evidence/cases.ts';
import type { Role } from '../../src/model/decisions/token.ts';
import { sha256 } from '../../src/model/digest.ts';
import { openWorkshop, type Workshop } from '../../testkit/flow/crawl-services.ts';
import type { GeneratedWorld } from '../../testkit/generated-world.ts';

let shop: Workshop;
let desk: Desk;
beforeAll(async () => {
  shop = await openWorkshop({ port: 9 } as GeneratedWorld, { browser: 'auto' });
  desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0, key: 'k'.repeat(32) });
});
afterAll(async () => {
  await desk.close();
  await shop.close();
});

async function keyOf(role: Role, name: string): Promise<string> {
  const key = randomUUID();
  const [createdAt, expiresAt] = [new Date().toISOString(), new Date(Date.now() + 86_400_000).toISOString()];
  const token = { schema: 'revenant.token/1' as const, id: key, name, role, createdAt, expiresAt, revokedAt: null };
  await shop.services.store.tokens.add(token, sha256(key));
  return key;
}

it('a reader who asks for 30 PDF reports delays others by one or two of them', async () => {
  const { id } = await openCase('A case', 'Ada', shop.services);
  const [greedy, other] = [await keyOf('reader', 'Gil'), await keyOf('reader', 'Rosa')];
  const ended: string[] = [];
  const ask = async (key: string, name: string) => {
    const answer = await fetch(`${desk.base}/cases/${id}/report.pdf`, { headers: { authorization: `Bearer ${key}` } });
    const start = Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 5);
    if (answer.status === 200) ended.push(name);
    return { status: answer.status, start, after: answer.headers.get('retry-after') };
  };
  const many = Array.from({ length: 30 }, () => ask(greedy, 'Gil'));
  await Promise.race(many.slice(4));
  const before = ended.length;
  expect(await ask(other, 'Rosa')).toMatchObject({ status: 200, start: '%PDF-' });
  const all = await Promise.all(many);
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(15);
  expect(refused.every(({ after }) => Number(after) > 0)).toBe(true);
  expect(ended.indexOf('Rosa') - before, 'soon after those that were in the works').toBeLessThan(5);
}, 240_000);

it('four workbooks of a million rows at once are refused, and nothing is left of them', async () => {
  const text = (inner: string) => Buffer.from(inner);
  const row = '<row><c t="str"><v>a.example</v></c></row>';
  const workbook = zipSync(
    {
      'xl/workbook.xml': text('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': text('<Relationships><Relationship Id="r1" Target="sheet.xml"/></Relationships>'),
      'xl/sheet.xml': text(`<worksheet><sheetData>${row.repeat(1_000_000)}</sheetData></worksheet>`),
    },
    { level: 1 },
  );
  const key = await keyOf('admin', 'Ann');
  const folder = mkdtempSync(join(tmpdir(), 'heavy-'));
  vi.stubEnv('TMPDIR', folder);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const send = async (n: number): Promise<string> => {
    const form = new FormData();
    form.set('name', `List ${n}`);
    form.set('file', new File([new Uint8Array(workbook)], 'rows.xlsx'));
    const headers = { authorization: `Bearer ${key}`, origin: desk.base };
    const answer = await fetch(`${desk.base}/lists`, { method: 'POST', headers, body: form, redirect: 'manual' });
    return `${answer.status} ${/more than 200,000 rows/.exec(await answer.text())?.[0]}`;
  };
  const said = await Promise.all([1, 2, 3, 4].map(send));
  clearInterval(watch);
  expect(new Set(said)).toEqual(new Set(['400 more than 200,000 rows']));
  expect((most - before) / 2 ** 20, 'megabytes').toBeLessThan(250);
  expect(readdirSync(folder)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
}, 240_000);
