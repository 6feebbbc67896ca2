/** Chosen groups of findings, as their rows showed them → the ids of their findings. */

import { InputError } from '../../errors.ts';
import {
  type FindingGroup,
  findingGroups,
  type GroupChange,
  type Grouping,
  sinceSeen,
} from '../../flow/screen/finding-groups.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import { total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { groupTexts as say } from '../../texts/groups.ts';
import { Changed } from '../frame/rule.ts';
import { pairText } from './finding-line.ts';

/** Findings of a group that are judged at once, and of all chosen groups. */
export const MOST_IN_GROUP = 100;
const MOST_AT_ONCE = 500;
const CHANGES_SHOWN = 5;

/** A text that `stateOf` writes. */
export const GROUP_STATE = /^(?:[0-9a-z-]{1,16}[a-z]{2}[pnu-]-?\d{1,6}(?: |$)){1,100}$/;

export interface Chosen {
  readonly findings: readonly string[];
  /** States of groups, as their rows showed them. */
  readonly groups: readonly string[];
  /** The list that showed them. */
  readonly filter: MatchFilter;
  readonly grouping: Grouping;
}

/** Throws Changed, with what has changed, if a group is no longer as it was seen. */
export async function chosenIds(
  { findings, groups: states, filter, grouping }: Chosen,
  store: Services['store'],
): Promise<string[]> {
  if (states.length === 0) return [...new Set(findings)];
  const { groups } = await findingGroups(filter, { ...grouping, isFresh: true }, store);
  const seen = states.map((state) => sinceSeen(state, groups));
  const changes = seen.flatMap((one) => one.changes);
  if (changes.length > 0) throw new Changed(await changedText(changes, store));
  const inGroups = seen.flatMap(({ group }) => group?.findings.map(({ id }) => id) ?? []);
  const ids = [...new Set([...findings, ...inGroups])];
  if (ids.length > MOST_AT_ONCE) throw new InputError(say.tooMany(MOST_AT_ONCE, ids.length));
  return ids;
}

/** Groups that are small enough have a box. */
export const mayChoose = ({ findings }: FindingGroup): boolean => findings.length <= MOST_IN_GROUP;

async function changedText(changes: readonly GroupChange[], store: Services['store']): Promise<string> {
  const told: string[] = [];
  for (const { how, id } of changes.slice(0, CHANGES_SHOWN)) {
    const [whole = id] = how === 'gone' ? await store.matches.ids(id) : [id];
    const match = await store.matches.get(whole);
    const name = match === null ? whole : pairText(match);
    const last = (await store.judgements.of(whole)).at(-1);
    if (how === 'gone')
      told.push(
        match === null
          ? say.gone(name)
          : last === undefined
            ? say.left(name)
            : say.goneJudged(name, last.judgement, last.by),
      );
    else if (match !== null) {
      const now = frameTexts.verdictAndBits(match.verdict, total(match.weight));
      told.push(how === 'new' ? say.isNew(name, now) : say.isNow(name, now, last?.judgement ?? null));
    }
  }
  return say.changed(told.join('; '), changes.length - told.length);
}
