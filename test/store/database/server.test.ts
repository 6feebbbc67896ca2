import { describe, expect, it } from 'vitest';
import { openServer, withoutPassword } from '../../../src/store/database/server.ts';
import { startPostgres } from '../../../testkit/servers.ts';

describe('withoutPassword', () => {
  it.each([
    ['postgres://ann:s3cret@db.example/x', 'postgres://ann:…@db.example/x'],
    ['postgres://ann:s3c/ret@db.example/x', 'postgres://ann:…@db.example/x'],
    ['postgres://ann:s3c@ret@db.example/x', 'postgres://ann:…@db.example/x'],
    ['postgres://db.example/x?user=ann&password=s3cret&ssl=1', 'postgres://db.example/x?user=ann&password=…&ssl=1'],
    ['redis://:s3cret@queue.example:6379', 'redis://:…@queue.example:6379'],
    ['postgres://db.example:5432/x', 'postgres://db.example:5432/x'],
  ])('shows %s as %s', (address, shown) => {
    expect(withoutPassword(address)).toBe(shown);
  });
});

const postgres = await startPostgres();

describe.skipIf(postgres === null)('a connection to PostgreSQL (not installed: skipped)', () => {
  it('compiles no statement', async () => {
    const { pool, close } = await openServer(postgres?.url ?? '', 'databaseUrl', 10_000);
    expect((await pool.query('show jit')).rows).toEqual([{ jit: 'off' }]);
    await close();
    await postgres?.stop();
  });
});
