/** The side of a finding that is listed → which one it is, why and since when, in words. */
import type { Alert, ListedSide, ListedWhy } from '../model/alert.ts';
import type { Match, MatchSide } from '../model/derived/match.ts';

const WHY: Readonly<Record<ListedWhy, string>> = {
  entry: 'an entry of the list',
  list: 'named by the list',
  capture: 'captured for the list',
  seed: 'named by a seed of yours',
  person: 'attributed by a person',
};

/** Undefined: neither side is. @param also other entries that name the same site */
export function listedSideOf(
  { left, right }: Pick<Match, 'left' | 'right'>,
  also: readonly NonNullable<Alert['entity']>[] = [],
): ListedSide | undefined {
  if (left.entity === null && right.entity === null) return undefined;
  const [side, listed] = left.entity === null ? (['right', right] as const) : (['left', left] as const);
  const { attribution } = listed;
  const why = listed.kind === 'list' ? 'entry' : (attribution?.why ?? null);
  const since = (listed.kind === 'list' ? listed.capturedAt : attribution?.since)?.slice(0, 10) ?? null;
  return {
    ...{ side, why, since },
    ...(attribution !== undefined && { checked: attribution.checked }),
    ...(attribution?.chain !== undefined && { chain: [...attribution.chain] }),
    text: wordsOf(why, since, attribution),
    ...(also.length > 0 && { also: [...also] }),
  };
}

function wordsOf(why: ListedWhy | null, since: string | null, attribution: MatchSide['attribution']): string {
  if (why === null) return 'attributed to the listed company';
  const when = since === null ? '' : why === 'entry' ? ` as of ${since}` : ` since ${since}`;
  const part = attribution?.address === undefined ? '' : ', only a part of the site';
  return `${WHY[why]}${when}${part}${attribution?.checked === false ? '; its owner since then is not checked' : ''}`;
}
