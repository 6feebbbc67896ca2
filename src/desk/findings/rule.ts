/** Findings: everybody sees them, an analyst judges, assigns and exports them. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { exportFindings } from '../../flow/evidence/export-findings.ts';
import { exportMatch } from '../../flow/evidence/export-match.ts';
import { findingReport } from '../../flow/evidence/reports.ts';
import { assign } from '../../flow/screen/assign.ts';
import { findingGroups, type Grouping } from '../../flow/screen/finding-groups.ts';
import { judge } from '../../flow/screen/judge.ts';
import { reviewsOf } from '../../flow/screen/reviews.ts';
import { standingsOf } from '../../flow/standings.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import type { Match, MatchDocument } from '../../model/derived/match.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import type { FileType, FindingFormat, ReportLength } from '../../report/exports.ts';
import { documentOf } from '../../report/finding.ts';
import { groupTexts as say } from '../../texts/groups.ts';
import { type PutInto, putInto } from '../cases/rule.ts';
import { type DeskFile, reportFile } from '../frame/files.ts';
import { cut, type Paged, placeOf } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, analyst, found, judgeOf, type Named, reader } from '../frame/rule.ts';
import { type Chosen, chosenIds, GROUP_STATE } from './groups.ts';

type Said = Pick<Judgement, 'judgement' | 'why'>;
/** Undefined filters are not applied; assigned to '' means nobody. @see MatchFilter */
type Asked = Paged & {
  readonly [Name in Exclude<keyof MatchFilter, 'assigned' | 'limit' | 'after' | 'offset'>]?:
    | MatchFilter[Name]
    | undefined;
} & { readonly assigned?: string | undefined };

interface Grouped {
  readonly q?: string | undefined;
  readonly sort?: Grouping['sort'];
  readonly operator?: string | undefined;
}
type GroupsAsked = Asked & Grouped & Said & { readonly groups: readonly string[] };

export type FindingRule = ReturnType<typeof findingRule>;

