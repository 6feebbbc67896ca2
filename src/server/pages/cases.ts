/** Case folders: a list, and one folder with its findings, sites and notes. */
import type { CaseFolder, CaseItem } from '../../model/case.ts';
import { counted } from '../../model/counted.ts';
import type { Match } from '../../model/match.ts';
import { timeText } from '../../model/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { arrowOf, nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { byField } from '../forms.ts';
import { page } from '../layout.ts';

export async function casesPage({ store }: Pick<Services, 'store'>, by: string, said?: string): Promise<string> {
  const rows = (await store.cases.list()).map(
    (one) =>
      html`<tr><td><a href="/cases/${one.id}"><bdi>${one.name}</bdi></a></td><td class="num">${counted(one.items, 'item')}</td><td>${timeText(one.at)}, by <bdi>${one.by}</bdi></td><td>${one.closedAt === null ? 'open' : `closed ${timeText(one.closedAt)}`}</td></tr>`,
  );
  const body = html`${rows.length === 0 ? html`<p class="card">No case yet. A case folder holds findings, sites and notes that belong together.</p>` : html`<table><thead><tr><th>Case</th><th class="num">Holds</th><th>Opened</th><th>State</th></tr></thead><tbody>${rows}</tbody></table>`}
<form class="card" method="post" action="/cases"><h2>Open a case</h2><label class="field">Name <input name="name" required maxlength="200"></label>${byField(by)}<button>Open</button></form>`;
  return page({ title: 'Cases', at: '/cases', said }, body);
}

export async function casePage(
  folder: CaseFolder,
  { store }: Pick<Services, 'store'>,
  by: string,
  said?: string,
): Promise<string> {
  const findings = new Map<string, Match>();
  for (const { kind, subject } of folder.items) {
    const match = kind === 'finding' ? await store.matches.get(subject) : null;
    if (match !== null) findings.set(subject, match);
  }
  const items = folder.items.map((item) => itemCard(folder, item, findings));
  const isOpen = folder.closedAt === null;
  const body = html`<p class="soft">Opened ${timeText(folder.at)} by <bdi>${folder.by}</bdi>${!isOpen && html`, closed ${timeText(folder.closedAt)}`}.</p>
${items.length === 0 ? html`<p class="card">Empty: open a <a href="/">finding</a> or a site and put it in.</p>` : items}
${isOpen && html`<form class="card" method="post" action="/cases/${folder.id}/notes"><h2>Write a note</h2><label class="field">Note <textarea name="text" rows="3" required maxlength="20000"></textarea></label>${byField(by)}<button>Add the note</button></form>`}
<div class="card actions"><form method="post" action="/cases/${folder.id}/export"><button>Export the case (ZIP)</button></form><form method="post" action="/cases/${folder.id}/close"><button name="close" value="${isOpen ? 'yes' : 'no'}">${isOpen ? 'Close the case' : 'Open it again'}</button></form></div>`;
  return page({ title: folder.name, at: '/cases', said }, body);
}

function itemCard(folder: CaseFolder, { kind, subject, text, by, at }: CaseItem, findings: Map<string, Match>): Html {
  const match = findings.get(subject);
  const head = {
    finding: () =>
      match === undefined
        ? html`Finding <code>${subject.slice(0, 12)}</code>, no longer stored`
        : html`<a href="/findings/${subject}"><bdi>${nameOf(match.left)}</bdi> ${arrowOf(match)} <bdi>${nameOf(match.right)}</bdi></a> <span class="soft">${match.verdict}, ${total(match.weight)} bits</span>`,
    site: () => html`<a href="/sites/${encodeURIComponent(subject)}"><bdi>${subject}</bdi></a>`,
    note: () => html`Note`,
  }[kind]();
  return html`<article class="card item"><h3>${head}</h3>${text !== '' && html`<p class="written"><bdi>${text}</bdi></p>`}<p class="soft small">${timeText(at)}, by <bdi>${by}</bdi></p>${folder.closedAt === null && html`<form method="post" action="/cases/${folder.id}/remove"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="subject" value="${subject}"><button class="quiet">Remove from the case</button></form>`}</article>`;
}
