/** The written list of signals. A new one is a file and a line here; without a row in match/weights.ts it runs in shadow. */
import { bodyText } from './body-text.ts';
import { contactEmail } from './contact-email.ts';
import { contactPhone } from './contact-phone.ts';
import { copyrightOwner } from './copyright-owner.ts';
import { favicon } from './favicon.ts';
import { images } from './images.ts';
import { messenger } from './messenger.ts';
import { navigation } from './navigation.ts';
import { defineSignal, type Signal } from './signal.ts';
import { structure } from './structure.ts';
import { title } from './title.ts';

export const SIGNALS: readonly Signal[] = [
  // identity
  defineSignal(contactEmail),
  defineSignal(contactPhone),
  defineSignal(messenger),
  defineSignal(copyrightOwner),
  // content
  defineSignal(bodyText),
  defineSignal(images),
  defineSignal(title),
  // look
  defineSignal(structure),
  defineSignal(navigation),
  defineSignal(favicon),
];
