/** A person's decision about an operator → a stored one. No verdict or evidence changes. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import type { OperatorDecision } from '../../model/decisions/operator.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { saidBy } from '../operations/said-by.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';

type Person = Pick<OperatorDecision, 'by' | 'as' | 'user'>;
type Deciding = Pick<Ports, 'store' | 'clock'>;

/** Throws InputError without a name for it. */
export function nameOperator(one: Operator, name: string, person: Person, ports: Deciding): Promise<OperatorDecision> {
  checkWritten({ name }, LENGTHS.name);
  if (name.trim() === '') throw new InputError('give the operator a name', { fields: ['name'] });
  return keep(one, { did: 'named', others: [], name: name.trim(), why: '' }, person, ports);
}

/** Throws InputError for an empty note. */
export function noteOnOperator(
  one: Operator,
  text: string,
  person: Person,
  ports: Deciding,
): Promise<OperatorDecision> {
  const { reason: why } = saidBy({ by: person.by, reason: text }, 'a note', 'text');
  return keep(one, { did: 'noted', others: [], name: null, why }, person, ports);
}

/** Throws InputError without a reason, or for one and the same operator. */
export function mergeOperators(
  one: Operator,
  other: Operator,
  why: string,
  person: Person,
  ports: Deciding,
): Promise<OperatorDecision> {
  const { reason } = saidBy({ by: person.by, reason: why }, 'a merge', 'why');
  const others = other.nodes.map(({ key }) => key);
  if (one.nodes.some(({ key }) => others.includes(key)))
    throw new InputError('both are the same operator already', { fields: ['other'] });
  return keep(one, { did: 'merged', others, name: null, why: reason }, person, ports);
}

/**
 * Splits some of its sites from the others. Throws InputError without a reason, and unless both
 * sides keep a site.
 */
export function splitOperator(
  one: Operator,
  chosen: readonly string[],
  why: string,
  person: Person,
  ports: Deciding,
): Promise<OperatorDecision> {
  const { reason } = saidBy({ by: person.by, reason: why }, 'a split', 'why');
  const keys = one.nodes.map(({ key }) => key);
  const others = keys.filter((key) => chosen.includes(key));
  const gone = chosen.find((key) => !keys.includes(key));
  if (gone !== undefined) throw new InputError(`${gone} is no longer a site of this operator`, { fields: ['nodes'] });
  if (others.length === 0 || others.length === keys.length)
    throw new InputError('choose the sites to split off, but not all', { fields: ['nodes'] });
  return keep(one, { did: 'split', others, name: null, why: reason }, person, ports);
}

async function keep(
  one: Operator,
  said: Pick<OperatorDecision, 'did' | 'others' | 'name' | 'why'>,
  { by, as, user }: Person,
  { store, clock }: Deciding,
): Promise<OperatorDecision> {
  if (by.trim() === '') throw new InputError('write your name: every entry says who made it', { fields: ['by'] });
  checkWritten({ by }, LENGTHS.person);
  const decision: OperatorDecision = {
    schema: 'revenant.operator-decision/1',
    id: randomUUID(),
    operator: one.id ?? randomUUID().replaceAll('-', '').slice(0, 16),
    ...said,
    nodes: one.nodes.map(({ key }) => key),
    by: by.trim(),
    ...(as !== undefined && { as }),
    ...(user !== undefined && { user }),
    at: clock.now().toISOString(),
  };
  await store.operatorDecisions.add(decision);
  return decision;
}
