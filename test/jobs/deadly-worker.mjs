/**
 * A worker process of the built program that dies as soon as it visits one site, as if that site's input killed it. Ends by
 * itself when the run is over.
 */
import { startWorker } from '../../dist/jobs/worker.js';
import { readSettings } from '../../dist/src/config.js';
import { openServices } from '../../dist/src/services.js';

const [data = '', port = '', deadly = '', run = ''] = process.argv.slice(2);
const flags = { data, resolve: [`*:80:127.0.0.1:${port}`], browser: 'never', logLevel: 'silent' };
const services = await openServices(readSettings(flags, {}));
const worker = await startWorker({
  ...services,
  async captureSite(seed, identity, ask, options) {
    if (seed.url === deadly) process.kill(process.pid, 'SIGKILL');
    return services.captureSite(seed, identity, ask, options);
  },
});
while (!(await services.store.ledger.run(run))?.finishedAt) await new Promise((done) => setTimeout(done, 50));
await worker.stop();
await services.close();
