/** Carries out purges in the background; a worker finishes those that the desk leaves. */
import { messageOf } from '../../errors.ts';
import { finishPurge, freeBlobs } from '../../flow/operations/purge.ts';
import type { Services } from '../../services.ts';

export type PurgeJobs = ReturnType<typeof openPurgeJobs>;

export function openPurgeJobs(services: Pick<Services, 'store' | 'blobs' | 'clock' | 'log' | 'siftFiles'>) {
  let isClosed = false;
  async function run(id: string): Promise<void> {
    await finishPurge(id, services, () => {
      if (isClosed) throw new Error('the desk is closing');
    });
    await freeBlobs(services).catch((error: unknown) => {
      services.log.error({ purge: id, error: messageOf(error) }, 'a purge has ended; a worker frees its blobs later');
    });
  }
  return {
    /** Carries out a purge that has begun. The store has its progress. */
    start(id: string): void {
      run(id).catch((error: unknown) => {
        if (isClosed) services.log.info({ purge: id }, 'the desk closes; a worker goes on with the purge');
        else services.log.error({ purge: id, error: messageOf(error) }, 'a purge broke off; a worker goes on with it');
      });
    },
    close(): void {
      isClosed = true;
    },
  };
}
