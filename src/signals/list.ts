/** The written list of signals. A new one is a file and a line here; without a row in match/weights.ts it runs in shadow. */
import { bodyText } from './body-text.ts';
import { catalogue } from './catalogue.ts';
import { certificate } from './certificate.ts';
import { contactEmail } from './contact-email.ts';
import { contactPhone } from './contact-phone.ts';
import { copyrightOwner } from './copyright-owner.ts';
import { documentMetadata } from './document-metadata.ts';
import { favicon } from './favicon.ts';
import { form } from './form.ts';
import { hostAddress } from './host-address.ts';
import { images } from './images.ts';
import { messenger } from './messenger.ts';
import { nameServer } from './name-server.ts';
import { navigation } from './navigation.ts';
import { pictureMetadata } from './picture-metadata.ts';
import { qrCode } from './qr-code.ts';
import { registrant } from './registrant.ts';
import { registrationNumber } from './registration-number.ts';
import { residualName } from './residual-name.ts';
import { defineSignal, type Signal } from './signal.ts';
import { siteFiling } from './site-filing.ts';
import { siteLink } from './site-link.ts';
import { socialLink } from './social-link.ts';
import { socialPosts } from './social-posts.ts';
import { streetAddress } from './street-address.ts';
import { structure } from './structure.ts';
import { templateCredit } from './template-credit.ts';
import { tenant } from './tenant.ts';
import { title } from './title.ts';
import { tracker } from './tracker.ts';
import { urlPath } from './url-path.ts';
import { verificationRecord } from './verification-record.ts';
import { widgetKey } from './widget-key.ts';

export const SIGNALS: readonly Signal[] = [
  // identity
  defineSignal(contactEmail),
  defineSignal(contactPhone),
  defineSignal(messenger),
  defineSignal(socialLink),
  defineSignal(socialPosts),
  defineSignal(qrCode),
  defineSignal(registrationNumber),
  defineSignal(siteFiling),
  defineSignal(streetAddress),
  defineSignal(tracker),
  defineSignal(tenant),
  defineSignal(widgetKey),
  defineSignal(residualName),
  defineSignal(copyrightOwner),
  defineSignal(siteLink),
  defineSignal(registrant),
  defineSignal(verificationRecord),
  // content
  defineSignal(bodyText),
  defineSignal(title),
  defineSignal(images),
  defineSignal(pictureMetadata),
  defineSignal(catalogue),
  defineSignal(urlPath),
  defineSignal(documentMetadata),
  // look
  defineSignal(structure),
  defineSignal(navigation),
  defineSignal(form),
  defineSignal(favicon),
  defineSignal(templateCredit),
  // host
  defineSignal(hostAddress),
  defineSignal(certificate),
  defineSignal(nameServer),
];
