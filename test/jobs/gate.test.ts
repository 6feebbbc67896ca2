import { describe, expect, it } from 'vitest';
import { createGate } from '../../jobs/gate.ts';

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe('createGate', () => {
  it('lets shared work overlap, and alone work overlap with nothing', async () => {
    const gate = createGate();
    let running = 0;
    let most = 0;
    let mostBesideAlone = 0;
    const work = (alone: boolean) => async () => {
      running++;
      most = Math.max(most, running);
      if (alone) mostBesideAlone = Math.max(mostBesideAlone, running);
      await pause(5);
      if (alone) mostBesideAlone = Math.max(mostBesideAlone, running);
      running--;
    };
    const jobs = Array.from({ length: 20 }, (_, i) =>
      i % 5 === 4 ? gate.alone(work(true)) : gate.shared(work(false)),
    );
    await Promise.all(jobs);
    expect(most).toBeGreaterThan(1);
    expect(mostBesideAlone).toBe(1);
  });

  it('opens again after work that throws', async () => {
    const gate = createGate();
    await expect(gate.alone(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.alone(() => Promise.resolve(1))).toBe(1);
  });
});
