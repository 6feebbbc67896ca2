/** Names of people as they are compared. */
import { cleanText } from './clean-text.ts';

/** One spelling of a name, by which a person signs in in whatever case. */
export const spelledName = (name: string): string => cleanText(name).normalize('NFKC').trim().toLowerCase();
