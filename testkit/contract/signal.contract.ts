/** What every signal owes its readers. Its own test file calls this once with its examples: small sites and what must come out. */
import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../src/model/derived/fingerprint.ts';
import { Evidence } from '../../src/model/derived/match.ts';
import type { DocumentInfo } from '../../src/model/facts/visit.ts';
import type { Kind } from '../../src/model/words.ts';
import type { Site } from '../../src/page/view/views.ts';
import type { Comparison, SharedValue, Signal } from '../../src/signals/signal.ts';
import { type ExampleFacts, type ExampleImage, siteFrom } from '../site-fixture.ts';

const EMPTY_PAGE = '<!doctype html><html><head></head><body></body></html>';
const EvidenceSide = Evidence.shape.left;

function mirrored(comparison: Comparison | null): unknown {
  if (comparison === null) return null;
  const turn = (shared: SharedValue) => ({ ...shared, left: shared.right, right: shared.left });
  const { totals } = comparison;
  return {
    ...comparison,
    ...(totals && { totals: { left: totals.right, right: totals.left } }),
    left: comparison.right,
    right: comparison.left,
    shared: comparison.shared.map(turn),
  };
}

export interface SignalExample<Value> {
  readonly name: string;
  /** Where the site stands; default: a website on example.test. */
  readonly host?: string;
  readonly kind?: Kind;
  /** HTML of the home page, or of several by path, the home page first. */
  readonly pages: string | Readonly<Record<string, string>>;
  /** Captured pictures by path, for signals that read them. */
  readonly images?: Readonly<Record<string, ExampleImage>>;
  /** Captured documents by path, as capture would have read them. */
  readonly documents?: Readonly<Record<string, DocumentInfo>>;
  /** What the server and the registry showed beside the pages. */
  readonly facts?: ExampleFacts;
  /** What must come out: the values of a list of occurrences, in any order, or a check; null: the site carries nothing. */
  readonly expect: ((value: Value) => boolean) | readonly string[] | null;
}

/** Infers the type of the values from the signal. */
export function examplesOf<Value>(
  _signal: Signal<string, Value>,
  examples: SignalExample<Value>[],
): SignalExample<Value>[] {
  return examples;
}

function siteOf<Value>({ pages, host, kind, images, documents, facts }: SignalExample<Value>): Site {
  const options = { host, kind, images, documents, facts };
  return siteFrom(
    typeof pages === 'string' ? { '/': pages } : pages,
    Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  );
}

/** Fails where no two examples (nor one with itself) have anything in common: then nothing shows that compare works. */
export function expectCorrespondence<Value>(
  signal: Signal<string, Value>,
  examples: readonly SignalExample<Value>[],
): void {
  const values = examples.map((example) => signal.extract(siteOf(example))).filter((value) => value !== null);
  const levels = values.flatMap((left) => values.map((right) => signal.compare(left, right)?.level ?? null));
  expect(levels, 'no two examples correspond').toContainEqual(expect.stringMatching(/^(?:identical|close|partial)$/));
}

export function signalContract<Value>(signal: Signal<string, Value>, examples: readonly SignalExample<Value>[]): void {
  describe(`signal contract: ${signal.id}`, () => {
    const values = examples.map((example) => {
      return { example, extract: () => signal.extract(siteOf(example)) };
    });
    const tokensOf = (value: Value) => signal.tokens?.(value) ?? signal.keys?.(value) ?? [];
    const carried = (): Value[] =>
      values.flatMap(({ extract }) => {
        const value = extract();
        return value === null ? [] : [value]; // wrapped: a value may itself be a list
      });

    it('is described and has two examples or more, one of them with a value', () => {
      expect(signal.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(Number.isInteger(signal.version) && signal.version > 0).toBe(true);
      expect(signal.sentence).toMatch(/^\p{Lu}.*\.$/su);
      expect(examples.length).toBeGreaterThanOrEqual(2);
      expect(examples.some((example) => example.expect !== null)).toBe(true);
    });

    it('says in plain sentences, one to three, how it can mislead', () => {
      expect(signal.traps.length).toBeGreaterThanOrEqual(1);
      expect(signal.traps.length).toBeLessThanOrEqual(3);
      expect(new Set(signal.traps).size).toBe(signal.traps.length);
      for (const trap of signal.traps) expect(trap).toMatch(/^\p{Lu}[^.`_<>{}]{15,140}\.$/u);
    });

    it.each(values)('reads example "$example.name" as expected', ({ example, extract }) => {
      const value = extract();
      if (example.expect === null) expect(value).toBeNull();
      else {
        expect(value).not.toBeNull();
        expect(signal.value.safeParse(value).error).toBeUndefined();
        if (typeof example.expect === 'function')
          expect(example.expect(value as Value), JSON.stringify(value)?.slice(0, 600)).toBe(true);
        else expect((value as Occurrence[]).map((one) => one.value).sort()).toEqual([...example.expect].sort());
      }
    });

    it('reads nothing from an empty page without failing', () => {
      const value = signal.extract(siteFrom({ '/': EMPTY_PAGE }));
      if (value !== null) expect(signal.value.safeParse(value).error).toBeUndefined();
    });

    it('is deterministic and survives JSON', () => {
      for (const { extract } of values) {
        const [first, second] = [extract(), extract()];
        expect(second).toEqual(first);
        if (first === null) continue;
        const again = signal.value.parse(JSON.parse(JSON.stringify(first)));
        expect(again).toEqual(first);
        expect(signal.compare(again, first)).toEqual(signal.compare(first, first));
      }
    });

    it('names keys and tokens "signal:value", each once', () => {
      for (const value of carried()) {
        for (const list of [signal.keys?.(value) ?? [], signal.tokens?.(value) ?? []]) {
          expect(new Set(list).size).toBe(list.length);
          for (const entry of list) expect(entry.startsWith(`${signal.id}:`), entry).toBe(true);
        }
      }
    });

    it('has examples that correspond', () => {
      expectCorrespondence(signal, examples);
    });

    it('finds a value identical to itself, or says that it cannot tell', () => {
      for (const value of carried()) {
        const comparison = signal.compare(value, value);
        if (comparison === null) continue;
        expect(comparison.level).toBe('identical');
        expect(comparison.similarity).toBeCloseTo(1, 6);
      }
    });

    it('compares both ways alike, with whole evidence', () => {
      const all = carried();
      for (const left of all) {
        for (const right of all) {
          const there = signal.compare(left, right);
          expect(signal.compare(right, left)).toEqual(mirrored(there));
          if (there === null) continue;
          expect(there.similarity).toBeGreaterThanOrEqual(0);
          expect(there.similarity).toBeLessThanOrEqual(1);
          expect(there.note.length).toBeGreaterThan(0);
          if (there.level !== 'different') expect(there.shared.length).toBeGreaterThan(0);
          for (const side of [there.left, there.right, ...there.shared.flatMap((pair) => [pair.left, pair.right])]) {
            expect(EvidenceSide.safeParse(side).error).toBeUndefined();
            expect(side.quote.length).toBeLessThanOrEqual(200);
          }
          const known = new Set([...tokensOf(left), ...tokensOf(right)]);
          for (const { token, similarity } of there.shared) {
            expect(similarity).toBeGreaterThanOrEqual(0);
            expect(similarity).toBeLessThanOrEqual(1);
            if (token !== null && there.level !== 'different') expect(known, token).toContain(token);
          }
        }
      }
    });
  });
}
