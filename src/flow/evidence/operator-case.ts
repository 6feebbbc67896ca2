/** Puts an operator into a case whole: the findings that join it, and a note with its sites. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import type { CaseItem } from '../../model/decisions/case.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Doer } from '../../model/ports/cases.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';

/** Throws InputError if there is no such open case. Findings that are in it stay as they are. */
export async function putOperator(
  id: string,
  one: Operator,
  text: string,
  doer: Doer,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  checkWritten({ text }, LENGTHS.reason);
  const findings = findingsOf(one).map((subject): CaseItem => ({ kind: 'finding', subject, text: '', ...doer }));
  const note = { kind: 'note' as const, subject: randomUUID(), text: noteOf(one, text), ...doer };
  if (!(await store.cases.putAll(id, [...findings, note]))) throw new InputError('there is no such open case');
}

/** Ids of the findings that join it. */
export const findingsOf = ({ links }: Operator): string[] =>
  links.flatMap(({ join }) => (join === null ? [] : [join.id]));

function noteOf(one: Operator, text: string): string {
  const [listed, sites] = [true, false].map((isListed) => one.nodes.filter(({ site }) => (site === null) === isListed));
  const lines = [
    text,
    `Operator: ${one.name}${one.id === null ? '' : ` (${one.id})`}`,
    `Listed: ${listed?.map(({ name, entities }) => `${name} (${entities.join(', ')})`).join('; ') || 'nobody'}`,
    `Findings: ${findingsOf(one).length}; between its sites, judged negative and left out: ${one.cut.length}`,
    'Sites:',
    ...(sites ?? []).map(({ name }) => name),
  ];
  const whole = lines.filter((line) => line !== '').join('\n');
  return whole.length <= LENGTHS.note ? whole : `${whole.slice(0, LENGTHS.note - 1)}…`;
}
