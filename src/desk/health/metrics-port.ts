/** A worker's own port, for fleets without a desk: metrics and health, no key, nothing crawled. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../../errors.ts';
import { LOOPBACK } from '../../model/text/loopback.ts';
import type { Services } from '../../services.ts';
import { keptAnswer } from '../frame/kept-answer.ts';
import { metricsOf } from './metrics.ts';
import { openReadiness } from './readiness.ts';

/** Many may ask at once; the database is asked once in this time. */
const KEPT_MS = 1_000;
const TEXT = 'text/plain; charset=utf-8';

export interface MetricsPort {
  readonly url: string;
  close(): Promise<void>;
}

/** @param isWorking false: the worker takes no more work, so it is not ready */
export async function openMetricsPort(
  services: Services,
  where: { readonly host: string; readonly port: number },
  isWorking: () => boolean,
): Promise<MetricsPort> {
  const isReady = openReadiness(services.store);
  const figures = keptAnswer(KEPT_MS, () => metricsOf(services));
  const answers: Readonly<Record<string, () => Promise<readonly [number, string]>>> = {
    '/healthz': async () => [200, 'ok\n'],
    '/readyz': async () =>
      isWorking() && (await isReady())
        ? [200, 'ready\n']
        : [503, 'the worker is stopping, the database does not answer, or a newer program has changed it\n'],
    '/metrics': async () => [200, await figures()],
  };
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    // A page in a browser on this machine may not read it under its own name (DNS rebinding).
    const isOurs = !LOOPBACK.test(where.host) || LOOPBACK.test(host);
    const answer = isOurs && request.method === 'GET' ? answers[request.url?.split('?', 1)[0] ?? ''] : undefined;
    const send = (status: number, text: string): void =>
      void response.writeHead(status, { 'content-type': TEXT, 'x-content-type-options': 'nosniff' }).end(text);
    if (answer === undefined) return send(404, 'there is /metrics, /healthz and /readyz\n');
    answer().then(
      ([status, text]) => send(status, text),
      (error: unknown) => send(500, `${messageOf(error)}\n`),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(where.port, where.host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${where.host.includes(':') ? `[${where.host}]` : where.host}:${port}/metrics`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
