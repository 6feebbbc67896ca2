/**
 * How fast a worker sends waiting alerts to a receiver that works, alone and beside one that accepts connections and
 * never answers. usage: npm run alert-drain -- [--alerts 1000]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorker } from '../../jobs/worker.ts';
import { deliveryOf, newAlert } from '../../src/alert/deliveries.ts';
import { readSettings } from '../../src/config.ts';
import { createHook } from '../../src/flow/hooks.ts';
import { openServices } from '../../src/services.ts';

const { values } = parseArgs({ options: { alerts: { type: 'string', default: '1000' } } });
const alerts = Number(values.alerts);

for (const isBesideDead of [false, true]) {
  const data = mkdtempSync(join(tmpdir(), 'revenant-drain-'));
  const services = await openServices(readSettings({ data, allowPrivate: true, logLevel: 'silent' }, {}));
  let taken = 0;
  let allTaken: () => void = () => undefined;
  const drained = new Promise<void>((resolve) => {
    allTaken = resolve;
  });
  const works = await listen(
    createHttp((request, response) =>
      request.resume().on('end', () => {
        if (++taken === alerts) allTaken();
        response.writeHead(204).end();
      }),
    ),
  );
  const silent = await listen(createTcp((socket) => void socket.on('error', () => undefined)));
  const hooks = (isBesideDead ? [silent, works] : [works]).map(({ port }) =>
    createHook({ url: `http://127.0.0.1:${port}/`, all: true }, new Date()),
  );
  for (const hook of hooks) await services.store.hooks.add(hook);
  for (let n = 0; n < alerts; n++) {
    const alert = newAlert('match.flagged', [String(n)], services.clock.now(), {});
    await services.store.outbox.add(hooks.map((hook) => deliveryOf(alert, hook)));
  }
  const started = performance.now();
  const worker = await startWorker(services);
  await drained;
  const seconds = (performance.now() - started) / 1000;
  const dead = (await services.store.outbox.list(hooks[0]?.id)).filter(({ attempts }) => attempts > 0).length;
  const beside = isBesideDead ? `beside a silent one (${dead} of its ${alerts} tried)` : 'alone';
  console.log(`${alerts} alerts, ${beside}: ${seconds.toFixed(1)} s, ${(alerts / seconds).toFixed(1)} a second`);
  await worker.stop();
  await services.close();
  for (const { server } of [works, silent]) server.close();
  rmSync(data, { recursive: true, force: true });
}
process.exit(0);

async function listen(server: Server): Promise<{ readonly server: Server; readonly port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
