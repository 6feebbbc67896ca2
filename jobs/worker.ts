import { ConfigError, messageOf } from '../src/errors.ts';
import { type Hand, LEASE_MS, type PipelinePorts, type StepEnd } from '../src/flow/pipeline.ts';
import { tend } from '../src/flow/run-progress.ts';
import { startDue } from '../src/flow/scheduled.ts';
import type { Services } from '../src/services.ts';
import { workCapture } from './capture.ts';
import { workFingerprint } from './fingerprint.ts';
import { createGate } from './gate.ts';
import { workNotify } from './notify.ts';
import { workScreen } from './screen.ts';
import { catchUp, workSweep } from './sweep.ts';

/** What every job is handed: the ports, and how to run a target beside others or alone. */
export interface JobContext {
  readonly ports: PipelinePorts;
  /** Runs one step of a target: beside others, or quite alone when it is a suspect. */
  run(target: string, step: (id: string, hand: Hand) => Promise<StepEnd>): Promise<void>;
}

export interface Worker {
  /** Rejects when the worker cannot go on: a disk is full, a server is gone. Never resolves otherwise. */
  readonly failed: Promise<never>;
  /** Lets running jobs finish for a moment, hands the rest back, and stops. */
  stop(): Promise<void>;
}

const TEND_EVERY_MS = 15_000;

/** Works all queues in this process until stopped. */
export async function startWorker(services: Services): Promise<Worker> {
  const { store, queue, sole, worker } = services;
  await services.egress.prove();
  const gate = createGate();
  const stopping = new AbortController();
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  const context: JobContext = {
    ports: services,
    async run(id, step) {
      if (stopping.signal.aborted) return;
      const hand = { worker, signal: stopping.signal };
      try {
        const end = await gate.shared(() => step(id, { ...hand, alone: false }));
        if (end === 'run-alone' && !stopping.signal.aborted) {
          await gate.alone(() => step(id, { ...hand, alone: true }));
        }
      } catch (error) {
        // The user must act before anything can go on: the target was given back, so nothing is lost.
        if (error instanceof ConfigError) fail(error);
        else services.log.warn({ target: id, error: messageOf(error) }, 'a step failed; it is tried again');
        throw error;
      }
    },
  };

  // Nobody else works on a folder that we hold alone: the queue is rebuilt from the ledger.
  if (sole) await queue.clear();
  await tend(services, sole ? 'all' : 'ended');
  await workSweep(context);
  await workCapture(context, services.settings.concurrency);
  await workFingerprint(context);
  await workScreen(context);
  await workNotify(context);
  await catchUp(context);

  const beats = [
    setInterval(() => quietly(keepUp()), TEND_EVERY_MS),
    setInterval(() => quietly(startDue(services)), TEND_EVERY_MS),
  ];
  // Our own leases first: a machine that slept must not take its live work for a dead worker's. Alone, nobody else has any.
  async function keepUp(): Promise<void> {
    await store.ledger.renew(worker, LEASE_MS);
    await tend(services, sole ? 'nothing' : 'ended');
  }
  function quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) =>
      services.log.warn({ error: messageOf(error) }, 'a round of upkeep failed; it is tried again'),
    );
  }

  return {
    failed,
    async stop() {
      stopping.abort(new Error('the worker is stopping'));
      for (const beat of beats) clearInterval(beat);
      await queue.close(5_000);
    },
  };
}
