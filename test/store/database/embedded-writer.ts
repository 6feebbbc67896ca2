/** A process that writes two rows a transaction until it is killed, and says which are committed. */
import { openEmbedded } from '../../../src/store/database/embedded.ts';

const [folder = '', seedDump = ''] = process.argv.slice(2);
const { pool } = await openEmbedded(folder, { seedDump });
await pool.query('create table if not exists written (n int, half int, body text, primary key (n, half))');
const { rows } = await pool.query('select coalesce(max(n), 0) as last from written');
for (let n = rows[0].last + 1; ; n++) {
  const client = await pool.connect();
  await client.query('begin');
  for (const half of [1, 2]) {
    await client.query('insert into written values ($1, $2, $3)', [n, half, 'x'.repeat(2000)]);
  }
  await client.query('commit');
  client.release();
  process.stdout.write(`${n}\n`);
}
