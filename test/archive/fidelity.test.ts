import { readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettings } from '../../src/config.ts';
import { openCaptureServices } from '../../src/services/capture.ts';
import { type Fidelity, fidelityTable, KINDS, measureFidelity } from '../../testkit/archive/fidelity.ts';

/** The short form of `npm run fidelity`, on the example's invented sites. */
const WORLD = join(import.meta.dirname, '..', '..', 'seeds', 'example', 'sites');
const SITES = ['wickerby-lamps.example'];
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  css: 'text/css',
};

const server = createServer((request, response) => {
  const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const path = join(WORLD, hostname, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  try {
    if (!SITES.includes(hostname) || !statSync(path).isFile()) throw new Error('not held');
    response.setHeader('content-type', TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream');
    response.end(readFileSync(path));
  } catch {
    response.writeHead(404).end('not found');
  }
});
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fidelity-'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('an archived copy of every kind reads like the live site', { timeout: 300_000 }, async () => {
  const { port } = server.address() as AddressInfo;
  const services = await openCaptureServices(
    readSettings({ resolve: [`*:80:127.0.0.1:${port}`], browser: 'never', logLevel: 'silent' }, {}),
  );
  const rows: Fidelity[] = [];
  try {
    for (const site of SITES) rows.push(...((await measureFidelity(`http://${site}/`, folder, services)) ?? []));
  } finally {
    await services.close();
  }
  expect(rows.length).toBe(SITES.length * KINDS.length);
  const wrong = rows.filter(
    ({ identifiers, structure, text, problems }) =>
      !identifiers || structure < 0.98 || text < 0.98 || problems.length > 0,
  );
  expect(wrong).toEqual([]);
  expect(fidelityTable(rows).join('\n')).toMatch(/wayback \| 1 \| yes \(1\)/);
});
