/** A new signal is a file and a line here; without weights in match/weights.ts it is in shadow. */
import { bodyText } from './content/body-text.ts';
import { catalogue } from './content/catalogue.ts';
import { documentMetadata } from './content/document-metadata.ts';
import { images } from './content/images.ts';
import { pictureMetadata } from './content/picture-metadata.ts';
import { title } from './content/title.ts';
import { urlPath } from './content/url-path.ts';
import { certificate } from './host/certificate.ts';
import { hostAddress } from './host/host-address.ts';
import { nameServer } from './host/name-server.ts';
import { contactEmail } from './identity/contact-email.ts';
import { contactPhone } from './identity/contact-phone.ts';
import { copyrightOwner } from './identity/copyright-owner.ts';
import { messenger } from './identity/messenger.ts';
import { qrCode } from './identity/qr-code.ts';
import { registrant } from './identity/registrant.ts';
import { registrationNumber } from './identity/registration-number.ts';
import { residualName } from './identity/residual-name.ts';
import { siteFiling } from './identity/site-filing.ts';
import { siteLink } from './identity/site-link.ts';
import { socialLink } from './identity/social-link.ts';
import { socialPosts } from './identity/social-posts.ts';
import { streetAddress } from './identity/street-address.ts';
import { tenant } from './identity/tenant.ts';
import { tracker } from './identity/tracker.ts';
import { verificationRecord } from './identity/verification-record.ts';
import { wallet } from './identity/wallet.ts';
import { widgetKey } from './identity/widget-key.ts';
import { favicon } from './look/favicon.ts';
import { form } from './look/form.ts';
import { navigation } from './look/navigation.ts';
import { structure } from './look/structure.ts';
import { templateCredit } from './look/template-credit.ts';
import type { Signal } from './signal.ts';

// biome-ignore format: by shelf
const LIST = [
  // identity
  contactEmail, contactPhone, messenger, socialLink, socialPosts, qrCode, registrationNumber, wallet,
  siteFiling, streetAddress, tracker, tenant, widgetKey, residualName, copyrightOwner, siteLink, registrant, verificationRecord,
  // content
  bodyText, title, images, pictureMetadata, catalogue, urlPath, documentMetadata,
  // look
  structure, navigation, form, favicon, templateCredit,
  // host
  hostAddress, certificate, nameServer,
] as const;

/** An id that is not on the list does not compile. */
export type SignalId = (typeof LIST)[number]['id'];
export const SIGNALS: readonly Signal<SignalId>[] = LIST;

const BY_ID = new Map<string, Signal<SignalId>>(SIGNALS.map((signal) => [signal.id, signal]));

/** The signal of an id in a document. Undefined: of an old version, or not read by a signal. */
export function signalOf(id: string): Signal<SignalId> | undefined {
  return BY_ID.get(id);
}
