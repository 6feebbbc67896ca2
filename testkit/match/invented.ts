/** Small invented signals, fingerprints and backgrounds, so that matching is tested without any page. */
import { z } from 'zod';
import type { Subject } from '../../src/match/readings/subject.ts';
import type { Traces } from '../../src/match/succession.ts';
import type { Background } from '../../src/model/derived/background.ts';
import type { EvidenceSide } from '../../src/model/derived/match.ts';
import type { Entity } from '../../src/model/facts/seed.ts';
import type { EvidenceGroup, Level } from '../../src/model/words.ts';
import type { Signal } from '../../src/signals/signal.ts';

export interface InventedValue {
  readonly values: readonly string[];
  readonly level?: Level;
  /** Stands where its site speaks of others. */
  readonly cited?: boolean;
}

const side = (site: string, value: string, cited = false): EvidenceSide => ({
  value,
  quote: `… ${value} …`,
  url: `https://${site}.test/`,
  selector: 'footer p',
  capture: `capture-${site}`,
  ...(cited ? { part: 'cited' } : {}),
});

/** Words of each invented passage. */
const PASSAGE = 15;

/** A signal whose value is a list of strings with the site that carries them; both share what is equal. */
export function invented(id: string, group: EvidenceGroup, version = 1, words?: number): Signal {
  interface Value extends InventedValue {
    readonly site: string;
  }
  const signal: Signal<string, Value> = {
    id,
    version,
    group,
    noun: ['invented value', 'invented values'],
    sentence: 'Invented values.',
    ...(id === 'structure' && { template: 'built' as const }),
    traps: ['Whoever invents values can invent the same.'],
    value: z.any(),
    extract: () => null,
    compare(left, right) {
      const both = left.values.filter((value) => right.values.includes(value)).sort();
      const level = left.level ?? right.level ?? 'identical';
      if (level !== 'different' && both.length === 0) return null;
      const shared = both.map((value) => ({
        token: `${id}:${value}`,
        similarity: 1,
        ...(words !== undefined && { amount: words }),
        left: side(left.site, value, left.cited),
        right: side(right.site, value, right.cited),
      }));
      const one = side(left.site, left.values[0] ?? '', left.cited);
      const two = side(right.site, right.values[0] ?? '', right.cited);
      return {
        level,
        similarity: level === 'different' ? 0 : 1,
        shared: level === 'different' ? [] : shared,
        left: level === 'different' ? one : (shared[0]?.left ?? one),
        right: level === 'different' ? two : (shared[0]?.right ?? two),
        note: `Both carry ${both.length} of the kind.`,
      };
    },
    ...(words !== undefined && {
      amounts: ({ values }: Value) => values.map((value) => [`${id}:${value}`, words] as const),
    }),
  };
  return signal;
}

export const MAIL = invented('contact-email', 'identity');
export const PHONE = invented('contact-phone', 'identity');
export const TEXT = invented('body-text', 'content', 1, PASSAGE);
export const TITLE = invented('title', 'content');
export const IMAGES = invented('images', 'content');
export const GOODS = invented('catalogue', 'content');
export const STRUCTURE = invented('structure', 'look');
export const NAVIGATION = invented('navigation', 'look');
export const FAVICON = invented('favicon', 'look');
export const PAPERS = invented('registration-number', 'identity');
export const LINK = invented('site-link', 'identity');
export const NAME = invented('residual-name', 'identity');
export const SHADOW = invented('no-such-row', 'identity');
export const ALL: readonly Signal[] = [
  ...[MAIL, PHONE, TEXT, TITLE, IMAGES, GOODS, STRUCTURE, NAVIGATION],
  ...[FAVICON, PAPERS, LINK, NAME, SHADOW],
];

export interface SubjectOptions {
  readonly startedAt?: string;
  readonly entity?: Entity;
  readonly hollow?: boolean;
  readonly languages?: readonly string[];
}

/** A side with the given values by signal id. */
export function subject(
  site: string,
  readings: Readonly<Record<string, InventedValue | readonly string[]>>,
  options: SubjectOptions = {},
): Subject {
  const startedAt = options.startedAt ?? '2026-01-02T03:04:05.000Z';
  const hollow = options.hollow === true;
  const state = hollow ? 'hollow' : 'captured';
  const condition = hollow ? 'challenge' : 'content';
  const visit = {
    ...{ id: `visit-${site}`, target: `https://${site}.test/`, site: `${site}.test`, kind: 'website' as const },
    ...({ state, condition, startedAt } as const),
  };
  const lists = Object.entries(readings).map(([id, value]) => [id, isList(value) ? { values: value } : value] as const);
  const tokens = lists.flatMap(([id, value]) => value.values.map((one) => `${id}:${one}`)).sort();
  return {
    visit,
    entity: options.entity ?? null,
    fingerprint: {
      ...{ id: `fingerprint-${site}`, visit: visit.id, target: visit.target, site: visit.site, kind: visit.kind },
      ...{ state, condition, comparable: !hollow, entity: options.entity?.id ?? null, pages: 3 },
      ...{ languages: [...(options.languages ?? ['en'])], capturedAt: startedAt, keys: tokens, tokens },
      readings: lists.map(([signal, value]) => ({
        signal,
        version: 1,
        value: { ...value, site },
        failure: null,
      })),
    },
  };
}

function isList(value: InventedValue | readonly string[]): value is readonly string[] {
  return Array.isArray(value);
}

export function background(sites = 0, counts: Readonly<Record<string, number>> = {}): Background {
  return { id: `background-${sites}`, sites, count: (token) => counts[token] ?? 0 };
}

export function entity(id: string, dates: Entity['dates'] = {}): Entity {
  const none = {
    websites: [],
    emails: [],
    phones: [],
    social: [],
    addresses: [],
    registrationNumbers: [],
    wallets: [],
  };
  return { id, type: 'company', names: [`${id} Trading`], aliases: [], dates, identifiers: none, captures: [] };
}

export const NO_TRACES: Traces = {
  ...{ residualNames: [], links: null, leansOn: null, years: null },
  ...{ formerly: null, moved: null },
};
