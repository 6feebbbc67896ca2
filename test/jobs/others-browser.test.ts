import { expect, it } from 'vitest';
import { openOthersBrowser } from '../../jobs/others-browser.ts';

it('counts only looks that find no worker with a browser one after the other: an outage of the database is none', async () => {
  let draws: () => Promise<boolean> = async () => true;
  let taken = 0;
  const store = {
    fleet: { draws: () => draws() },
    ledger: { takeBack: async () => ++taken },
  } as unknown as Parameters<typeof openOthersBrowser>[0]['ports']['store'];
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const others = openOthersBrowser({ ports: { store, log }, limits: { browserWaitMs: 60 }, handsOn: true });
  const wait = (): Promise<void> => new Promise((done) => setTimeout(done, 80));
  await others.look();
  draws = () => Promise.reject(new Error('the database is gone'));
  await expect(others.look()).rejects.toThrow('gone');
  await wait();
  await expect(others.look()).rejects.toThrow('gone');
  // Every worker's beat is old by now: the ones with a browser have not spoken again yet.
  draws = async () => false;
  await others.look();
  expect([others.mayHandOn(), taken]).toEqual([true, 0]);
  await wait();
  await others.look();
  expect([others.mayHandOn(), taken]).toEqual([false, 1]);
  draws = async () => true;
  await others.look();
  expect([others.mayHandOn(), taken]).toEqual([true, 1]);
});
