/** A Timeline → text for a terminal. */
import type { Change, Timeline } from '../model/timeline.ts';
import { visible } from './escape.ts';
import type { TextOptions } from './terminal.ts';
import { contactsText, counted, moment } from './wording.ts';

const SHOWN = 20;

export function timelineText(timeline: Timeline, { color }: TextOptions): string {
  const { site, kind, entity, sightings, events } = timeline;
  const contacts = contactsText(timeline);
  const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const lines = [
    bold(`${visible(site)} (${kind})${entity === null ? '' : `, attributed to ${visible(entity.name)}`}`),
    `${counted(sightings.length, 'visit')}; times are when it was received, or captured by whoever made the archive`,
    ...(contacts === null ? [] : [bold(contacts)]),
  ];
  for (const { at, kind: what, text, confirmed, changes } of events) {
    const when = at.length > 10 ? moment(at) : at;
    lines.push(`${when.padEnd(20)}  ${bold(what)}${confirmed ? '' : ' (not confirmed yet)'}  ${visible(text)}`);
    for (const change of changes.slice(0, SHOWN)) lines.push(`${''.padEnd(22)}${changeLine(change)}`);
    if (changes.length > SHOWN) lines.push(`${''.padEnd(22)}and ${changes.length - SHOWN} more (--json has all)`);
  }
  return lines.join('\n');
}

function changeLine({ what, about, signal, value, before, url, confirmed }: Change): string {
  const instead = before === null ? '' : ` instead of ${visible(before)}`;
  return `${SIGNS[what]} ${signal ?? about}: ${visible(value)}${instead}${confirmed ? '' : ' (seen once)'}  ${visible(url)}`;
}

const SIGNS: Readonly<Record<Change['what'], string>> = { appeared: '+', absent: '−', replaced: '≠' };
