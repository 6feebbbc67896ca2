/** Singular and plural of what a signal's values are called, for sentences that count them; a mass noun is the same twice. */
const NOUNS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map(
  `contact-email: e-mail address, e-mail addresses; contact-phone: telephone number, telephone numbers; form: form, forms;
  messenger: messenger account, messenger accounts; social-link: social profile, social profiles; title: title, titles;
  social-posts: social post, social posts; qr-code: QR code, QR codes; site-filing: site filing, site filings;
  registration-number: registration number, registration numbers; street-address: street address, street addresses;
  tracker: tracker account, tracker accounts; tenant: builder account, builder accounts; widget-key: widget key, widget keys;
  residual-name: company name, company names; copyright-owner: copyright owner, copyright owners; favicon: icon, icons;
  site-link: link to the other site, links to the other site; verification-record: verification record, verification records;
  listed-name: listed name, listed names; body-text: text passage, text passages; images: picture, pictures;
  picture-metadata: name in picture metadata, names in picture metadata; catalogue: catalogue number, catalogue numbers;
  url-path: page address, page addresses; document-metadata: document, documents; structure: page structure, page structure;
  registrant: registrant, registrants; certificate: certificate, certificates; navigation: menu label, menu labels;
  template-credit: template credit, template credits; host-address: server address, server addresses;
  name-server: name server, name servers`
    .split(';')
    .map((row) => row.trim().split(/: |, /) as [string, string, string])
    .map(([signal, one, many]) => [signal, [one, many]]),
);

/** Falls back to the words of the signal's id. */
export function nounsOf(signal: string): readonly [one: string, many: string] {
  const words = signal.replaceAll('-', ' ');
  return NOUNS.get(signal) ?? [words, `${words}s`];
}
