/** Texts of keys that an admin makes and revokes. */
import { type Mark, sentence } from './sentence.ts';

export const tokenTexts = {
  title: 'The key is made',
  shownOnce: <P>(name: P, role: string, until: string) =>
    sentence`The key of ${name}, ${role}, until ${until}. It is not shown again:`,
  howToUse: <P>(code: Mark<P>) =>
    sentence`A program sends it as a bearer token. In a browser, open the address of the desk with ${code('/?key=')} and the key.`,
  back: 'Back to people and keys',
  isRevoked: 'The key no longer opens the desk.',
  daysRange: 'A key opens the desk for 1 to 3650 days.',
} as const;
