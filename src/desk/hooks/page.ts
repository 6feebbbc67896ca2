/** The hooks and what was sent to them; an admin adds and changes them. */
import { choiceOf, shownUrl } from '../../flow/hook-words.ts';
import { previewOf } from '../../flow/notify.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { hookTexts as say } from '../../texts/hooks.ts';
import { lines, page } from '../frame/layout.ts';
import { bdi, code } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Look, lookOf, textOf } from '../frame/request.ts';
import { gets, named, posts } from '../frame/routes.ts';
import { found } from '../frame/rule.ts';
import { changeOf, hookForm, wishOf } from './form.ts';
import type { HookRule } from './rule.ts';

/** Deliveries of each hook on the page of all, and on its own. */
const LATEST = 10;
const LATEST_OF_ONE = 100;

export function hookPages(rule: HookRule, { services }: DeskParts) {
  const hookOf = async (id: string) => found(await services.store.hooks.get(id), 'hook');
  return [
    gets('/hooks', rule.list, (c) => hooksPage(services, lookOf(c))),
    gets('/hooks/{id}', rule.list, async (c, { id }) => hookPage(await hookOf(id), services, lookOf(c))),
    posts('/hooks', rule.add, wishOf, ({ hook, notes }, _, c) => c.html(addedPage(hook, notes), 201)),
    posts(
      '/hooks/{id}',
      rule.change,
      async (form, { id }) => ({ id, ...changeOf(form, await hookOf(id)) }),
      ({ notes }, { id }) => [`/hooks/${id}`, [say.isChanged, ...notes].join(' ')],
    ),
    ...(['pause', 'resume'] as const).map((action) =>
      posts(
        `/hooks/{id}/${action}`,
        rule.change,
        (_, { id }) => ({ id, paused: action === 'pause' }),
        (_, { id }) => [`/hooks/${id}`, action === 'pause' ? say.isPaused : say.isResumed],
      ),
    ),
    posts('/hooks/{id}/test', rule.test, named, (sent, { id }) => [`/hooks/${id}`, saidOfDelivery(sent)]),
    posts(
      '/hooks/{id}/replay',
      rule.replay,
      (form, { id }) => ({ id: textOf(form, 'alert'), hook: id }),
      ([sent], { id }) => [`/hooks/${id}`, saidOfDelivery(sent), `/hooks/${id}#deliveries`],
    ),
    posts('/hooks/{id}/remove', rule.remove, named, () => ['/hooks', say.isRemoved]),
  ];
}

function saidOfDelivery(sent: Delivery | undefined): string {
  if (sent?.state === 'delivered') return say.wasDelivered(sent.lastStatus);
  return sent?.lastError == null ? say.waits : say.notDelivered(sent.lastError);
}

async function hooksPage({ store }: Pick<Services, 'store'>, { viewer, said }: Look): Promise<string> {
  const hooks = await store.hooks.list();
  const cards: Html[] = [];
  for (const hook of hooks) cards.push(hookCard(hook, await store.outbox.latest(hook.id, LATEST)));
  const none = html`<p class="card">${say.none}</p>`;
  const form = html`<form class="card" method="post" action="/hooks"><h2>${say.addHook}</h2>${hookForm()}<button>${say.add}</button><p class="soft small">${say.privateHint(code)}</p></form>`;
  return page(
    { title: frameTexts.menu['/hooks'], at: '/hooks', said },
    html`${hooks.length === 0 ? none : cards}${viewer.isAdmin && form}`,
  );
}

/** The one page that shows the secret. */
function addedPage(hook: Hook, notes: readonly string[]): string {
  const secret = html`<p>${say.secret}</p><p class="written"><code>${hook.secret}</code></p>`;
  const body = html`<div class="card">${hook.as === undefined && secret}${keyLine(hook)}${notes.map((note) => html`<p><bdi>${note}</bdi></p>`)}<p><a href="/hooks/${hook.id}">${say.toHook}</a></p></div>`;
  return page({ title: say.isAdded, at: '/hooks' }, body);
}

