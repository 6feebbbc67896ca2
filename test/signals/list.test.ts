import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SIGNALS } from '../../src/signals/list.ts';
import { signalContract } from '../contract/signal.contract.ts';

for (const signal of SIGNALS) signalContract(signal);

describe('the list of signals', () => {
  it('names each signal once, after its file', () => {
    const ids = SIGNALS.map(({ id }) => id);
    const shelves = ['identity', 'content', 'look', 'host'].flatMap((shelf) =>
      readdirSync(new URL(`../../src/signals/${shelf}/`, import.meta.url)),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(shelves.sort()).toEqual(ids.map((id) => `${id}.ts`).sort());
  });
});
