/** A Timeline → the part of a page that shows it. */
import type { Change, Timeline } from '../model/timeline.ts';
import { type Html, html } from './escape.ts';
import { contactsText, counted, moment } from './wording.ts';

const SHOWN = 30;

export function timelineSection(timeline: Timeline): Html {
  const { sightings, events } = timeline;
  const contacts = contactsText(timeline);
  return html`<p class="soft small">${counted(sightings.length, 'visit')}. Times are when it was received, or captured by whoever made the archive. “Absent” means that it was looked for where it had stood and not found; when it was taken away nobody here knows.</p>${contacts !== null && html`<p><b>${contacts}</b></p>`}
<div class="card"><table class="summary timeline"><thead><tr><th>When</th><th>What</th><th>Seen</th></tr></thead><tbody>
${events.map(
  ({ at, kind, text, confirmed, changes }) =>
    html`<tr><td class="num">${at.length > 10 ? moment(at) : at}</td><td><span class="tag">${kind}</span>${!confirmed && html`<br><span class="soft small">not confirmed yet</span>`}</td><td><bdi>${text}</bdi>${changesOf(changes)}</td></tr>`,
)}</tbody></table></div>`;
}

function changesOf(changes: readonly Change[]): Html | false {
  const more = changes.length - SHOWN;
  return (
    changes.length > 0 &&
    html`<ul class="plain small">${changes
      .slice(0, SHOWN)
      .map(
        ({ what, about, signal, value, before, url, confirmed }) =>
          html`<li><b>${what}</b> ${signal ?? about}: <bdi>${value}</bdi>${before !== null && html` instead of <bdi>${before}</bdi>`}${!confirmed && html` <span class="soft">(seen once)</span>`}<br><code>${url}</code></li>`,
      )}${more > 0 && html`<li>and ${more} more</li>`}</ul>`
  );
}
