/** Operators: everybody sees them, an analyst names, merges, splits, files and exports them. */
import { InputError } from '../../errors.ts';
import { openCase } from '../../flow/evidence/cases.ts';
import { exportOperator, type OperatorFormat } from '../../flow/evidence/export-operator.ts';
import { putOperator } from '../../flow/evidence/operator-case.ts';
import { mergeOperators, nameOperator, noteOnOperator, splitOperator } from '../../flow/screen/decide-operator.ts';
import { storedOperators } from '../../flow/screen/operators.ts';
import type { OperatorDecision } from '../../model/decisions/operator.ts';
import { operatorTexts as say } from '../../texts/operators.ts';
import type { PutInto } from '../cases/rule.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, analyst, found, judgeOf, reader } from '../frame/rule.ts';

/** Its id, or any site or party of it. */
export interface Keyed {
  readonly key: string;
}
type Reasoned = Keyed & { readonly why: string };

/** Sites with a value that are told at once. */
export const CARRIERS_SHOWN = 100;

export type OperatorRule = ReturnType<typeof operatorRule>;

export function operatorRule({ services }: DeskParts) {
  const { store, clock } = services;
  const one = async (key: string) => found((await storedOperators(store)).of(key), 'operator');
  /** A decision is about the sites that it has now. */
  const now = async (key: string) => found((await storedOperators(store, true)).of(key), 'operator');
  async function named(other: string) {
    const given = (await storedOperators(store, true)).of(other);
    if (given === undefined) throw new InputError(say.noSuchOperator(other), { fields: ['other'] });
    return given;
  }
  /** Joined anew at once: the next page must know the decision. */
  async function kept(decided: Promise<OperatorDecision>): Promise<OperatorDecision> {
    const decision = await decided;
    await storedOperators(store, true);
    return decision;
  }
  const person = ({ by, who }: Asking) => ({ by, ...judgeOf(who) });
  return {
    list: reader(() => storedOperators(store)),
    one: reader(({ key }: Keyed) => one(key)),
    name: analyst(async ({ key, name }: Keyed & { readonly name: string }, asking) =>
      kept(nameOperator(await now(key), name, person(asking), services)),
    ),
    note: analyst(async ({ key, text }: Keyed & { readonly text: string }, asking) =>
      kept(noteOnOperator(await now(key), text, person(asking), services)),
    ),
    merge: analyst(async ({ key, other, why }: Reasoned & { readonly other: string }, asking) =>
      kept(mergeOperators(await now(key), await named(other), why, person(asking), services)),
    ),
    split: analyst(async ({ key, nodes, why }: Reasoned & { readonly nodes: readonly string[] }, asking) =>
      kept(splitOperator(await now(key), nodes, why, person(asking), services)),
    ),
    putInto: analyst(async ({ key, case: given, name, text }: Keyed & PutInto, { by }) => {
      const whole = await now(key);
      const id = given || (await openCase(name || whole.name.slice(0, 200), by, services)).id;
      await putOperator(id, whole, text, { by, at: clock.now().toISOString() }, services);
      return { case: id };
    }),
    export: analyst(async ({ key, format }: Keyed & { readonly format: OperatorFormat }) =>
      exportOperator(await one(key), format, services),
    ),
    /** Sites that carry a value, for the graph. */
    carriers: reader(async ({ key, value }: Keyed & { readonly value: string }) => {
      const { nodes } = await one(key);
      const { total, sites } = await store.fingerprints.carrying([value], CARRIERS_SHOWN);
      const own = new Set(nodes.map((node) => node.key));
      return { value, total, sites: sites.map(({ site }) => ({ site, joined: own.has(site) })) };
    }),
  };
}
