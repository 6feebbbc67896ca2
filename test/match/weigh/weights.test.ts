import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEVELS, type SignalWeight, WEIGHTS } from '../../../src/match/weigh/weights.ts';
import type { SignalId } from '../../../src/signals/list.ts';

const ROOM = new URL('../../../src/signals/', import.meta.url);
const FILES = readdirSync(ROOM, { recursive: true, encoding: 'utf8' });

/** The code of a signal and of what it takes from its room, but for what all signals share. */
function codeOf(file: URL, seen = new Set<string>()): string {
  if (seen.has(file.href) || !file.href.startsWith(ROOM.href) || file.href.endsWith('/signal.ts')) return '';
  seen.add(file.href);
  const code = readFileSync(file, 'utf8');
  const parts = [...code.matchAll(/from '(\.[^']+)'/g)].map(([, one = '']) => codeOf(new URL(one, file), seen));
  return [code, ...parts].join('\n');
}

describe('the table of weights', () => {
  it.each(Object.keys(WEIGHTS))('gives %s no bits at a level that its comparison never gives', (id) => {
    const { identical, close, partial, different } = WEIGHTS[id as SignalId] as SignalWeight;
    const weighed = { identical: identical.each, close: close.each, partial: partial.each, different };
    const code = codeOf(new URL(FILES.find((file) => file.endsWith(`/${id}.ts`)) ?? '', ROOM))
      .replace(/Exclude<Level, 'different'>|(?:===|!==) '[a-z]+'/g, '')
      .replace(/^ *\/?\*.*$|\/\/.*$/gm, '');
    for (const [level, bits] of Object.entries(weighed))
      if (bits !== 0) expect(code.includes(`'${level}'`) || code.includes(`${level}:`), level).toBe(true);
  });

  it.each(Object.entries(WEIGHTS))('gives %s no less at a better level', (_, weight) => {
    // Levels that the signal never gives are left out.
    const given = LEVELS.map((level) => weight[level]).filter(({ cap }) => cap > 0);
    for (const [i, more] of given.entries()) {
      expect(given[i - 1]?.each ?? 0).toBeLessThanOrEqual(more.each);
      expect(given[i - 1]?.cap ?? 0).toBeLessThanOrEqual(more.cap);
    }
  });
});