async function hookPage(hook: Hook, services: Services, { viewer, said }: Look): Promise<string> {
  const mayChange = viewer.isAdmin;
  const { text, isInvented } = await previewOf(hook, services);
  const rows = (await services.store.outbox.latest(hook.id, LATEST_OF_ONE)).map((one) => row(one, mayChange));
  const head = mayChange
    ? html`<thead><tr><th>${say.alert}</th><th>${frameTexts.state}</th><th>${say.lastAnswer}</th><th>${frameTexts.do}</th></tr></thead>`
    : html`<thead><tr><th>${say.alert}</th><th>${frameTexts.state}</th><th>${say.lastAnswer}</th></tr></thead>`;
  const deliveries =
    rows.length === 0 ? html`<p>${say.nothingSent}</p>` : html`<table>${head}<tbody>${rows}</tbody></table>`;
  const body = html`<p class="soft">${hearsText(hook)}</p>${keyLine(hook)}
${mayChange && html`<p class="written">${say.sendsTo(bdi(shownUrl(hook)))}</p><div class="actions">${ACTIONS(hook)}</div>`}
<section class="card"><h2>${say.message}</h2>${isInvented && html`<p class="soft">${say.isInvented}</p>`}<p class="written"><bdi>${lines(text)}</bdi></p></section>
<section class="card" id="deliveries"><h2>${say.lastDeliveries(LATEST_OF_ONE)}</h2>${deliveries}</section>
${mayChange && html`<form class="card" method="post" action="/hooks/${hook.id}"><h2>${say.changeHook}</h2>${hookForm(hook)}<button>${frameTexts.save}</button></form>`}`;
  return page({ title: titleOf(hook), at: '/hooks', said }, body);
}

const ACTIONS = ({ id, disabledAt }: Hook): Html[] =>
  [
    ['test', say.test],
    disabledAt === null ? ['pause', frameTexts.pause] : ['resume', frameTexts.resume],
    ['remove', frameTexts.remove],
  ].map(
    ([action, words]) =>
      html`<form method="post" action="/hooks/${id}/${action}"><button class="quiet">${words}</button></form>`,
  );

function hookCard(hook: Hook, deliveries: readonly Delivery[]): Html {
  const rows = deliveries.map(
    (one) =>
      html`<li>${say.delivery(alertLink(one), timeText(one.alert.time), stateText(one))}${one.lastError !== null && say.lastError(bdi(one.lastError))}</li>`,
  );
  return html`<article class="card"><h2><a href="/hooks/${hook.id}">${titleOf(hook)}</a></h2><p class="soft">${hearsText(hook)}</p><p class="written">${say.hook(code(hook.id))}</p>${rows.length === 0 ? html`<p>${say.nothingSent}</p>` : html`<ul class="written">${rows}</ul>`}</article>`;
}

function row(delivery: Delivery, mayChange: boolean): Html {
  const { alert, hook, lastStatus, lastError, state } = delivery;
  const answer = lastError ?? (lastStatus === null ? '' : say.answered(lastStatus));
  const again =
    state !== 'pending' &&
    html`<form method="post" action="/hooks/${hook}/replay"><input type="hidden" name="alert" value="${alert.id}"><button class="quiet">${say.sendAgain}<span class="hidden"> ${alert.id}</span></button></form>`;
  return html`<tr><td>${alertLink(delivery)}<br><span class="soft small">${timeText(alert.time)}</span></td><td>${stateText(delivery)}</td><td><bdi>${answer}</bdi></td>${mayChange && html`<td>${again}</td>`}</tr>`;
}

function alertLink({ alert: { match, type } }: Delivery): Html | string {
  return match === null ? type : html`<a href="/findings/${encodeURIComponent(match)}">${type}</a>`;
}

/** Leaves out the path: it may be a secret, which readers do not need. */
const titleOf = ({ as = 'standard', url }: Hook): string => `${as}: ${new URL(url).host}`;

function hearsText(hook: Hook): string {
  const scope = [hook.all ? say.everyMatch : say.listedOnly, ...choiceOf(hook)].join('; ');
  const paused = hook.disabledAt === null ? '' : say.paused(timeText(hook.disabledAt));
  return say.hears(scope, timeText(hook.createdAt)) + paused;
}

const keyLine = ({ publicKey }: Hook): Html | false =>
  publicKey !== undefined && html`<p class="written">${say.publicKey(code(publicKey))}</p>`;

function stateText({ state, attempts, nextAt, alert }: Delivery): string {
  if (state === 'pending' && attempts === 0 && nextAt === null && alert.type !== 'digest') return say.waitsForDigest;
  const next = state === 'pending' && nextAt !== null ? say.nextAt(timeText(nextAt)) : '';
  return say.attempts(say.states[state], attempts) + next;
}
