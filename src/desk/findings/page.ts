/** Findings: the queue, each finding, its judgement and its files. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { FINDING_FORMATS } from '../../report/exports.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { putIntoIn } from '../cases/page.ts';
import type { DeskParts } from '../frame/parts.ts';
import { reportPages } from '../frame/reports.ts';
import { allOf, choiceOf, judgementIn, saidOf, textOf, toIn, viewerOf } from '../frame/request.ts';
import { type Done, gets, named, posts } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import { exportedFile } from './exports.ts';
import { findingPage } from './finding-page.ts';
import { type Chosen, GROUP_STATE } from './groups.ts';
import { asFilter, findingPath, nextUnjudged, Queue, queueOf, queuePath } from './queue.ts';
import { findingsPage } from './queue-page.ts';
import type { FindingRule } from './rule.ts';

export function findingPages(rule: FindingRule, { services }: DeskParts) {
  const to = (names: { readonly id: string }, form: FormData, said: string, thing: string): Done => [
    findingPath(names.id, queueIn(form)),
    said,
    thing,
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
      rule.judgeQueue,
      (form, _, c) => ({ ...chosenIn(form, viewerOf(c).by), ...judgementIn(form) }),
      ({ judgements }, _, __, form) => [
        queuePath(queueIn(form)),
        say.judged(judgements.length, judgementIn(form).judgement),
        thingOf(markedIn(form), { judged: judgementIn(form).judgement }),
      ],
    ),
    posts(
      '/findings/assign',
      rule.assignQueue,
      (form, _, c) => ({ ...chosenIn(form, viewerOf(c).by), to: toIn(form) }),
      ({ assigned }, _, __, form) => [
        queuePath(queueIn(form)),
        assignedText(assigned, toIn(form)),
        thingOf(markedIn(form), assignedTo(toIn(form))),
      ],
    ),
    posts(
      '/findings/{id}/judge',
      rule.judge,
      (form, { id }) => ({ id, ...judgementIn(form) }),
      ({ judgement }, { id }, _, form) =>
        textOf(form, 'after') === 'next'
          ? [findingPath(id, queueIn(form), '/next'), say.earlierJudged(judgement), `/findings/${id}#judgement`]
          : to({ id }, form, say.judged(1, judgement), `/findings/${id}#judgement`),
    ),
    posts(
      '/findings/{id}/assign',
      rule.assign,
      async (form, { id }) => ({ findings: [(await stored(id)).id], to: toIn(form) }),
      ({ assigned }, names, _, form) =>
        to(names, form, assignedText(assigned, toIn(form)), queuePath(Queue.parse(assignedTo(toIn(form))))),
    ),
    posts(
      '/findings/{id}/case',
      rule.putInto,
      (form, { id }) => ({ id, ...putIntoIn(form) }),
      (folder, names, __, form) => to(names, form, frameTexts.isInCase, `/cases/${folder.id}`),
    ),
    posts('/findings/{id}/bundle', rule.bundle, named, (file) => file),
    posts(
      '/findings/{id}/export',
      rule.export,
      (form, { id }) => ({ id, format: formatIn(form) }),
      (text, { id }, _, form) => exportedFile(id, formatIn(form), text),
    ),
  ];
}

const formatIn = (form: FormData) => choiceOf(form, 'format', z.enum(FINDING_FORMATS), say.chooseFormat);

/** The chosen findings, and groups as their rows showed them. Throws InputError for none. */
function chosenIn(form: FormData, me: string): Chosen {
  const { findings, groups } = markedIn(form);
  if (findings.length + groups.length === 0) throw new InputError(say.chooseFirst);
  return { findings, groups, ...asFilter(queueIn(form), me) };
}

function markedIn(form: FormData): Pick<Chosen, 'findings' | 'groups'> {
  return {
    findings: allOf(form, 'id').filter((one) => /^[0-9a-f]{1,64}$/.test(one)),
    groups: allOf(form, 'group').filter((one) => GROUP_STATE.test(one)),
  };
}

/** The queue that the form's page was reached from. */
const queueIn = (form: FormData): Queue => queueOf(textOf(form, 'queue'));

/** The one finding, or the queue of those to which the same was done. */
const thingOf = ({ findings, groups }: Pick<Chosen, 'findings' | 'groups'>, done: object): string =>
  findings.length === 1 && groups.length === 0 ? `/findings/${findings[0]}` : queuePath(Queue.parse(done));

const assignedTo = (to: string | null): object => ({ judged: 'any', assigned: to === null ? 'nobody' : `name:${to}` });

function assignedText(count: number, to: string | null): string {
  if (count === 0) return say.nothingChanged(to);
  return to === null ? say.givenBack(count) : say.assigned(count, to);
}
