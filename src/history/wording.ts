/** Absences and changes in words: what we received and when, never who removed what. */

import { type AbsenceCause, Change, ChangeAbout, type Sighting } from '../model/derived/timeline.ts';
import { timeText } from '../model/text/time-text.ts';

const CAUSES: Readonly<Record<AbsenceCause, string>> = {
  nxdomain: 'there is no such domain',
  gone: 'the server answered that there is no such page',
  'content-removed': 'the page itself says that the page or profile does not exist',
  parked: 'the domain is parked',
  'default-page': 'the server shows its default page',
  redirected: 'the site redirects to another site',
  'server-error': 'the server answered with an error',
  timeout: 'the server did not answer in time',
  connection: 'the connection failed',
  dns: 'the domain could not be looked up',
  'bot-wall': 'a bot check blocked us',
  'login-wall': 'the site asks for a log-in',
  geo: 'the site is blocked in our region or by law',
  blocked: 'the site refused us',
  robots: 'robots.txt forbids it',
  maintenance: 'the site shows a maintenance notice',
  'empty-shell': 'the page was empty',
  'not-looked': 'the site was not visited',
};

export function causeText({ cause, detail }: Pick<Sighting, 'cause' | 'detail'>): string {
  const text = cause === null ? 'the site was present' : CAUSES[cause];
  return detail === null ? text : `${text} (${detail})`;
}

const WORDS: Readonly<Record<Change['what'], string>> = { appeared: 'added', absent: 'gone', replaced: 'replaced' };
const NOUNS: Readonly<Partial<Record<ChangeAbout, string>>> = { image: 'picture', host: 'host value' };

/** "Since 27 Nov 2026 08:16 UTC: 2 contacts added, 1 gone; 3 pages added." */
export function changeText(changes: readonly Omit<Change, 'confirmed'>[], since: string): string {
  const parts = ChangeAbout.options.flatMap((about) => {
    const counts = Change.shape.what.options.flatMap((what) => {
      const count = changes.filter((change) => change.about === about && change.what === what).length;
      return count === 0 ? [] : [{ count, what }];
    });
    const texts = counts.map(({ count, what }, index) => {
      const noun = index > 0 ? '' : ` ${NOUNS[about] ?? about}${count === 1 ? '' : 's'}`;
      return `${count}${noun} ${WORDS[what]}`;
    });
    return texts.length === 0 ? [] : [texts.join(', ')];
  });
  return `Since ${timeText(since)}: ${parts.join('; ')}.`;
}
