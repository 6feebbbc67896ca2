import { expect, it } from 'vitest';
import { openTurns } from '../../../src/desk/frame/turns.ts';
import { openPictures } from '../../../src/desk/sites/pictures.ts';
import type { Services } from '../../../src/services.ts';

/** Work that ends when it is told to. */
function held() {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end };
}

it('does a few at a time, in order, and asks to come back when too many wait', async () => {
  const turns = openTurns({ atOnce: 2, waiting: 1 });
  const jobs = [held(), held(), held()];
  const done: number[] = [];
  const all = jobs.map(({ work }, n) => turns.take(work).then(() => done.push(n)));
  await expect(turns.take(async () => 'too many')).rejects.toMatchObject({ status: 503 });
  jobs[2]?.end();
  await new Promise(setImmediate);
  expect(done, 'the third waits for a place').toEqual([]);
  jobs[0]?.end();
  await Promise.all([all[0], all[2]]);
  expect(done).toEqual([0, 2]);
  await expect(turns.take(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(turns.take(async () => 'free again')).resolves.toBe('free again');
  jobs[1]?.end();
  await Promise.all(all);
});

it('draws a picture once for all who ask, and does not ask again for what cannot be drawn', async () => {
  const asked: string[] = [];
  const capture = { role: 'image', body: 'digest', screenshot: null };
  const services = {
    store: {
      purges: { epoch: async () => '0' },
      ledger: {
        capture: async (id: string) => {
          asked.push(id);
          return id === 'none' ? null : capture;
        },
      },
    },
    blobs: { get: async () => new Uint8Array([1]) },
    drawStored: null,
    reader: {
      redraw: async () => ({ ok: true, value: Buffer.from('\x89PNG\r\n\x1a\nx', 'latin1').toString('base64') }),
    },
  } as unknown as Pick<Services, 'store' | 'blobs' | 'reader' | 'drawStored'>;
  const pictures = openPictures(services, openTurns({ atOnce: 1, waiting: 5 }));
  const drawn = await Promise.all(Array.from({ length: 9 }, () => pictures.of('a', 'body')));
  expect(new Set(drawn.map((one) => one?.length))).toEqual(new Set([9]));
  for (let n = 0; n < 3; n++) expect(await pictures.of('none', 'body')).toBe(null);
  expect(asked).toEqual(['a', 'none']);
});
