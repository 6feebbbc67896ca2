/** Absences and changes in words. They say what was received, never when or by whom something was removed. */
import { type AbsenceCause, Change, ChangeAbout, type Sighting } from '../model/timeline.ts';

const CAUSES: Readonly<Record<AbsenceCause, string>> = {
  nxdomain: 'its name has no address',
  gone: 'it answered that there is no such page',
  'content-removed': 'what came in its place says that there is no such page or profile',
  parked: 'a parking page came in its place',
  'default-page': "the server's default page came in its place",
  redirected: 'it sent us on to another site',
  'server-error': 'its server answered with an error',
  timeout: 'it did not answer in time',
  connection: 'it could not be connected to',
  dns: 'its name could not be looked up',
  'bot-wall': 'a bot check stood before it',
  'login-wall': 'a log-in form stood before it',
  geo: 'it is not shown where we are, or withheld by law',
  blocked: 'it refused us',
  robots: 'robots.txt kept us from it',
  maintenance: 'a maintenance notice came in its place',
  'empty-shell': 'it came empty',
  'not-looked': 'it was not looked at',
};

export function causeText({ cause, detail }: Pick<Sighting, 'cause' | 'detail'>): string {
  const text = cause === null ? 'it was there' : CAUSES[cause];
  return detail === null ? text : `${text} (${detail})`;
}

/** "Since t1: contacts 2 appeared, 1 absent; pages 3 appeared." */
export function changeText(changes: readonly Omit<Change, 'confirmed'>[], since: string): string {
  const parts = ChangeAbout.options.flatMap((about) => {
    const counts = Change.shape.what.options.flatMap((what) => {
      const count = changes.filter((change) => change.about === about && change.what === what).length;
      return count === 0 ? [] : [`${count} ${what}`];
    });
    return counts.length === 0 ? [] : [`${about}s ${counts.join(', ')}`];
  });
  return `Since ${since}: ${parts.join('; ')}.`;
}
