/** Texts of listed entities and their lists. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const entityTexts = {
  field: 'Name of a listed company or person, or its id',
  // The imported lists.
  noLists: <P>(imports: Mark<P>) => sentence`No list is imported. An admin ${imports('imports one')}.`,
  noVersion: 'without versions',
  listedNow: 'Listed now',
  stored: 'Stored, with former ones',
  onList: (count: number) => String(count),
  emptyList: 'No entity is stored of a list of this name.',
  newestVersion: 'Newest version',
  versionOf: (at: string, version: number) => `version ${version} of ${at}`,
  count: (count: number) => counted(count, 'entity', 'entities'),
  againstBefore: 'Changed since the version before',
  changes: (added: number, removed: number, changed: number) =>
    `${added} added, ${removed} removed, ${changed} changed`,
  // A search.
  found: <P>(count: number, isCut: boolean, typed: P) =>
    sentence`${isCut ? 'More than ' : ''}${count === 0 ? 'No listed entity has' : counted(count, 'listed entity has', 'listed entities have')} ${typed} in a name.`,
  listed: 'listed',
  lastListed: (at: string) => `last listed ${at}`,
  // One entity.
  noFindings: 'No findings.',
  namedOn: 'Named on sites',
  notNamed: 'No captured site has one of its names.',
  where: 'Where',
  asWritten: 'As written',
  times: (count: number) => `, ${count} times`,
  ownList: 'a list of your own',
  number: <P>(uid: P) => sentence`, number ${uid}`,
  id: 'Id',
  programmes: 'Programmes',
  onTheList: 'On the list',
  names: 'Names',
  values: 'Values',
  notRead: <P>(fault: P) => sentence`(not read: ${fault})`,
  related: 'Related',
  remark: 'Remark',
  // How long it is on the list.
  stillListed: 'still listed',
  lastIn: (at: string) => `last in the version of ${at}`,
  sinceFirst: (at: string) => `since the first imported version, of ${at}, or longer`,
  joinedBetween: (before: string, after: string) => `joined between ${before} and ${after}`,
  standing: (since: string, left: string) => `${since}; ${left}`,
  stillListedOn: (at: string) => `still listed on ${at}`,
  // Changes of its entry.
  entryChanges: 'Changes of its entry',
  noChanges: 'No changes since the first import.',
  nothing: 'nothing',
  fieldChange: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  touches: (site: string) => `concerns the site ${site}`,
} as const;
