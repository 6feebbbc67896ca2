/** Answers of registries: text and JSON of strangers made safe, and a Lookup made of them. */

import type { RegistrationFacts } from '../model/facts/observation.ts';
import type { FetchFailure } from '../model/ports/egress.ts';
import type { Lookup } from '../model/ports/registry.ts';
import { cleanText } from '../model/text/clean-text.ts';

/** Longer than any name, address or status; the rest is cut. */
const LONGEST = 300;
const MOST = 30;

export type Answer = Omit<Lookup, 'method'>;

export function registrationFound(source: string, value: RegistrationFacts, detail: string): Answer {
  return { outcome: 'found', source, detail, said: [{ kind: 'registration', value, source }] };
}

export function nothingFound(outcome: Answer['outcome'], source: string, detail: string): Answer {
  return { outcome, source, detail, said: [] };
}

/** Makes an answer of an egress outcome without one. */
export function failedAnswer(
  source: string,
  { state, code, detail }: Pick<FetchFailure, 'state' | 'code' | 'detail'>,
): Answer {
  return nothingFound(state === 'failed' ? 'unreadable' : state, source, `${code}: ${detail}`);
}

/** One line without control characters and runs of blanks; may be empty. */
export function cleanLine(text: string): string {
  return cleanText(text.slice(0, 4 * LONGEST))
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed();
}

/** Each once, in order; the first few. */
export function cleanLines(texts: readonly string[]): string[] {
  return [...new Set(texts.map(cleanLine).filter((text) => text !== ''))].slice(0, MOST);
}

/**
 * A host name as registries write it (upper case, a final dot, addresses after it); empty for
 * anything else.
 */
export function hostIn(text: string): string {
  const [name = ''] = text
    .trim()
    .toLowerCase()
    .split(/[\s,;(]/, 1);
  const bare = name.replace(/\.$/, '');
  return bare.length <= 253 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(bare) ? bare : '';
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Rows of "server tld tld…" → the server of each top-level domain; `{tld}` in a server's name
 * stands for the domain.
 */
export function serverTable(rows: readonly string[]): ReadonlyMap<string, string> {
  const pairs = rows.flatMap((row) => {
    const [server = '', ...tlds] = row.split(/\s+/);
    return tlds.map((tld) => [tld, server.replaceAll('{tld}', tld)] as const);
  });
  return new Map(pairs);
}
