/** A Timeline → a part of a page, and text for a terminal. */
import { counted } from '../model/counted.ts';
import type { Change, Timeline } from '../model/derived/timeline.ts';
import { command } from '../model/text/program.ts';
import { timeText } from '../model/text/time-text.ts';
import { knownTime } from '../model/words.ts';
import { attributionLines } from './attribution.ts';
import { type Html, html, visible } from './escape.ts';
import type { RowWords } from './row-title.ts';
import { timeAxis } from './time-axis.ts';

/** Changes of one event. */
const MOST_CHANGES = { html: 30, text: 20 };
const WORDS: Readonly<Record<Change['what'], string>> = { appeared: 'added', absent: 'gone', replaced: 'replaced' };
const SIGNS: Readonly<Record<Change['what'], string>> = { appeared: '+', absent: '−', replaced: '≠' };
const TIMES = 'Times are those of our visits, or of the captures in an imported archive.';

/** The words of signals; absent: their ids. */
type Words = ReadonlyMap<string, RowWords>;

export function timelineSection(timeline: Timeline, words?: Words): Html {
  const { sightings, events } = timeline;
  const contacts = contactsText(timeline);
  return html`<p class="soft small">${counted(sightings.length, 'visit')}. ${TIMES} “Gone” means that a later visit looked at the same place and did not find it. When it was removed is unknown.</p>${contacts !== null && html`<p><b>${contacts}</b></p>`}
<div class="card"><table class="summary timeline"><thead><tr><th>When</th><th>What</th><th>Seen</th></tr></thead><tbody>
${events.map(
  ({ at, kind, text, confirmed, changes }) =>
    html`<tr><td class="num">${timeText(at)}</td><td><span class="tag">${kind.replaceAll('-', ' ')}</span>${!confirmed && html`<br><span class="soft small">not confirmed yet</span>`}</td><td><bdi>${text}</bdi>${changes.length > 0 && changeItems(changes, words, MOST_CHANGES.html)}</td></tr>`,
)}</tbody></table></div>`;
}

export function changeItems(changes: readonly Change[], words?: Words, most = changes.length): Html {
  const more = changes.length - most;
  return html`<ul class="plain small">${changes
    .slice(0, most)
    .map(
      ({ before, url, confirmed, ...change }) =>
        html`<li><b>${WORDS[change.what]}</b> ${nounOf(change, words)}: <bdi>${shown(change)}</bdi>${before !== null && html` instead of <bdi>${before}</bdi>`}${!confirmed && html` <span class="soft">(seen once)</span>`}<br><code>${url}</code></li>`,
    )}${more > 0 && html`<li>and ${more} more</li>`}</ul>`;
}

const nounOf = ({ signal, about }: Pick<Change, 'signal' | 'about'>, words?: Words): string =>
  signal === null ? about : (words?.get(signal)?.noun[0] ?? signal);

/** The visits on a real time axis; the filled ones found the site present. */
export function timelineAxis({ site, sightings }: Timeline): Html | null {
  const visits = sightings.flatMap(({ at, presence }) => {
    const known = knownTime(at);
    return known === null ? [] : [{ at: known, isMatched: presence === 'present' }];
  });
  return timeAxis([{ name: site, visits }], 'found present');
}

export function timelineText(timeline: Timeline, { color }: { readonly color: boolean }): string {
  const { site, kind, entity, sightings, events } = timeline;
  const contacts = contactsText(timeline);
  const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const indent = ' '.repeat(24);
  const lines = [
    bold(`${visible(site)} (${kind})${entity === null ? '' : `, attributed to ${visible(entity.name)}`}`),
    ...attributionLines({ ...timeline, input: site }, command).map(visible),
    `${counted(sightings.length, 'visit')}. ${TIMES}`,
    ...(contacts === null ? [] : [bold(contacts)]),
  ];
  for (const { at, kind: what, text, confirmed, changes } of events) {
    const heading = bold(what.replaceAll('-', ' ')) + (confirmed ? '' : ' (not confirmed yet)');
    lines.push(`${timeText(at).padEnd(22)}  ${heading}  ${visible(text)}`);
    for (const change of changes.slice(0, MOST_CHANGES.text)) lines.push(indent + changeLine(change));
    const more = changes.length - MOST_CHANGES.text;
    if (more > 0) lines.push(`${indent}and ${more} more (--json has all)`);
  }
  return lines.join('\n');
}

function changeLine({ before, url, confirmed, ...change }: Change): string {
  const instead = before === null ? '' : ` instead of ${visible(before)}`;
  return `${SIGNS[change.what]} ${change.signal ?? change.about}: ${visible(shown(change))}${instead}${confirmed ? '' : ' (seen once)'}  ${visible(url)}`;
}

/**
 * The value of a postal address is the parts that are compared: a person reads the line on the
 * page.
 */
function shown({ signal, value, quote }: Pick<Change, 'signal' | 'value' | 'quote'>): string {
  return signal === 'street-address' ? quote : value;
}

/** Null: no contact changed. */
function contactsText({ events }: Pick<Timeline, 'events'>): string | null {
  const changes = events.filter(({ kind }) => kind === 'contacts-changed');
  const last = changes.at(-1);
  if (last === undefined) return null;
  const often = changes.length === 1 ? 'once: seen' : `${changes.length} times, last seen`;
  return `Contacts changed ${often} in the visit of ${timeText(last.at)}.`;
}
