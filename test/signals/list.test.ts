import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SIGNALS, type SignalId, signalOf } from '../../src/signals/list.ts';

const SHELVES = ['identity', 'content', 'look', 'host'];
const filesIn = (folder: string): string[] =>
  SHELVES.flatMap((shelf) =>
    readdirSync(new URL(`${folder}/${shelf}/`, import.meta.url)).map((file) => `${folder}/${shelf}/${file}`),
  );

describe('the list of signals', () => {
  const ids = SIGNALS.map(({ id }) => id);

  it('names each signal once, after its file', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const files = filesIn('../../src/signals').map((file) => file.replace(/^.*\/|\.ts$/g, ''));
    expect(files.sort()).toEqual([...ids].sort());
  });

  it('gives the type of their ids', () => {
    // @ts-expect-error: no signal has this id
    const unknown: SignalId = 'no-such-signal';
    expect(signalOf(unknown)).toBeUndefined();
    for (const signal of SIGNALS) expect(signalOf(signal.id)).toBe(signal);
  });

  it('holds only signals whose tests run the contract', () => {
    const tested = filesIn('.').flatMap((file) => {
      const runs = file.endsWith('.test.ts') && /^signalContract\(\w+, examples\);$/m.test(textOf(file));
      return runs ? [file.replace(/^.*\/|\.test\.ts$/g, '')] : [];
    });
    expect(tested.sort()).toEqual([...ids].sort());
  });
});

function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
