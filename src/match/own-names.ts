/**
 * The names that a side owns: firms of its copyright lines that its title or site name bears too, and those it is listed under. No
 * platform or maker is called so; a platform signs the pages of its customers, and their titles bear their own names.
 */
import { z } from 'zod';
import { areOneName, hasLegalForm, normaliseCompanyName } from '../values/company-name.ts';
import { plain } from './declared.ts';
import { listedNames, type Subject, valueOf } from './subject.ts';

const Owners = z.object({ owners: z.array(z.object({ name: z.string() })) });

/** Tells of a plain name whether a name that either side has as its own begins with it. */
export function ownNameTest(left: Subject, right: Subject): (name: string) => boolean {
  const own = [left, right].flatMap((side) => [...firmsOf(side), ...listedNames(side)]).map(plain);
  return (name) => own.some((one) => one.startsWith(name));
}

const Names = z.array(z.object({ value: z.string(), source: z.string() }));

function firmsOf(side: Subject): string[] {
  const owners = Owners.safeParse(valueOf(side, 'copyright-owner'));
  const names = Names.safeParse(valueOf(side, 'residual-name'));
  const titles = (names.success ? names.data : []).filter(({ source }) => /^(?:title|site-name)$/.test(source));
  return (owners.success ? owners.data.owners : [])
    .filter(({ name }) => hasLegalForm(name))
    .map(({ name }) => normaliseCompanyName(name))
    .filter((firm) => titles.some(({ value }) => areOneName(firm, value) === true));
}
