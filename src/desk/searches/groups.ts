/** Hits of a search as a page shows them, a group a kind: all of it text of sites or of people. */
import type { FoundGroup, FoundHit, SearchDocument } from '../../model/decisions/search.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { searchTexts as say } from '../../texts/searches.ts';
import { bdi, separated } from '../frame/marks.ts';

/** Readings without a hit are not in the document. */
export function foundGroups({ asked, groups = [], readings = [], unread }: SearchDocument): Html {
  const later = unread !== undefined && (unread.visits > 0 || unread.facts);
  return html`${
    groups.length === 0
      ? html`<p class="card">${say.nothingFits(bdi(asked))}</p>`
      : html`<p class="soft small">${say.readings(separated(readings.map(({ as, text }) => html`${say.readAsA[as]} ${bdi(text)}`)))}</p>`
  }
${later && html`<p class="soft" role="status">${say.unread(unread.visits)}</p>`}
${groups.map(groupOf)}`;
}

function groupOf({ kind, total, cut, hits }: FoundGroup): Html {
  const all = `${total}${cut ? '+' : ''}`;
  return html`<section><h2>${say.heads[kind]} <span class="soft">${hits.length < total || cut ? say.bestOf(hits.length, all) : all}</span></h2>
<table><thead><tr><th>${frameTexts.what}</th><th>${say.words}</th><th>${say.howItFits}</th><th>${say.time}</th></tr></thead><tbody>${hits.map(
    (hit) =>
      html`<tr><td>${linkToHit(hit)}</td><td><bdi>${hit.excerpt.map(({ text, hit: isHit }) => (isHit ? html`<mark>${text}</mark>` : text))}</bdi></td><td>${say.fits[hit.fit]}</td><td>${hit.at !== '' && timeText(hit.at)}</td></tr>`,
  )}</tbody></table></section>`;
}

function linkToHit({ kind, id, site, url, title, visit, capture, of }: FoundHit): Html {
  const name = encodeURIComponent(id);
  switch (kind) {
    case 'site':
      return html`<a href="/sites/${name}"><bdi>${site}</bdi></a>`;
    case 'entity':
      return html`<a href="/entities/${name}"><bdi>${title}</bdi></a>`;
    case 'finding':
      return html`<a href="/findings/${name}"><bdi>${title || site || id}</bdi></a>`;
    case 'case':
      return html`<a href="/cases/${name}"><bdi>${title || site || id}</bdi></a>`;
    case 'run':
      return html`<a href="/runs/${name}"><code>${id}</code></a>`;
    case 'note':
      return html`<a href="/${of === 'case' ? 'cases' : of === 'site' ? 'sites' : 'findings'}/${name}"><bdi>${title}</bdi></a>`;
    case 'visit':
      return html`<a href="/replay/${name}"><bdi>${site}</bdi></a>`;
    default: {
      const what = html`${title !== '' && html`<bdi>${title}</bdi><br>`}<code><bdi>${url}</bdi></code>`;
      return visit === null || capture === null ? what : html`<a href="/replay/${visit}/${capture}">${what}</a>`;
    }
  }
}