export function findingRule(parts: DeskParts) {
  const { services, exporting, heavy } = parts;
  const { store } = services;
  const stored = async (id: string): Promise<Match> => found(await store.matches.get(id), 'finding');
  const nameOf = ({ id }: Match): string => `match-${id.slice(0, 12)}`;

  async function documents(matches: readonly Match[]): Promise<MatchDocument[]> {
    const standings = await standingsOf(matches, store);
    const ids = matches.map(({ id }) => id);
    const reviews = await reviewsOf(ids, services);
    return matches.map((match) =>
      documentOf({ match, standing: standings.get(match.id) ?? null, review: reviews.get(match.id) ?? null }),
    );
  }
  const decide = (match: Match, { judgement, why }: Said, { who, by }: Asking): Promise<Judgement> =>
    judge(match, { judgement, why, by, ...judgeOf(who) }, services);

  async function judgeAll(ids: readonly string[], said: Said, asking: Asking) {
    const matches = await store.matches.several(ids);
    const judgements: Judgement[] = [];
    for (const match of ids.flatMap((id) => matches.get(id) ?? [])) judgements.push(await decide(match, said, asking));
    return { judgements, missing: ids.filter((id) => !matches.has(id)) };
  }

  const report = (length: ReportLength, type: FileType) =>
    reader(async ({ id }: Named, asking) => {
      const match = await stored(id);
      const standing = (await standingsOf([match], store)).get(id) ?? null;
      const judgements = await store.judgements.of(id);
      const review = services.secondReviewer ? reviewOf(judgements) : null;
      const made = () => findingReport({ match, judgements, standing, review }, length, services);
      return reportFile(`${nameOf(match)}-${length}`, type, made, parts, asking);
    });

  return {
    list: reader(async ({ cursor, limit, ...asked }: Asked) => {
      const rows = await store.matches.list({ ...filterIn(asked), limit: limit + 1, ...startOf(cursor) });
      const { shown, next } = cut(rows, limit, ({ weight, id }) => [weight, id]);
      return { findings: await documents(shown), next };
    }),
    one: reader(async ({ id }: Named) => found((await documents([await stored(id)]))[0], 'finding')),
    judgements: reader(async ({ id }: Named) => store.judgements.of((await stored(id)).id)),
    judge: analyst(async ({ id, ...said }: Named & Said, asking) => decide(await stored(id), said, asking)),
    judgeSeveral: analyst(({ findings, ...said }: Said & { readonly findings: readonly string[] }, asking) =>
      judgeAll([...new Set(findings)], said, asking),
    ),
    /** Findings and groups that a queue showed. Throws Changed. */
    judgeQueue: analyst(async (asked: Chosen & Said, asking) => judgeAll(await chosenIds(asked, store), asked, asking)),
    assignQueue: analyst(async (asked: Chosen & { readonly to: string | null }, { by }) => {
      return { assigned: await assign(await chosenIds(asked, store), asked.to, by, services) };
    }),
    groups: reader(async ({ cursor, limit, q, sort, operator, ...asked }: Asked & Grouped) => {
      const { groups } = await findingGroups(filterIn(asked), { sort, words: q, operator }, store);
      const place = placeOf(cursor, GroupPlace);
      const at = place === null ? -1 : groups.findIndex(({ key }) => key === place[1]);
      // A group that is gone: the one that now stands where it stood.
      const from = place === null ? 0 : at < 0 ? place[0] : at + 1;
      return cut(groups.slice(from, from + limit + 1), limit, ({ key }) => [from + limit - 1, key]);
    }),
    judgeGroups: analyst(async ({ groups, q, sort, operator, judgement, why, ...asked }: GroupsAsked, asking) => {
      const { cursor: _, limit: __, ...filter } = asked;
      if (!groups.every((state) => GROUP_STATE.test(state))) throw new InputError(say.noState);
      const chosen = { findings: [], groups, filter: filterIn(filter), grouping: { sort, words: q, operator } };
      return { judgements: (await judgeAll(await chosenIds(chosen, store), { judgement, why }, asking)).judgements };
    }),
    assignment: reader(async ({ id }: Named) => {
      await stored(id);
      return (await store.assignments.of([id])).get(id) ?? null;
    }),
    /** @param asked.to null: gives it to nobody */
    assign: analyst(
      async ({ findings, to }: { readonly findings: readonly string[]; readonly to: string | null }, { by }) => {
        return { assigned: await assign(findings, to, by, services) };
      },
    ),
    putInto: analyst(async ({ id, ...where }: Named & PutInto, { by }) =>
      putInto(where, { kind: 'finding', subject: (await stored(id)).id }, by, services),
    ),
    bundle: analyst(async ({ id }: Named, { who, signal }): Promise<DeskFile> => {
      const match = await stored(id);
      const { file } = await heavy.take(who.user, () => exportMatch(match, exporting), signal);
      return { name: `${nameOf(match)}.wacz`, type: 'application/wacz', bytes: file };
    }),
    export: analyst(async ({ id, format }: Named & { readonly format: FindingFormat }) =>
      exportFindings([await stored(id)], format, services),
    ),
    report,
  };
}

/** Without what is empty. */
function filterIn({ assigned, ...asked }: Omit<Asked, keyof Paged>): MatchFilter {
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as MatchFilter;
  return { ...filter, ...(assigned !== undefined && { assigned: assigned || null }) };
}

const GroupPlace = z.tuple([z.int().min(0), z.string().max(LENGTHS.id)]);
const Place = z.tuple([z.number(), z.string().max(64)]);

/** The start of a page. An earlier version used a number of rows to skip as cursor. */
function startOf(cursor: string | undefined): Pick<MatchFilter, 'after' | 'offset'> {
  if (cursor !== undefined && /^\d{1,9}$/.test(cursor)) return { offset: Number(cursor) };
  const place = placeOf(cursor, Place);
  return place === null ? {} : { after: { weight: place[0], id: place[1] } };
}
