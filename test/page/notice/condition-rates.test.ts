/**
 * A folder of invented pages, most of them notices of hosts, parkers, gatekeepers and platforms, in
 * four sets: words that the code knows, other words, languages that were listed late, and languages
 * that nobody listed. What counts is how many are seen through, and that honest pages keep their
 * content.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Condition, Kind } from '../../../src/model/words.ts';
import { open } from '../../../testkit/page/fixtures.ts';

interface Page {
  readonly file: string;
  readonly want: Condition;
  readonly status?: number;
  readonly kind?: Kind;
  readonly url?: string;
}

const folder = new URL('../pages/', import.meta.url);
const PAGES: readonly Page[] = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));

const READ = PAGES.map((page) => ({
  ...page,
  got: open(readFileSync(new URL(page.file, folder), 'utf8'), page.url, page.kind, page.status).condition,
}));

const setOf = (name: string) => READ.filter(({ file }) => file.startsWith(`${name}/`));
const share = (pages: typeof READ, right: (page: (typeof READ)[number]) => boolean): number =>
  pages.filter(right).length / pages.length;

/** Least share of notices seen through, of those called by their name, and of honest pages that keep their content. */
const RATES = {
  known: [1, 0.98, 0.98],
  'other-words': [0.95, 0.9, 0.88],
  'late-languages': [0.98, 0.97, 1],
  'unlisted-languages': [0.8, 0.65, 1],
} as const;

describe.each(Object.entries(RATES))('pages of the set %s', (name, [seen, called, kept]) => {
  const notices = setOf(name).filter(({ want }) => want !== 'content');
  const honest = setOf(name).filter(({ want }) => want === 'content');

  it('are seen through where they are notices, and called by their name', () => {
    expect(notices.length).toBeGreaterThan(30);
    expect(share(notices, ({ got }) => got !== 'content')).toBeGreaterThanOrEqual(seen);
    expect(share(notices, ({ got, want }) => got === want)).toBeGreaterThanOrEqual(called);
  });

  it('keep their content where they are honest', () => {
    expect(honest.length).toBeGreaterThan(10);
    expect(share(honest, ({ got }) => got === 'content')).toBeGreaterThanOrEqual(kept);
  });
});
