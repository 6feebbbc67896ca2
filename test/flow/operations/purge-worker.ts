/** A process that removes what is old in small parts until it is killed, and says when each is committed. */

import type { PurgePorts } from '../../../src/flow/operations/purge.ts';
import { beginPurge } from '../../../src/flow/operations/purge.ts';
import { openEmbedded } from '../../../src/store/database/embedded.ts';
import { openStore } from '../../../src/store/store.ts';

const [folder = '', before = ''] = process.argv.slice(2);
const store = await openStore((await openEmbedded(folder)).pool);
const clock = { now: () => new Date() };
const [running] = await store.purges.running();
const rule = { before, site: null, entity: null, value: null };
const ports = { store, clock } as unknown as PurgePorts;
const id = running?.id ?? (await beginPurge(rule, { by: 'A. Admin', reason: 'a year is over' }, ports));
while ((await store.purges.step(id, 7, clock.now().toISOString())) === null) process.stdout.write('part\n');
process.stdout.write('done\n');
process.exit(0);
