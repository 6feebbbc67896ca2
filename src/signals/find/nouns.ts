/** Nouns for a signal's values, for sentences that count them. A mass noun is the same twice. */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'contact-email': ['e-mail address', 'e-mail addresses'],
  'contact-phone': ['telephone number', 'telephone numbers'],
  messenger: ['messenger account', 'messenger accounts'],
  'social-link': ['social profile', 'social profiles'],
  'social-posts': ['social post', 'social posts'],
  'qr-code': ['QR code', 'QR codes'],
  'registration-number': ['registration number', 'registration numbers'],
  'site-filing': ['site filing', 'site filings'],
  'street-address': ['street address', 'street addresses'],
  tracker: ['tracker account', 'tracker accounts'],
  tenant: ['builder account', 'builder accounts'],
  'widget-key': ['widget key', 'widget keys'],
  'residual-name': ['company name', 'company names'],
  'copyright-owner': ['copyright owner', 'copyright owners'],
  'site-link': ['link to the other site', 'links to the other site'],
  'verification-record': ['verification record', 'verification records'],
  'listed-name': ['listed name', 'listed names'],
  'body-text': ['text passage', 'text passages'],
  images: ['picture', 'pictures'],
  'picture-metadata': ['name in picture metadata', 'names in picture metadata'],
  catalogue: ['catalogue number', 'catalogue numbers'],
  'url-path': ['page address', 'page addresses'],
  'document-metadata': ['document', 'documents'],
  structure: ['page structure', 'page structure'],
  title: ['title', 'titles'],
  favicon: ['icon', 'icons'],
  form: ['form', 'forms'],
  registrant: ['registrant', 'registrants'],
  certificate: ['certificate', 'certificates'],
  navigation: ['menu label', 'menu labels'],
  'template-credit': ['template credit', 'template credits'],
  'host-address': ['server address', 'server addresses'],
  'name-server': ['name server', 'name servers'],
};

/** Falls back to the words of the signal's id. */
export function nounsOf(signal: string): readonly [one: string, many: string] {
  const words = signal.replaceAll('-', ' ');
  return NOUNS[signal] ?? [words, `${words}s`];
}
