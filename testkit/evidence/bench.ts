/** A small crawl that found something, to export and verify: real services over a fresh data folder. */

import { startWorker } from '../../jobs/worker.ts';
import { type ExportPorts, exportMatch } from '../../src/flow/evidence/export-match.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { finished, openTestRun, openWorkshop, type Workshop } from '../flow/crawl-services.ts';
import { startGeneratedWorld } from '../generated-world.ts';

export interface Bench {
  readonly shop: Workshop;
  readonly ports: ExportPorts;
  /** Between the archived predecessor and the site that carries all of it. */
  readonly match: Match;
  export(): Promise<{ file: Buffer; exported: Awaited<ReturnType<typeof exportMatch>> }>;
  close(): Promise<void>;
}

export async function openBench(settings: Record<string, unknown> = {}): Promise<Bench> {
  const world = await startGeneratedWorld({ sites: 4, twins: { 1: 0 } });
  const shop = await openWorkshop(world, settings);
  const { services } = shop;
  const run = await openTestRun(world, services, [0, 1, 2, 3], true);
  const worker = await startWorker(services);
  await finished(run, services);
  await worker.stop();
  const matches = await services.store.matches.list({ run: run.id, flagged: true });
  const match = matches.find(({ left }) => left.entity !== null);
  if (match === undefined) throw new Error('nothing was flagged');
  const ports = { ...services, software: 'revenant 0.1.0' };
  return {
    shop,
    ports,
    match,
    async export() {
      const exported = await exportMatch(match, ports);
      return { exported, file: exported.file };
    },
    async close() {
      await shop.close();
      await world.close();
    },
  };
}
