/** Texts of signing in, and of what is refused before anybody is signed in. */
import { counted } from '../model/counted.ts';
import { sentence } from './sentence.ts';

export const signInTexts = {
  title: 'Sign in',
  byProvider: <P>(host: P) => sentence`Sign in with ${host}`,
  otherWays:
    'You can also open the address with the key that the desk gave when it started. An admin adds people in the desk.',
  // With a key.
  keyOpens: <P>(name: P, role: string) =>
    sentence`This key opens the desk for ${name}, as ${role}. If another person is signed in with this browser, that person is signed out.`,
  open: 'Open the desk',
  // Refusals.
  tooManyPasswords: (seconds: number) => `Too many wrong passwords. Wait ${counted(seconds, 'second')}.`,
  wrong: 'The name or the password is wrong.',
  tooManyKeys: 'Too many wrong keys from this address. Wait a minute.',
  wrongKey: 'This key does not open the desk.',
  providerFails: 'The provider does not answer as it should. The log of the desk says why.',
  tooLate: 'The sign-in took too long, or began in another browser.',
  invalidAnswer: 'The answer of the provider is not valid.',
  tooManyRequests: 'Too many requests with this key. Wait ten seconds.',
  isLocked: 'The desk is locked. Open the address that was printed, or send a key as a bearer token.',
  notTheDesk: 'This address is not the desk. Open the address that was printed.',
  fromOtherSite: 'Another site sent this change, so the desk refused it.',
  needsRole: (role: string, own: string) => `This needs the role ${role}. Your role is ${own}.`,
} as const;
