/** Both sites as they looked, side by side, and the captures that show it. */

import { homeOf } from '../../flow/evidence/draw-page.ts';
import { homeShotOf } from '../../flow/evidence/report-pictures.ts';
import type { Drawing, Screen } from '../../model/derived/drawing.ts';
import type { Match, MatchSide } from '../../model/derived/match.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { type Html, html } from '../../report/escape.ts';
import { sideCard } from '../../report/match-section.ts';
import { arrowOf, capturedText, nameOf, outcomeText } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { attributionTexts } from '../../texts/attributions.ts';
import { findingTexts as say } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { placeAt, siteAt } from '../frame/marks.ts';
import { isReplayed } from '../replay/origin.ts';
import { replayAt } from '../replay/page.ts';
import { pictureAt } from '../sites/pictures.ts';
import { whyListed } from '../sites/why-listed.ts';

export function bothHomes(
  { left, right }: Match,
  visits: readonly (Visit | undefined)[],
  kept: readonly Drawing[],
  services: Services,
): Html {
  return html`<div class="homes">${[left, right].map((side, i) => home(side, visits[i], kept, services))}</div>`;
}

/** The other facts of both captures, folded. */
export function bothSides(match: Match, isOpen = false): Html {
  return html`<details class="more about"${isOpen && html` open`}><summary>${say.aboutCaptures}</summary><div class="sides">${sideCard(match.left)}<div class="arrow" aria-hidden="true">${arrowOf(match)}</div>${sideCard(match.right)}</div></details>`;
}

/** The home page as our browser drew it, live or from the capture, or the reason why not. */
function home(side: MatchSide, visit: Visit | undefined, kept: readonly Drawing[], services: Services): Html {
  const shot = homeShotOf(visit) ?? homeOf(visit);
  const at = (screen: Screen) =>
    visit === undefined || shot === undefined ? null : pictureAt(visit, shot, services, screen, kept);
  const [src, phone] = [at('desktop'), at('phone')];
  const picture =
    src === null
      ? html`<p class="soft none">${whyNoPicture(side, visit, services)}</p>`
      : html`<a class="enlarge" href="${src}"><img alt="${say.homeOf(nameOf(side))}" src="${src}"></a>`;
  const isCaptured = visit?.captures.some(isReplayed) === true;
  const facts = side.kind === 'list' ? capturedText(side) : `${say.pages(side.pages)}, ${capturedText(side)}`;
  return html`<figure class="home">${picture}<figcaption><a class="site" href="${siteAt(side.site)}"><bdi>${nameOf(side)}</bdi></a>${side.entity && html`<a class="badge badge-listed" href="${placeAt('entity', side.entity.id)}">${attributionTexts.listed(side.entity.name)}</a><br>`}${whyListed(side).map((line) => html`<span class="small">${line}</span><br>`)}<span class="soft small">${facts}${src?.startsWith('/drawn/') === true && ` · ${say.drawn}`}</span>${isCaptured && visit !== undefined && html` <span class="soft">·</span> <a class="small" href="${replayAt(visit.id)}">${say.asCaptured}</a>`}${phone !== null && html` <span class="soft">·</span> <a class="small" href="${phone}">${say.onPhone}</a>`}${visit?.run != null && html` <span class="soft">·</span> <a class="small" href="/runs/${visit.run}">${frameTexts.itsRun}</a>`}</figcaption></figure>`;
}

function whyNoPicture(side: MatchSide, visit: Visit | undefined, { drawStored }: Services): string {
  if (side.kind === 'list') return say.listEntry;
  if (visit === undefined) return say.notStored;
  if (homeOf(visit) === undefined) return say.nothingRead(outcomeText(side));
  return drawStored === null ? say.drawsNone : say.noBrowser;
}
