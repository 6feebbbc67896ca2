/** Shows a capture as it was. Its description is outside of the frame, where no page can write. */
import type { Context } from 'hono';
import { counted } from '../../model/counted.ts';
import type { Capture, Visit } from '../../model/facts/visit.ts';
import { timeText } from '../../model/text/time-text.ts';
import { knownTime } from '../../model/words.ts';
import { type Html, html } from '../../report/escape.ts';
import { POLICY } from '../frame/access.ts';
import { page } from '../frame/layout.ts';
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
    const origin = replay.originFor(c.req.header('host') ?? '');
    if (origin !== null) c.header('content-security-policy', `${POLICY}; frame-src ${origin}`);
    return replayPage(
      visit,
      capture,
      pages,
      origin === null ? null : `${origin}${replay.pathOf(visit.id, capture.id)}`,
      services,
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
  services: DeskParts['services'],
): string {
  const others = pages.slice(0, PAGES_SHOWN).map((one) => {
    const address = html`<bdi>${one.url}</bdi>${one.view !== undefined && ` (seen as ${one.view})`}`;
    return one.id === capture.id
      ? html`<li aria-current="page">${address}</li>`
      : html`<li><a href="${replayAt(visit.id, one.id)}">${address}</a></li>`;
  });
  const shown =
    capture.role === 'image'
      ? html`<img alt="the captured picture" src="/pictures/${encodeURIComponent(capture.id)}">`
      : frame === null
        ? unreachable
        : html`<iframe class="replay" sandbox="" referrerpolicy="no-referrer" title="The captured page, in a sandbox" src="${frame}"></iframe>`;
  const body = html`<div class="card"><dl class="facts"><dt>Site</dt><dd><a href="/sites/${encodeURIComponent(visit.site)}"><bdi>${visit.site}</bdi></a></dd><dt>Address</dt><dd><code>${capture.url}</code>${capture.finalUrl !== capture.url && html`<br>ended at <code>${capture.finalUrl}</code>`}</dd><dt>Captured</dt><dd>${timeText(knownTime(capture.capturedAt))}, ${capture.status === null ? 'without an answer' : `status ${capture.status}`}</dd><dt>Bytes</dt><dd>${counted(capture.length, 'byte')}, SHA-256 <code>${capture.body ?? ''}</code></dd><dt>Form</dt><dd>${capture.rendered ? 'as our browser drew it, after its scripts' : 'as the server sent it'}${capture.marks.length > 0 && html`; marks: <bdi>${capture.marks.join(', ')}</bdi>`}</dd></dl>
<p class="soft small">Shown from the stored capture; nothing is asked of the site. Style sheets are written anew from what was captured. Scripts, frames, films, drawings (SVG) and fonts are left out, so it may look plainer than it was. Links and forms do nothing. Pictures and style sheets that were not captured are missing.</p></div>
${shown}
${picture('The same page as a picture', pictureAt(visit, capture, services), capture)}${picture('As a phone shows it', pictureAt(visit, capture, services, 'phone'), null)}
<h2>Captured pages of this visit</h2><ul class="card plain">${others}</ul>${pages.length > PAGES_SHOWN && html`<p class="soft">The first ${PAGES_SHOWN} of ${pages.length} are listed.</p>`}`;
  return page({ title: `As captured: ${visit.site}` }, body);
}

/** @param drawn the capture, where the visit may have drawn it */
const picture = (title: string, src: string | null, drawn: Capture | null): Html | false =>
  src !== null &&
  html`<details><summary>${title}, ${drawn?.screenshot == null ? 'drawn by our browser from the capture, without scripts' : 'as our browser drew it during the visit'}</summary><img alt="picture of the page" loading="lazy" src="${src}"></details>`;

const unreachable: Html = html`<p class="card">Captured pages are shown from an origin of their own, which only a browser on the machine of the desk can reach. To let others see them, an admin starts <code>serve</code> with <code>--replay-port</code>, puts the proxy with TLS before that port under a second host name, and gives this as <code>REVENANT_REPLAY_LINK</code>.</p>`;
