/** Texts of searches by a value, a picture or a passage. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const searchTexts = {
  fieldOfValue: 'E-mail, phone, messenger, account, wallet, domain or name',
  // By a value.
  nothingRead: <P>(typed: P) =>
    sentence`No signal reads a value in ${typed}. Try the whole address, the number with its country code, or the name as a footer writes it.`,
  carriers: <P>(count: number, value: P) =>
    sentence`${count === 0 ? 'No captured site carries' : counted(count, 'captured site carries', 'captured sites carry')} ${value}.`,
  readAs: <P>(typed: P, keys: P) => sentence`${typed}, read as ${keys}`,
  carries: 'Carries',
  // By a picture.
  byPicture: 'Search by a picture',
  file: 'A picture file, 10 MB at most',
  findPicture: 'Find it on captured sites',
  pictureHint: 'Smaller, cropped, marked and mirrored copies are found too. Your file is not stored.',
  pictureAlt: 'the picture on this site',
  pictureNote: <P>(digest: P) => sentence`SHA-256 ${digest}. Logos and icons are not searched.`,
  // By a passage.
  byPassage: 'Search by a passage',
  passage: 'A sentence of eight words or more',
  findPassage: 'Find sites that have it',
  passageHint: 'A whole sentence is found on every site. If words may have changed, paste 200 characters or more.',
  passageNote: 'Numbers in the text are not compared.',
  passages: 'Passages',
  asWritten: 'As written there',
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
} as const;
