/** Findings: the queue, each finding, its judgement and its files. */
import { InputError } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import { putIntoIn } from '../cases/page.ts';
import type { DeskParts } from '../frame/parts.ts';
import { judgementIn, saidOf, textOf, toIn, viewerOf } from '../frame/request.ts';
import { type Done, gets, named, posts } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import { findingPage } from './finding-page.ts';
import { Queue, queueOf, queuePath } from './queue.ts';
import { findingsPage } from './queue-page.ts';
import type { FindingRule } from './rule.ts';

export function findingPages(rule: FindingRule, { services }: DeskParts) {
  const to = ({ id }: { readonly id: string }, said: string): Done => [`/findings/${id}`, said];
  const stored = async (id: string) => found(await services.store.matches.get(id), 'finding');
  return [
    gets('/findings', rule.list, (c) => findingsPage(Queue.parse(c.req.query()), services, viewerOf(c), saidOf(c))),
    gets('/findings/{id}', rule.one, async (c, { id }) =>
      findingPage(await stored(id), services, viewerOf(c), saidOf(c)),
    ),
    gets('/findings/{id}/report.html', rule.html, (_, names, asking) => rule.html(names, asking)),
    gets('/findings/{id}/report.pdf', rule.pdf, (_, names, asking) => rule.pdf(names, asking)),
    // Alerts carry this address.
    gets('/matches/{id}', rule.one, (c, { id }) => c.redirect(`/findings/${encodeURIComponent(id)}`, 302)),
    posts(
      '/findings/judge',
      rule.judgeSeveral,
      (form) => ({ findings: chosenIn(form), ...judgementIn(form) }),
      ({ judgements }, _, __, form) => [queueIn(form), judgedText(judgements.length, judgementIn(form).judgement)],
    ),
    posts(
      '/findings/assign',
      rule.assign,
      (form) => ({ findings: chosenIn(form), to: toIn(form) }),
      ({ assigned }, _, __, form) => [queueIn(form), assignedText(assigned, toIn(form))],
    ),
    posts(
      '/findings/{id}/judge',
      rule.judge,
      (form, { id }) => ({ id, ...judgementIn(form) }),
      ({ judgement }, names) => to(names, judgedText(1, judgement)),
    ),
    posts(
      '/findings/{id}/assign',
      rule.assign,
      async (form, { id }) => ({ findings: [(await stored(id)).id], to: toIn(form) }),
      ({ assigned }, names, _, form) => to(names, assignedText(assigned, toIn(form))),
    ),
    posts(
      '/findings/{id}/case',
      rule.putInto,
      (form, { id }) => ({ id, ...putIntoIn(form) }),
      (_, names) => to(names, 'It is in the case.'),
    ),
    posts('/findings/{id}/bundle', rule.bundle, named, (file) => file),
  ];
}

/** The chosen findings. Throws InputError if none is chosen. */
function chosenIn(form: FormData): string[] {
  const ids = form.getAll('id').filter((one) => typeof one === 'string' && /^[0-9a-f]{1,64}$/.test(one)) as string[];
  if (ids.length === 0) throw new InputError('choose one or more findings first');
  return ids;
}

/** Back to the same page of the queue, with its filter. */
const queueIn = (form: FormData): string => queuePath(queueOf(textOf(form, 'queue')));

const judgedText = (count: number, judgement: string): string => `${counted(count, 'finding')} judged ${judgement}.`;

function assignedText(count: number, to: string | null): string {
  if (count === 0) return `Nothing changed: ${to === null ? 'nobody had it' : `it was with ${to} already`}.`;
  return to === null
    ? `${counted(count, 'finding')} given back to everybody.`
    : `${counted(count, 'finding')} assigned to ${to}.`;
}
