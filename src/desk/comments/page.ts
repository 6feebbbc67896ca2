/** Comments as a part of the pages of findings, sites and cases. */
import { mayWithdraw } from '../../flow/people/comments.ts';
import { type Comment, CommentAbout, type ShownComment } from '../../model/decisions/comment.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import type { Services } from '../../services.ts';
import { commentTexts as say } from '../../texts/comments.ts';
import { frameTexts } from '../../texts/frame.ts';
import { byField } from '../frame/forms.ts';
import { lines } from '../frame/layout.ts';
import { bdi, placeAt, separated } from '../frame/marks.ts';
import { choiceOf, textOf, type Viewer } from '../frame/request.ts';
import { type Done, named, posts } from '../frame/routes.ts';
import type { CommentRule } from './rule.ts';

/** The newest. */
const SHOWN = 200;
const NAMES_SHOWN = 100;

/** The place of a comment on the page of what it is about. */
export const commentPath = ({ about, subject, id }: Pick<Comment, 'about' | 'subject' | 'id'>): string =>
  `${placeAt(about, subject)}#comment-${id}`;

export const commentPages = (rule: CommentRule) => [
  posts(
    '/comments',
    rule.write,
    (form) => ({
      about: choiceOf(form, 'about', CommentAbout, say.aboutNothing),
      subject: textOf(form, 'subject', LENGTHS.id),
      text: textOf(form, 'text', LENGTHS.reason),
    }),
    (comment): Done => [commentPath(comment), say.isWritten(comment.mentions)],
  ),
  posts('/comments/{id}/withdraw', rule.withdraw, named, (comment): Done => [commentPath(comment), say.isWithdrawn]),
];

/** The comments, with the form for a new one. @param isOpen false: read only */
export async function commentsOf(
  about: CommentAbout,
  subject: string,
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
  isOpen = true,
): Promise<{ readonly count: number; readonly body: Html }> {
  const comments = await store.comments.of(about, [subject], SHOWN);
  const mayWrite = viewer.mayWork && isOpen;
  const users = mayWrite ? await store.users.list() : [];
  const names = users.flatMap(({ name, disabledAt, id }) => (disabledAt !== null || id === viewer.user ? [] : [name]));
  const hint = html`<p class="soft small">${names.length === 0 ? say.nobodyToMention : say.mentionHint(separated(names.slice(0, NAMES_SHOWN).map((name) => ['@', bdi(name)])))}</p>`;
  const form = html`<form class="card" method="post" action="/comments"><input type="hidden" name="about" value="${about}"><input type="hidden" name="subject" value="${subject}"><label class="field">${say.comment} <textarea name="text" rows="3" required maxlength="${LENGTHS.reason}"></textarea></label>${hint}${byField(viewer)}<button>${say.write}</button></form>`;
  const body = html`${comments.length === 0 ? html`<p class="soft">${say.none}</p>` : comments.map((one) => commentCard(one, mayWrite ? viewer : null))}${comments.length === SHOWN && html`<p class="soft">${frameTexts.newestShown(SHOWN)}</p>`}${mayWrite && form}`;
  return { count: comments.length, body };
}

/** @param viewer null: may not withdraw it */
function commentCard({ id, text, by, at, user, mentions, withdrawn }: ShownComment, viewer: Viewer | null): Html {
  const words = html`<p class="written"><bdi>${lines(text)}</bdi></p>`;
  const said = html`<p class="soft small">${say.said(timeText(at), bdi(by))}${mentions.length > 0 && html` ${say.told(separated(mentions.map(bdi)))}`}</p>`;
  const withdraw =
    viewer !== null &&
    mayWithdraw({ user }, viewer.user, viewer.isAdmin) &&
    html`<form method="post" action="/comments/${id}/withdraw">${viewer.by === '' && byField(viewer)}<button class="quiet">${say.withdraw}</button></form>`;
  const body =
    withdrawn === null
      ? html`${words}${said}${withdraw}`
      : html`<details><summary>${say.withdrawn(timeText(withdrawn.at), bdi(withdrawn.by))}</summary>${words}${said}</details>`;
  return html`<article class="card item comment" id="comment-${id}">${body}</article>`;
}
