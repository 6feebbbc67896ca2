/** Texts of people and their keys. */
import { sentence } from './sentence.ts';

export const userTexts = {
  title: 'People and keys',
  about:
    'A reader looks. An analyst also judges, compares and works on cases. An admin also changes schedules, hooks, people and keys.',
  // People.
  people: 'People',
  nobody: 'No person signs in with a password.',
  added: 'Added',
  addPerson: 'Add a person',
  add: 'Add the person',
  isAdded: (name: string) => `${name} can sign in.`,
  canSignIn: 'can sign in',
  disable: 'Disable',
  disabled: (at: string) => `disabled ${at}`,
  isDisabled: (name: string) => `${name} can no longer sign in.`,
  givePassword: 'Give a new password',
  person: 'Person',
  setPassword: 'Set the password',
  passwordHint: 'This ends every sign-in of the person.',
  hasNewPassword: (name: string) => `${name} has a new password and must sign in again.`,
  notYourself: 'You cannot disable yourself. Ask another admin.',
  // Keys.
  keys: 'Keys',
  onlyPrinted: 'The only key is the one in the address that the desk gave when it started.',
  made: 'Made',
  makeKey: 'Make a key',
  keyName: 'Name of the person or program',
  whoseKey: 'Whose key',
  ownName: 'the person or program of that name',
  days: 'Days until it expires',
  make: 'Make the key',
  opensUntil: (at: string) => `opens until ${at}`,
  expired: (at: string) => `expired ${at}`,
  revoked: (at: string) => `revoked ${at}`,
  ofPerson: <P>(name: P) => sentence` of ${name}`,
  revoke: 'Revoke',
  theKeyOf: (name: string) => `the key of ${name}`,
  newestOfEach: (count: number) => `The newest ${count} of each are shown.`,
} as const;
