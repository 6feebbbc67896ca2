/** A worker process on the back ends that the environment names; says when it is at work, and ends with its standard input. */
import { startWorker } from '../../jobs/worker.ts';
import { readSettings } from '../../src/config.ts';
import { openServices } from '../../src/services.ts';

const services = await openServices(readSettings({}, process.env));
const worker = await startWorker(services);
process.stdout.write('working\n');
await new Promise((done) => process.stdin.resume().once('end', done));
await worker.stop();
await services.close();
