/** What a side says it stands on, and names as they are compared with what it says. */
import { z } from 'zod';
import { domainName } from '../values/domain-name.ts';
import { type Subject, valueOf } from './subject.ts';

/** Of a place only its words are asked for; a reading without any says nothing in them. */
const Quoted = z.object({ quote: z.string() }).catch({ quote: '' });
const Value = z.object({
  declared: z.array(z.object({ value: z.string(), kind: z.string(), name: z.string(), place: Quoted })),
});

export function declaredBy(side: Subject): z.infer<typeof Value>['declared'] {
  const read = Value.safeParse(valueOf(side, 'template-credit'));
  return read.success ? read.data.declared : [];
}

/** Letters and digits only, lower case. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The registered label of a site's domain; the site itself where it has none. */
export function labelOf(site: string): string {
  return domainName(site)?.label ?? site;
}

/** Whether a side still shows its theme's demo where its own name belongs. */
export function showsDemo(side: Subject): boolean {
  return declaredBy(side).some(({ kind }) => kind === 'demo');
}

/** A declaration of a theme, by its name, folder or files; engines and hosts carry thousands of themes. */
export function isThemeCredit(value: string): boolean {
  return /^(?:credit|folder|file):/.test(value);
}
