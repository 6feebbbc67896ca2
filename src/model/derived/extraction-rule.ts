/** An operator's rule: what a part of a site's pages is. Only the configuration gives rules. */
import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { sha256 } from '../digest.ts';

/** The kinds that find a value; the other two say whose words a part of a page is. */
export const VALUE_KINDS = ['email', 'phone', 'account', 'registration-number', 'wallet', 'name', 'product'] as const;
export const RuleKind = z
  .enum([...VALUE_KINDS, 'text', 'ignore'])
  .describe(
    'email, phone, account (of a messenger or network), registration-number, wallet, name (of the owner), product (a CAS number): the element gives a value that is the site’s own; text: its words are the owner’s, not a visitor’s; ignore: it is not read',
  );
export type ValueKind = (typeof VALUE_KINDS)[number];

const HOST = /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;
/** Kinds whose values need a word before them, such as the name of a messenger. */
const LABELLED: readonly string[] = ['account', 'registration-number', 'wallet'];
const isValueKind = (kind: string): boolean => VALUE_KINDS.some((one) => one === kind);

export const ExtractionRule = z
  .strictObject({
    site: z
      .string()
      .regex(HOST, 'write a host such as forum.example, or *.forum.example with its sub domains, in lower case')
      .max(250)
      .describe('host of the pages; with `*.` before it, the domain and all its sub domains'),
    path: z
      .string()
      .regex(/^[/*]/, 'begin with / or *')
      .max(300)
      .optional()
      .describe('path and query of the pages, where `*` stands for any signs; absent: every page'),
    selector: z.string().min(1).max(500).describe('CSS selector of the elements'),
    attribute: z
      .string()
      .regex(/^[a-z_][a-z0-9_:.-]*$/, 'write the name of one attribute, in lower case')
      .max(100)
      .optional()
      .describe('attribute with the value; absent: the visible text of the element'),
    label: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('word that a page would write before the value, such as WeChat or ИНН'),
    kind: RuleKind,
  })
  .refine(({ kind, attribute }) => attribute === undefined || isValueKind(kind), {
    path: ['attribute'],
    error: 'leave it out: this kind is about the whole element',
  })
  .refine(({ kind, label }) => label === undefined || LABELLED.includes(kind), {
    path: ['label'],
    error: `leave it out: only ${LABELLED.join(', ')} need one`,
  });
export type ExtractionRule = z.infer<typeof ExtractionRule>;

export const AppliedRule = ExtractionRule.safeExtend({
  found: z.int().describe('elements that it found on the pages of the site'),
  cut: z
    .enum(['steps', 'fault', 'matches', 'page'])
    .optional()
    .describe(
      'why it does less on a page than it says. steps: the selector takes too long, and finds nothing; fault: the selector fails, and finds nothing; matches: it finds too many elements, and the rest is left out; page: it would leave the whole page out, and does not',
    ),
});
export type AppliedRule = z.infer<typeof AppliedRule>;

/** The rules as they were given. */
export const givenRules = (rules: readonly AppliedRule[]): ExtractionRule[] =>
  rules.map(({ found: _, cut: __, ...rule }) => rule);

export const digestOfRules = (rules: readonly AppliedRule[]): string => sha256(canonicalJson(givenRules(rules)));
