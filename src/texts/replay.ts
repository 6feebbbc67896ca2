/** Texts of captured pages, shown as they were. */
import { type Mark, sentence } from './sentence.ts';

export const replayTexts = {
  title: (site: string) => `As captured: ${site}`,
  endedAt: <P>(url: P) => sentence`ended at ${url}`,
  capturedAt: (at: string, status: number | null) =>
    `${at}, ${status === null ? 'without an answer' : `status ${status}`}`,
  bytes: 'Bytes',
  form: 'Form',
  drawn: 'as our browser drew it, after its scripts',
  asSent: 'as the server sent it',
  marks: <P>(marks: P) => sentence`; marks: ${marks}`,
  about:
    'The page is shown from the stored capture; the site is not asked. Style sheets are written anew from captured ones. Scripts, frames, films and fonts are left out, and drawings (SVG) are written anew, so the page may look plainer than it was. Links and forms do nothing. Pictures and style sheets that were not captured are missing.',
  pictureAlt: 'the captured picture',
  frame: 'The captured page, in a sandbox',
  seenAs: (view: string) => `(seen as ${view})`,
  others: 'Captured pages of this visit',
  firstShown: (shown: number, all: number) => `The first ${shown} of ${all} are listed.`,
  // Pictures of the page.
  asPicture: 'The same page as a picture',
  asPhone: 'The same page on a phone',
  drawnFrom: (title: string) => `${title}, drawn by our browser from the capture, without scripts`,
  drawnThen: (title: string) => `${title}, as our browser drew it during the visit`,
  kept: <P>(title: string, browser: string | null, at: string, digest: P) =>
    sentence`${title}, kept as evidence: drawn from the capture, without scripts, by ${browser ?? 'a browser'}, ${at}, SHA-256 ${digest}`,
  noPicture: <P>(reason: P) => sentence`No picture of it: ${reason}`,
  drawnAlt: 'picture of the page',
  unreachable: <P>(code: Mark<P>) =>
    sentence`Captured pages are shown from an origin of their own, which only a browser on the machine of the desk can reach. The person who runs the desk lets others see them with a second host name, which the setting ${code('REVENANT_REPLAY_LINK')} names.`,
  // In the frame.
  nothingHere: 'There is nothing here.',
  onlyGet: 'This address takes only GET.',
  openFromDesk: 'Open this page from the desk.',
  notCaptured: 'This was not captured.',
  cannotShow: (why: string) => `This page cannot be shown: ${why}.`,
  failed: 'That did not work.',
} as const;
