/** The readings that match/ uses, parsed once per fingerprint: a site is in thousands of pairs. */
import { z } from 'zod';
import { type Fingerprint, Place, type SignalReading } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { SignalId } from '../../signals/list.ts';
import { templateCredit } from '../../signals/look/template-credit.ts';

export interface Side {
  readonly fingerprint: Fingerprint;
}

export function perFingerprint<Value>(compute: (side: Side) => Value): (side: Side) => Value {
  const kept = memoised((fingerprint: Fingerprint) => compute({ fingerprint }));
  return ({ fingerprint }) => kept(fingerprint);
}

/** The reading of a signal; undefined: not read. */
export function readBy({ fingerprint }: Side, signal: SignalId): SignalReading | undefined {
  return fingerprint.readings.find((one) => one.signal === signal && one.failure === null);
}

/** The value of a signal. Undefined: not read. Null: read, and the site has nothing of the kind. */
export function valueOf(side: Side, signal: SignalId): unknown {
  return readBy(side, signal)?.value;
}

/** The value of a signal in this shape; `none`: not read, empty, or in another shape. */
export function readingOf<Value>(signal: SignalId, shape: z.ZodType<Value>, none: Value): (side: Side) => Value {
  return perFingerprint((side) => {
    const read = shape.safeParse(valueOf(side, signal));
    return read.success ? read.data : none;
  });
}

// Older readings may lack a field: an empty text matches nothing.
const text = z.string().catch('');
const AnyPlace = z
  .object({
    capture: text,
    url: text,
    selector: text,
    quote: text,
    part: Place.shape.part.catch(undefined),
    proof: Place.shape.proof.catch(undefined),
  })
  .catch({ capture: '', url: '', selector: '', quote: '' });
const Occurrence = z.object({ value: z.string(), place: AnyPlace });
export const Occurrences = z.array(Occurrence);
const Links = z.object({
  own: Occurrences.catch([]),
  outbound: z.array(Occurrence.extend({ role: text })).catch([]),
});

/** Names on the pages; `whole`: a name, not a phrase that may hold one. */
export const namesOf = readingOf(
  'residual-name',
  z.array(Occurrence.extend({ role: text, source: text, whole: z.boolean().catch(false) })),
  [],
);

/** Owners in copyright lines (`value` normalised, `name` as written), and their years. */
export const copyrightOf = readingOf(
  'copyright-owner',
  z.object({ owners: z.array(z.object({ value: text, name: text })), years: z.array(z.int()).catch([]) }),
  { owners: [], years: [] },
);

/** The site's own domains, and the sites that its pages link to; null: links not read. */
export const linksOf = readingOf(
  'site-link',
  Links.nullable().transform((links) => links ?? { own: [], outbound: [] }),
  null,
);

export function linkedSites(side: Side): string[] {
  return (linksOf(side)?.outbound ?? []).map(({ value }) => value);
}

export const mailboxesOf = readingOf('contact-email', z.array(Occurrence.extend({ domain: text, standing: text })), []);

/** The domain's registration in the registry; null: unknown. */
export const registrationOf = readingOf(
  'registrant',
  z.object({
    registrants: z.array(z.object({ kind: z.string(), value: z.string() })),
    created: z.string().nullable(),
    source: z.string(),
  }),
  null,
);

/** Declarations of a site's tools: credits, engines, hosts, theme folders and files, demo texts. */
export const declarationsOf = readingOf(
  'template-credit',
  z
    .object({ declared: z.array(Occurrence.extend({ kind: z.string(), name: z.string() })) })
    .transform(({ declared }) => declared),
  [],
);

/** The token by which a declaration is counted. */
export const declarationToken = (value: string): string => `${templateCredit.id}:${value}`;

export const showsDemo = perFingerprint((side) => declarationsOf(side).some(({ kind }) => kind === 'demo'));

/** True for a theme's name, folder or files. Engines and hosts have thousands of themes. */
export function isThemeCredit(value: string): boolean {
  return /^(?:credit|folder|file):/.test(value);
}
