import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepAddress, keptAddress, newAddress } from '../../../src/desk/frame/kept-address.ts';

const data = mkdtempSync(join(tmpdir(), 'revenant-address-'));
afterAll(() => rmSync(data, { recursive: true }));

it('is made once, for its owner alone; what comes second changes nothing', async () => {
  expect(await keptAddress(data)).toBeNull();
  const address = newAddress();
  await keepAddress(data, address);
  await keepAddress(data, newAddress());
  expect(await keptAddress(data)).toEqual(address);
  expect(statSync(join(data, 'desk.json')).mode & 0o777).toBe(0o600);
});

it('a damaged or hostile file is refused', async () => {
  writeFileSync(join(data, 'desk.json'), JSON.stringify({ name: 'evil.example', port: 80 }));
  await expect(keptAddress(data)).rejects.toThrow('remove it');
});
