/** Texts of searches by a value, a picture or a passage. */
import { counted } from '../model/counted.ts';
import type { FoundHit, SearchDocument } from '../model/decisions/search.ts';
import { sentence } from './sentence.ts';

export const searchTexts = {
  fieldOfValue: 'Anything: address, host, name, number, wallet, account, sentence, id or SHA-256',
  // By a value.
  carriers: <P>(count: number, value: P) =>
    sentence`${count === 0 ? 'No captured site carries' : counted(count, 'captured site carries', 'captured sites carry')} ${value}.`,
  readAs: <P>(typed: P, keys: P) => sentence`${typed}, read as ${keys}`,
  carries: 'Carries',
  // By anything.
  nothingFits: <P>(typed: P) =>
    sentence`Nothing that is stored fits ${typed}. Try fewer words, or part of a name or host.`,
  readings: <P>(readings: P) => sentence`Read as ${readings}.`,
  readAsA: {
    id: 'an id or digest',
    address: 'the address',
    host: 'the host',
    number: 'the number',
    value: 'the value',
    quoted: 'the phrase',
    words: 'the words',
  } satisfies Record<NonNullable<SearchDocument['readings']>[number]['as'], string>,
  unread: (visits: number) =>
    `${visits > 0 ? counted(visits, 'visit is', 'visits are') : 'Something new is'} not in the index yet. A worker reads it; search again later.`,
  heads: {
    finding: 'Findings',
    case: 'Cases',
    run: 'Runs',
    visit: 'Visits',
    capture: 'Captures',
    site: 'Sites',
    entity: 'Listed entities',
    note: 'Notes, comments and reasons',
    page: 'Pages',
  } satisfies Record<FoundHit['kind'], string>,
  bestOf: (shown: number, all: string) => `the best ${shown} of ${all}`,
  words: 'Words',
  howItFits: 'How it fits',
  time: 'Time',
  fits: {
    id: 'by its id or bytes',
    whole: 'the whole name or title',
    name: 'in its name or title',
    own: 'its own contact or identifier',
    value: 'a value read on it',
    phrase: 'these words',
    words: 'all the words',
    part: 'part of its name',
    alike: 'spelt like it',
  } satisfies Record<FoundHit['fit'], string>,
  // By a picture.
  byPicture: 'Search by a picture',
  file: 'A picture file, 10 MB at most',
  findPicture: 'Find it on captured sites',
  pictureHint:
    'Smaller, marked and mirrored copies are found too. A copy with its edges cut off is often missed. Your file is not stored.',
  pictureAlt: 'the picture on this site',
  pictureNote: <P>(digest: P) => sentence`SHA-256 ${digest}. Logos and icons are not searched.`,
  // By a passage.
  byPassage: 'Search by a passage',
  passage: 'A sentence of eight words or more',
  findPassage: 'Find sites that have it',
  passageHint: 'A whole sentence is found on every site. If words may have changed, paste 200 characters or more.',
  passageNote: 'Numbers in the text are not compared.',
  passages: 'Passages',
  // Results.
  near: {
    picture: (count: number) =>
      count === 0
        ? 'No captured site shows this picture or a similar one.'
        : `${counted(count, 'captured site shows', 'captured sites show')} this picture or a similar one.`,
    text: (count: number) =>
      count === 0
        ? 'No captured site has this text or a similar one. Paste whole sentences, as the page has them.'
        : `${counted(count, 'captured site has', 'captured sites have')} this text or a similar one.`,
  },
  onlyCompared: (sharing: number, compared: number) =>
    `${sharing} sites share a hash with it. Only the ${compared} that share the most were compared, so there may be more.`,
  how: 'How',
  howFound: {
    bytes: 'the same file',
    look: 'looks the same',
    mirror: 'mirrored',
    part: 'cropped or marked',
    text: 'the same wording',
  },
  alike: 'Alike',
  pageOrFile: 'Page or file',
  // Saved searches.
  savedTitle: 'Saved searches',
  savedAbout: 'Searches that you saved. Nobody else sees them.',
  noneSaved: 'No search is saved yet.',
  saveThis: 'Save this search',
  saveOne: 'Save a search',
  nameOfSearch: 'Its name',
  watchIt: 'Tell me of what newly fits',
  watchHint: (most: number) =>
    `A site, a listed entity or a finding that newly fits is an entry of your inbox, once, ${most} a day at most. Parts and misspellings of names are left out. Hooks that ask for search.hit get the name that you give here, never the text.`,
  isSaved: 'The search is saved.',
  isSavedWatched: 'The search is saved. Your inbox tells what newly fits.',
  isWatched: 'Your inbox tells what newly fits.',
  isNotWatched: 'The search is not watched any more.',
  isSearchRemoved: 'The search is removed.',
  searchedFor: 'Searched for',
  savedAt: 'Saved',
  watched: 'watched',
  notWatched: 'not watched',
  beginWatch: 'Watch it',
  endWatch: 'Tell me no more',
  savedText: <P>(text: P, at: string) => sentence`Searches for ${text}, saved ${at}.`,
  searchNow: 'Search now',
  watchedAbout: (most: number) =>
    `It is watched. Of ${most} hits a day your inbox tells one by one; then it says that there are more, and they stand only here.`,
  notWatchedAbout: 'It is not watched: nothing new is added here.',
  newlyFits: 'What newly fitted',
  noHits: 'Nothing new has fitted since it is watched.',
  told: 'Told',
  isTold: 'in your inbox',
  isNotTold: 'only here',
  abouts: { site: 'Site', entity: 'Listed entity', finding: 'Finding' },
} as const;
