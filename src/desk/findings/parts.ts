/** The parts of a page about a match, in order of importance: for a finding and a comparison. */
import type { Evidence, Match } from '../../model/derived/match.ts';
import { type Html, html } from '../../report/escape.ts';
import { explanations, legend } from '../../report/match-section.ts';
import type { SectionOptions } from '../../report/section-options.ts';
import { itemList } from '../../report/shared-items.ts';
import { waterfall } from '../../report/waterfall.ts';
import * as words from '../../report/wording.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { linkTo } from '../frame/marks.ts';
import { reasonRows } from './reasons.ts';

export interface Part {
  readonly id: keyof typeof say.parts;
  /** How many there are, for the contents. */
  readonly count?: number;
  readonly body: Html;
}

/** Items that stand open; the rest is folded. */
const OPEN = { pictures: 8, texts: 5 };
/** Characters of one value that stand open. */
const LONGEST = 700;

/** The answer in a sentence, with what a person must know beside it. @param notes more of these */
export function whyCard(match: Match, notes: Html | false = false): Html {
  const same = words.sameSiteText(match);
  const doubts = match.innocent.length;
  return html`<div class="card why v-${match.verdict}">${same !== null && html`<p><b>${same}</b></p>`}<p>${words.verdictText(match)}${match.succession.direction !== 'undirected' && html` ${words.directionText(match)}`}</p>${match.verdict !== 'not-comparable' && chance(match)}${doubts > 0 && html`<p>${say.innocent(doubts, linkTo('#other'))}</p>`}${notes}<p class="soft small">${words.CAUTION}</p></div>`;
}

/** The probability, and folded what it rests on. */
function chance(match: Match): Html {
  const prior = words.priorBits(match);
  const rests = [
    ...(prior === null ? [] : [say.prior(2 ** prior, prior)]),
    ...[words.calibrationText(match), words.baseRateText(match)].filter((one) => one !== ''),
  ];
  const shown = html`${say.chance} <b>${words.percent(match.probability)}</b>`;
  return rests.length === 0
    ? html`<p>${shown}</p>`
    : html`<details class="more chance-of"><summary>${shown}</summary><p class="small">${rests.join(' ')}</p></details>`;
}

export function matchParts(match: Match, given: SectionOptions): Part[] {
  const options = { ...given, longest: LONGEST, apart: linkToItems };
  const { evidence, against } = match;
  const all = [...evidence, ...against];
  const items = (id: 'pictures' | 'passages'): Part[] => {
    const rows = all.flatMap((row) => (placeOf(row, options) === id ? [row.shared ?? onlyPair(row)] : []));
    const count = rows.reduce((sum, shared) => sum + shared.count, 0);
    const lists = rows.map((shared) => {
      // Pictures that are only nearly the same are worth a look first.
      const sorted = shared.items.toSorted((a, b) => Number(a.how === 'bytes') - Number(b.how === 'bytes'));
      return itemList({ ...shared, items: sorted }, shared.count - sorted.length, match, options, OPEN);
    });
    const names = [match.left, match.right].map((side) => html`<bdi>${words.nameOf(side)}</bdi>`);
    const head = id === 'passages' && html`<div class="pair names">${names}</div>`;
    return rows.length === 0 ? [] : [{ id, count, body: html`<div class="card">${head}${lists}</div>` }];
  };
  const weighs = ({ weight }: Evidence) => weight !== 0;
  return [
    {
      id: 'for',
      count: evidence.filter(weighs).length,
      body: reasonRows(evidence, match, options, say.noReasonFor),
    },
    {
      id: 'against',
      count: against.filter(weighs).length,
      body: reasonRows(against, match, options, say.noReasonAgainst),
    },
    { id: 'other', body: explanations(match, options) },
    ...items('pictures'),
    ...items('passages'),
    ...(all.length > 0
      ? [
          {
            id: 'weight' as const,
            body: html`<div class="card">${waterfall(match, options.words)}${legend(match)}</div>`,
          },
        ]
      : []),
  ];
}

/** A row without items states one pair. */
const onlyPair = ({ left, right }: Evidence): NonNullable<Evidence['shared']> => ({
  count: 1,
  items: [{ left, right }],
});

/** The part that shows a row's items. A passage has no value but its words; a picture says how. */
function placeOf({ shared, left, right }: Evidence, { pictures }: SectionOptions): 'pictures' | 'passages' | null {
  if (shared === undefined) return [left, right].every(({ value }) => pictures?.has(value)) ? 'pictures' : null;
  if (shared.items.some(({ how }) => how !== undefined)) return 'pictures';
  return words.isDigest(left.value) && left.value !== '' ? 'passages' : null;
}

function linkToItems(row: Evidence): Html | null {
  const place = placeOf(row, {});
  if (place === null || row.shared === undefined) return null;
  const { items, count } = row.shared;
  return html`<p class="how">${say.itemsBelow(items.length, count, linkTo(`#${place}`), place)}</p>`;
}

/** The contents beside the parts. */
export function partsWithContents(start: Html, parts: readonly Part[]): Html {
  const links = [{ id: 'sites' as const, count: undefined }, ...parts].map(
    ({ id, count }) =>
      html`<li><a href="#${id}">${say.partsShort[id] ?? say.parts[id]}</a>${count !== undefined && html` <span class="soft">${count}</span>`}</li>`,
  );
  const sections = parts.map(
    ({ id, body }) =>
      html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${say.parts[id]}</h2>${body}</section>`,
  );
  return html`<div class="work"><nav class="contents" aria-label="${say.contents}"><ul>${links}</ul></nav><div class="parts">${start}${sections}</div></div>`;
}
