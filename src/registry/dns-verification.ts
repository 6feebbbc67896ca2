/** A TXT record → the account at a service that it proves; null for other records (SPF, DKIM, prose). */
import { saidText } from './said-text.ts';

/** `google-site-verification=…`, `facebook-domain-verification=…`, `yandex-verification: …`, `zoho-verification=…` and so on. */
const NAMED =
  /^([a-z0-9][a-z0-9._-]{0,60}?)(?:-site|-domain|-developers?)?-?(?:site|domain)?[-_]?verif(?:ication|y|ied)?(?:[-_](?:code|token|id))?\s*[=:]\s*(\S{4,200})$/i;
/** Those that do not say so. */
const OTHER: readonly (readonly [RegExp, string])[] = [
  [/^MS=(ms\d{6,12})$/i, 'microsoft'],
  [/^docusign=([0-9a-f-]{30,40})$/i, 'docusign'],
  [/^brevo-code:\s*([0-9a-f]{16,64})$/i, 'brevo'],
  [/^sendinblue-code:\s*([0-9a-f]{16,64})$/i, 'brevo'],
  [/^amazonses:\s*([A-Za-z0-9+/=]{20,80})$/, 'amazonses'],
  [/^ahrefs-site-verification_([0-9a-f]{32,80})$/i, 'ahrefs'],
];

export function verificationIn(record: string): { service: string; token: string } | null {
  const text = saidText(record);
  for (const [pattern, service] of OTHER) {
    const token = pattern.exec(text)?.[1];
    if (token !== undefined) return { service, token };
  }
  const named = NAMED.exec(text);
  if (named === null) return null;
  const [, service = '', token = ''] = named;
  return { service: service.toLowerCase().replace(/-(?:site|domain|developers?)$/, ''), token };
}
