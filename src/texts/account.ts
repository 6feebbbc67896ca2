/** Texts of the account of the person who looks. */

export const accountTexts = {
  openedBy: 'Opened by',
  byPassword: 'a password',
  byPrintedKey: 'the key in the address that the desk gave when it started',
  byKey: 'a key that an admin made',
  // Sign-ins.
  signIns: 'Where you are signed in',
  thisOne: '(this one)',
  end: 'End',
  ofSignIn: (at: string) => `the sign-in of ${at}`,
  signInsHint:
    'A sign-in ends after 8 hours without a request, and in any case after 7 days. If you do not know one of them, end it and change your password.',
  hasEnded: 'The sign-in has ended.',
  people: 'People and keys that open this desk',
  api: 'The API for programs',
  signOut: 'Sign out',
  // The password.
  changePassword: 'Change your password',
  present: 'Current password',
  new: 'New password, 12 characters or more',
  again: 'New password again',
  change: 'Change the password',
  passwordHint:
    'You are then signed out everywhere: sign in with the new password. A person who signs in by a provider changes the password there.',
  keyHasNone: 'A key has no password. Only a person who signs in has one.',
  notTwice: 'The two new passwords differ. Type the same one twice.',
} as const;
