/** The names that a side says it owns: in copyright lines as a firm, and in the list. No platform or maker is called so. */
import { z } from 'zod';
import { hasLegalForm, normaliseCompanyName } from '../signals/company-name.ts';
import { listedNames, type Subject, valueOf } from './subject.ts';

const Owners = z.object({ owners: z.array(z.object({ name: z.string() })) });

/** Tells of a plain name whether a name that either side has as its own begins with it. */
export function ownNameTest(left: Subject, right: Subject): (name: string) => boolean {
  const own = [left, right].flatMap((side) => [...firmsOf(side), ...listedNames(side)]).map(plain);
  return (name) => own.some((one) => one.startsWith(name));
}

function firmsOf(side: Subject): string[] {
  const read = Owners.safeParse(valueOf(side, 'copyright-owner'));
  const names = read.success ? read.data.owners.map(({ name }) => name) : [];
  return names.filter(hasLegalForm).map(normaliseCompanyName);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
