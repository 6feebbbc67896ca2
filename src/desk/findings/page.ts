/** Findings: the queue, each finding, its judgement and its files. */
import { InputError } from '../../errors.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { putIntoIn } from '../cases/page.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reportPages } from '../frame/reports.ts';
import { judgementIn, saidOf, textOf, toIn, viewerOf } from '../frame/request.ts';
import { type Done, gets, named, posts } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import { exportedFile, formatIn } from './exports.ts';
import { findingPage } from './finding-page.ts';
import { findingPath, nextUnjudged, Queue, queueOf, queuePath } from './queue.ts';
import { findingsPage } from './queue-page.ts';
import type { FindingRule } from './rule.ts';

export function findingPages(rule: FindingRule, { services }: DeskParts) {
  const to = (names: { readonly id: string }, form: FormData, said: string): Done => [
    findingPath(names.id, queueIn(form)),
    said,
  ];
  const stored = async (id: string) => found(await services.store.matches.get(id), 'finding');
  return [
    gets('/findings', rule.list, (c) => findingsPage(Queue.parse(c.req.query()), services, viewerOf(c), saidOf(c))),
    gets('/findings/{id}', rule.one, async (c, { id }) =>
      findingPage(await stored(id), services, {
        viewer: viewerOf(c),
        queue: Queue.parse(c.req.query()),
        said: saidOf(c),
      }),
    ),
    gets('/findings/{id}/next', rule.one, async (c, { id }) => {
      const queue = Queue.parse(c.req.query());
      const next = await nextUnjudged(await stored(id), queue, viewerOf(c).by, services.store);
      return next === null ? [queuePath(queue), say.noneLeft] : c.redirect(findingPath(next, queue), 302);
    }),
    ...reportPages('findings', rule.report),
    // Alerts carry this address.
    gets('/matches/{id}', rule.one, (c, { id }) => c.redirect(`/findings/${encodeURIComponent(id)}`, 302)),
    posts(
      '/findings/judge',
      rule.judgeSeveral,
      (form) => ({ findings: chosenIn(form), ...judgementIn(form) }),
      ({ judgements }, _, __, form) => [
        queuePath(queueIn(form)),
        say.judged(judgements.length, judgementIn(form).judgement),
      ],
    ),
    posts(
      '/findings/assign',
      rule.assign,
      (form) => ({ findings: chosenIn(form), to: toIn(form) }),
      ({ assigned }, _, __, form) => [queuePath(queueIn(form)), assignedText(assigned, toIn(form))],
    ),
    posts(
      '/findings/{id}/judge',
      rule.judge,
      (form, { id }) => ({ id, ...judgementIn(form) }),
      ({ judgement }, { id }, _, form) =>
        textOf(form, 'after') === 'next'
          ? [findingPath(id, queueIn(form), '/next'), say.earlierJudged(judgement)]
          : to({ id }, form, say.judged(1, judgement)),
    ),
    posts(
      '/findings/{id}/assign',
      rule.assign,
      async (form, { id }) => ({ findings: [(await stored(id)).id], to: toIn(form) }),
      ({ assigned }, names, _, form) => to(names, form, assignedText(assigned, toIn(form))),
    ),
    posts(
      '/findings/{id}/case',
      rule.putInto,
      (form, { id }) => ({ id, ...putIntoIn(form) }),
      (_, names, __, form) => to(names, form, frameTexts.isInCase),
    ),
    posts('/findings/{id}/bundle', rule.bundle, named, (file) => file),
    posts(
      '/findings/{id}/export',
      rule.export,
      (form, { id }) => ({ id, format: formatIn(textOf(form, 'format')) }),
      (text, { id }, _, form) => exportedFile(id, formatIn(textOf(form, 'format')), text),
    ),
  ];
}

/** The chosen findings. Throws InputError if none is chosen. */
function chosenIn(form: FormData): string[] {
  const ids = form.getAll('id').filter((one) => typeof one === 'string' && /^[0-9a-f]{1,64}$/.test(one)) as string[];
  if (ids.length === 0) throw new InputError(say.chooseFirst);
  return ids;
}

/** The queue that the form's page was reached from. */
const queueIn = (form: FormData): Queue => queueOf(textOf(form, 'queue'));

function assignedText(count: number, to: string | null): string {
  if (count === 0) return say.nothingChanged(to);
  return to === null ? say.givenBack(count) : say.assigned(count, to);
}
