/** One list of an import: its counts, its changes, its bad rows. */
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { importTexts as say } from '../../texts/imports.ts';
import { bdi } from '../frame/marks.ts';
import type { Import, ReadList } from './import.ts';

export function listCard(
  { version, isUnchanged, shown, problems, notes, sites }: ReadList,
  state: Import['state'],
): Html {
  const { list, ordinal, date, counts, changes } = version;
  const { added, removed, returned, changed } = changes;
  const rows = shown.map(
    ({ kind, entity, touches }) =>
      html`<tr><td class="sites">${nameOf(entity, state)}</td><td>${kind}</td><td><bdi>${entity.id}</bdi></td><td>${touches.length > 0 && say.touches(touches.map(({ site }) => site).join(', '))}</td></tr>`,
  );
  const isFirst = ordinal === 1;
  return html`<div class="card"><h2><bdi>${list}</bdi></h2><p>${say.versionOf(ordinal, timeText(date))}. ${say.counts(counts.entities, counts.aliases)}.${sites != null && ` ${say.namesSites(sites)}`}</p>
<p>${isUnchanged ? say.isUnchanged : isFirst ? say.isFirst : html`<b>${say.changesOf(added, removed, returned, changed)}</b>`}</p>
${notes.length > 0 && html`<ul class="plain">${notes.map((note) => html`<li><bdi>${note}</bdi></li>`)}</ul>`}
${counts.badRows > 0 && html`<h3>${say.badRows(counts.badRows)}</h3><ul class="plain">${problems.map(({ file, line, field, reason }) => html`<li>${say.badRowAt(bdi(file), line, bdi(field), bdi(reason))}</li>`)}</ul>${counts.badRows > problems.length && html`<p class="soft">${frameTexts.firstShown(problems.length)}</p>`}`}
${rows.length > 0 && html`<h3>${isFirst ? say.touchingSites : say.changes}</h3><table class="summary"><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.kind}</th><th>${frameTexts.number}</th><th>${frameTexts.sites}</th></tr></thead><tbody>${rows}</tbody></table>${rows.length < added + removed + returned + changed && !isFirst && html`<p class="soft">${frameTexts.firstShown(rows.length)}</p>`}`}</div>`;
}

/** A new entity has a page only once the list is imported. */
const nameOf = ({ id, name }: { readonly id: string; readonly name: string }, state: Import['state']): Html =>
  state === 'done'
    ? html`<a href="/entities/${encodeURIComponent(id)}"><bdi>${name}</bdi></a>`
    : html`<bdi>${name}</bdi>`;
