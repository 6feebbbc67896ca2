/** Shows a capture as it was. Its description is outside of the frame, where no page can write. */
import type { Context } from 'hono';
import { keptOf } from '../../flow/evidence/draw-page.ts';
import type { Drawing, Screen } from '../../model/derived/drawing.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import { timeText } from '../../model/text/time-text.ts';
import { knownTime } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { replayTexts as say } from '../../texts/replay.ts';
import { POLICY } from '../frame/access.ts';
import { page } from '../frame/layout.ts';
import { bdi, code, siteLink } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { gets } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import { pictureAt } from '../sites/pictures.ts';
import { isReplayed } from './origin.ts';

const PAGES_SHOWN = 300;

/** The desk's page for a capture of a visit; without one, its first page. */
export const replayAt = (visit: string, capture?: string): string =>
  `/replay/${encodeURIComponent(visit)}${capture === undefined ? '' : `/${encodeURIComponent(capture)}`}`;

export function replayPages({ services, replay }: DeskParts) {
  async function show(c: Context, id: string, wanted?: string): Promise<string> {
    const { visit } = found(await services.store.ledger.visit(id), 'visit');
    const pages = visit.captures.filter(isReplayed);
    const capture = found(
      wanted === undefined
        ? pages[0]
        : visit.captures.find((one) => one.id === wanted && (isReplayed(one) || one.role === 'image')),
      'capture',
    );
    const kept = await services.store.drawings.of([id]);
    const origin = replay.originFor(c.req.header('host') ?? '');
    if (origin !== null) c.header('content-security-policy', `${POLICY}; frame-src ${origin}`);
    return replayPage(
      visit,
      capture,
      pages,
      origin === null ? null : `${origin}${replay.pathOf(visit.id, capture.id)}`,
      SCREENS.map((screen) => pictureOf(screen, visit, capture, kept, services)),
    );
  }
  return [
    gets('/replay/{visit}', { role: 'reader' }, (c, { visit }) => show(c, visit)),
    gets('/replay/{visit}/{capture}', { role: 'reader' }, (c, { visit, capture }) => show(c, visit, capture)),
  ];
}

/** @param frame address of the replay; null: this reader cannot reach the origin of replays */
function replayPage(
  visit: Visit,
  capture: Capture,
  pages: readonly Capture[],
  frame: string | null,
  pictures: readonly (Html | false)[],
): string {
  const others = pages.slice(0, PAGES_SHOWN).map((one) => {
    const address = html`<bdi>${one.url}</bdi>${one.view !== undefined && html` ${say.seenAs(one.view)}`}`;
    return one.id === capture.id
      ? html`<li aria-current="page">${address}</li>`
      : html`<li><a href="${replayAt(visit.id, one.id)}">${address}</a></li>`;
  });
  const shown =
    capture.role === 'image'
      ? html`<img alt="${say.pictureAlt}" src="/pictures/${encodeURIComponent(capture.id)}">`
      : frame === null
        ? html`<p class="card">${say.unreachable(code)}</p>`
        : html`<iframe class="replay" sandbox="" referrerpolicy="no-referrer" title="${say.frame}" src="${frame}"></iframe>`;
  const body = html`<div class="card"><dl class="facts"><dt>${frameTexts.site}</dt><dd>${siteLink(visit.site)}</dd><dt>${frameTexts.address}</dt><dd><code>${capture.url}</code>${capture.finalUrl !== capture.url && html`<br>${say.endedAt(code(capture.finalUrl))}`}</dd><dt>${frameTexts.captured}</dt><dd>${say.capturedAt(timeText(knownTime(capture.capturedAt)), capture.status)}</dd><dt>${say.bytes}</dt><dd>${frameTexts.bytesOf(capture.length, code(capture.body ?? ''))}</dd><dt>${say.form}</dt><dd>${capture.rendered ? say.drawn : say.asSent}${capture.marks.length > 0 && say.marks(bdi(capture.marks.join(', ')))}</dd></dl>
<p class="soft small">${say.about}</p></div>
${shown}
${pictures}
<h2>${say.others}</h2><ul class="card plain">${others}</ul>${pages.length > PAGES_SHOWN && html`<p class="soft">${say.firstShown(PAGES_SHOWN, pages.length)}</p>`}`;
  return page({ title: say.title(visit.site) }, body);
}

const SCREENS = ['desktop', 'phone'] as const;
const TITLES = { desktop: say.asPicture, phone: say.asPhone };

/** False: it cannot be had. */
function pictureOf(
  screen: Screen,
  visit: Visit,
  capture: Capture,
  kept: readonly Drawing[],
  services: DeskParts['services'],
): Html | false {
  const src = pictureAt(visit, capture, services, screen, kept);
  const drawing = keptOf(capture, screen, kept);
  if (src === null)
    return drawing?.reason != null && html`<p class="soft small">${say.noPicture(code(drawing.reason))}</p>`;
  const isLive = capture.screenshot !== null && screen === 'desktop';
  const title = TITLES[screen];
  const how = isLive
    ? say.drawnThen(title)
    : drawing?.picture == null
      ? say.drawnFrom(title)
      : html`${say.kept(title, drawing.browser, timeText(drawing.at), code(drawing.picture.slice(0, 16)))}`;
  return html`<details><summary>${how}</summary><img alt="${say.drawnAlt}" loading="lazy" src="${src}"></details>`;
}
