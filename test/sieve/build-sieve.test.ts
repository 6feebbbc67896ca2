import { expect, it } from 'vitest';
import { atomsOf } from '../../src/sieve/atoms.ts';
import { sieveBuilder } from '../../src/sieve/build-sieve.ts';
import { type Atom, lookUp, mayHave, type SieveTable } from '../../src/sieve/sieve-table.ts';
import { buildSieve } from '../../testkit/sieve.ts';

const mail = (name: string): Atom => atomsOf(`contact-email:${name}@old.test`)[0] as Atom;
function ownersOf(table: SieveTable, { kind, one, two }: Atom): [owner: number, bits: number][] {
  const found: [number, number][] = [];
  if (mayHave(table, one, two)) lookUp(table, kind, one, two, (owner, bits) => found.push([owner, bits]));
  return found.sort(([a], [b]) => a - b);
}

it('finds every value of thousands, and none else', () => {
  const builder = sieveBuilder();
  const names = Array.from({ length: 5_000 }, (_, at) => `name${at}`);
  for (const name of names) builder.add(name, [mail(name)]);
  const table = builder.done();
  for (const [owner, name] of names.entries()) expect(ownersOf(table, mail(name))).toEqual([[owner, 16]]);
  expect(ownersOf(table, mail('nobody'))).toEqual([]);
});

it('divides a value among its owners, and leaves out one of more than eight', () => {
  const owned = (count: number) =>
    buildSieve(new Map(Array.from({ length: count }, (_, owner) => [`e${owner}`, [mail('sales')]] as const)));
  expect(ownersOf(owned(4), mail('sales')).map(([, bits]) => bits)).toEqual([14, 14, 14, 14]);
  expect(ownersOf(owned(9), mail('sales'))).toEqual([]);
});

it('keeps the most of what one owner says of a value', () => {
  const sales = mail('sales');
  const table = buildSieve(new Map([['e1', [{ ...sales, bits: 9 }, sales, { ...sales, bits: 12 }]]]));
  expect(ownersOf(table, sales)).toEqual([[0, 16]]);
});

it('keeps the label of a network, though all carriers of an account have lowered its bits', () => {
  const lowered = atomsOf('messenger:telegram:quill_moor').map((one) => ({ ...one, bits: one.bits - 1 }));
  const table = buildSieve(new Map([['e1', lowered]]));
  for (const atom of lowered) expect(ownersOf(table, atom)).toHaveLength(1);
});
