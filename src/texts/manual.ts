/** Texts of the page that describes the API. */
import { counted } from '../model/counted.ts';
import { type Mark, sentence } from './sentence.ts';

export const manualTexts = {
  title: 'The API of this desk',
  about: <P>(link: Mark<P>) =>
    sentence`A program can do what these pages do. For programs the same description is ${link('a document of OpenAPI 3.1')}.`,
  key: <P>(header: P) =>
    sentence`Every request needs a key, in the header ${header}. The word behind each address is the least role of the key. A reader looks, an analyst works, an admin changes the desk.`,
  keyOfCurl: '-H "authorization: Bearer $KEY"',
  writer: <P>(field: P) =>
    sentence`What a key of a user writes carries the name of this user. Only the key that the program printed must say in ${field} who writes.`,
  twice: <P>(header: P) =>
    sentence`A POST with the header ${header} is done once in 24 hours, and answered alike. A request that was refused as wrong may be sent again with the same key, mended.`,
  strict: 'A parameter or field that an address does not know is refused with its name. Errors are RFC 9457 problems.',
  documents: 'Documents',
  parameters: 'Parameters',
  body: <P>(type: P) => sentence`Body (${type})`,
  answers: <P>(codes: P) => sentence`Answers: ${codes}`,
  isNeeded: 'Needed',
  needed: 'yes',
  meaning: 'Meaning',
  longest: (characters: number) => `at most ${counted(characters, 'character')}`,
  most: (items: number) => `at most ${counted(items, 'item')}`,
  without: (value: string) => `without it ${value}`,
} as const;
