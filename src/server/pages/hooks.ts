/** The hooks and what was sent to them lately. Read only: hooks are added and removed on the command line. */
import { choiceOf } from '../../flow/hook-words.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { counted } from '../../model/counted.ts';
import { timeText } from '../../model/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { page } from '../layout.ts';

/** Deliveries shown of each hook. */
const LATEST = 10;

export async function hooksPage({ store }: Pick<Services, 'store'>): Promise<string> {
  const hooks = await store.hooks.list();
  const cards: Html[] = [];
  for (const hook of hooks) cards.push(hookCard(hook, await store.outbox.latest(hook.id, LATEST)));
  const none = html`<p class="card">Nobody is told yet. Add a hook on the command line: <code>revenant hooks add https://…</code></p>`;
  return page({ title: 'Alerts', at: '/hooks' }, hooks.length === 0 ? none : html`${cards}`);
}

function hookCard(hook: Hook, deliveries: readonly Delivery[]): Html {
  const scope = [hook.all ? 'every flagged match' : 'flagged matches of listed companies', ...choiceOf(hook)];
  const rows = deliveries.map(
    ({ alert, state, attempts, nextAt, lastError }) =>
      html`<li>${alert.match === null ? alert.type : html`<a href="/findings/${encodeURIComponent(alert.match)}">${alert.type}</a>`} of ${timeText(alert.time)}: ${STATES[state]}, ${counted(attempts, 'attempt')}${state === 'pending' && nextAt !== null && html`, next ${timeText(nextAt)}`}${lastError !== null && html`. Last error: <bdi>${lastError}</bdi>`}</li>`,
  );
  // The path may be a secret, and readers of the desk need not know it.
  return html`<article class="card"><h2>${hook.as ?? 'standard'}: <bdi>${new URL(hook.url).host}</bdi></h2><p class="soft">Hears of ${scope.join('; ')}. Added ${timeText(hook.createdAt)}${hook.disabledAt !== null && html`, disabled ${timeText(hook.disabledAt)}`}. </p><p class="written">Hook <code>${hook.id}</code></p>${rows.length === 0 ? html`<p>Nothing was sent yet.</p>` : html`<ul class="written">${rows}</ul>`}</article>`;
}

const STATES: Readonly<Record<Delivery['state'], string>> = {
  pending: 'waiting',
  delivered: 'delivered',
  dead: 'given up (revenant hooks replay)',
};
