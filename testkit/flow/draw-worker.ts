/** Draws the pages of findings in the data folder that the environment names, and says each one. */
import { readSettings } from '../../src/config.ts';
import { drawDue } from '../../src/flow/evidence/draw-due.ts';
import { openServices } from '../../src/services.ts';

const services = await openServices(readSettings({}, process.env));
// As a worker that holds the folder alone.
if (services.sole) await services.store.drawings.reclaim();
process.stdout.write('working\n');
await drawDue(services, { drawn: ({ id, reason }) => void process.stdout.write(`${id} ${reason}\n`) });
await services.close();
process.stdout.write('done\n');
