/** Readings → what they say about which side came first. */
import { z } from 'zod';
import { normaliseCompanyName } from '../signals/company-name.ts';
import type { Subject } from './subject.ts';
import type { Traces } from './succession.ts';

/** What is looked for in a reading of `copyright-owner`; another shape says nothing. */
const Owners = z.object({
  owners: z.array(z.object({ value: z.string(), name: z.string() })),
  years: z.array(z.int()),
});
type Owners = z.infer<typeof Owners>;

// A year that a clock, a law or a typing error put there.
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export function tracesOf(left: Subject, right: Subject): { left: Traces; right: Traces } {
  return { left: tracesOn(left, right), right: tracesOn(right, left) };
}

function tracesOn(side: Subject, other: Subject): Traces {
  const mine = ownersOf(side);
  const years = mine.years.filter((year) => year >= FIRST_YEAR && year <= LAST_YEAR);
  return {
    residualNames: residualNames(mine, ownersOf(other), other),
    links: side.fingerprint.tokens.includes(`site-link:${other.visit.site}`),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
  };
}

/**
 * Names of the other side that this side gives as an owner's, beside one that only this side gives. A side that gives
 * no name of its own does not carry the other's: the two then simply name one owner.
 */
function residualNames(mine: Owners, theirs: Owners, other: Subject): string[] {
  const known = new Set(theirs.owners.map(({ value }) => value));
  for (const name of [...(other.entity?.names ?? []), ...(other.entity?.aliases ?? [])]) {
    known.add(normaliseCompanyName(name));
  }
  known.delete('');
  const left = mine.owners.filter(({ value }) => known.has(value));
  return left.length < mine.owners.length ? left.map(({ name }) => name).sort() : [];
}

function ownersOf({ fingerprint }: Subject): Owners {
  const reading = fingerprint.readings.find(({ signal }) => signal === 'copyright-owner');
  const parsed = Owners.safeParse(reading?.failure === null ? reading.value : null);
  return parsed.success ? parsed.data : { owners: [], years: [] };
}
