/** A site → its copy under another company name, domain, mail, phone and accounts: what every trick is played upon. */
import { distinctiveWords } from '../../src/values/company-name.ts';
import { chanceOf, inventedWord, numberOf } from './random.ts';
import { type PlainSite, readSubject, valuesOf } from './site.ts';
import type { Contacts } from './trick.ts';

const ACCOUNTS = ['messenger', 'social-link', 'tracker', 'registration-number', 'wallet', 'site-filing'];
const BETWEEN_DIGITS = '[\\s().\\-/\\u00a0\\u2010-\\u2015]{0,3}';

/** @param keep contacts that stay as they are, for tricks that hide them */
export async function renamed(site: PlainSite, keep: Contacts | null): Promise<PlainSite> {
  const { fingerprint } = await readSubject(site);
  const host = `${inventedWord('host', site.name)}-${inventedWord('trade', site.name)}.example`;
  const changes: [RegExp, (found: string) => string][] = [];
  const literal = (text: string, change: (found: string) => string): void => {
    if (text.length >= 4) changes.push([new RegExp(escaped(text), 'gi'), change]);
  };
  const kept: string[] = [];
  for (const mail of site.mails) {
    if (keep === 'mails') {
      literal(mail, (found) => standIn(kept.push(found) - 1));
    } else {
      const free = /@(?:gmail|hotmail|yahoo|outlook|163|126|qq|yandex|mail)\./.exec(mail) !== null;
      literal(mail, () => `${inventedWord('mail', mail)}@${free ? 'gmail.com' : host}`);
    }
  }
  for (const phone of site.phones) {
    const digits = phone.slice(-7);
    const other = String(1_000_000 + (numberOf('phone', phone) % 8_999_999));
    const pattern = new RegExp(
      `(?<!\\d)(?:[+(]{0,2}\\d[\\d().\\s-]{0,14})?${[...digits].join(BETWEEN_DIGITS)}(?!\\d)`,
      'g',
    );
    changes.push([
      pattern,
      (found) => {
        if (keep === 'phones') return standIn(kept.push(found) - 1);
        let left = 7;
        return [...found]
          .reverse()
          .map((sign) => (/\d/.test(sign) && left > 0 ? (other[--left] ?? sign) : sign))
          .reverse()
          .join('');
      },
    ]);
  }
  for (const account of ACCOUNTS.flatMap((signal) => valuesOf(fingerprint, signal)))
    literal(account.slice(account.lastIndexOf(':') + 1), reshaped);
  literal(site.host, () => host);
  for (const word of nameWords(site, [...namesOf(fingerprint)])) {
    const latin = /^[\x20-\x7e]+$/.test(word);
    const pattern = latin ? new RegExp(`(?<![a-z])${escaped(word)}(?![a-z])`, 'gi') : new RegExp(escaped(word), 'gi');
    changes.push([
      pattern,
      (found) =>
        inventedWord('name', found.toLowerCase()).replace(/^./, (first) =>
          found[0] === found[0]?.toLowerCase() ? first : first.toUpperCase(),
        ),
    ]);
  }
  const change = (text: string): string => {
    const changed = changes.reduce((now, [pattern, by]) => now.replace(pattern, by), text);
    return changed.replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '');
  };
  const pages = [...site.pages].map(([path, html]) => [change(path), change(html)] as const);
  const pictures = [...site.pictures].map(([path, bytes]) => [change(path), bytes] as const);
  return { ...site, host, pages: new Map(pages), pictures: new Map(pictures), withoutCodes: true };
}

function standIn(index: number): string {
  return `\ue000${index}\ue001`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Letters for letters and digits for digits, so that a number stays one of its kind. */
function reshaped(found: string): string {
  const chance = chanceOf('account', found.toLowerCase());
  return found.replace(/[a-z0-9]/gi, (sign) => {
    if (/\d/.test(sign)) return String(chance.below(10));
    const letter = String.fromCharCode(97 + chance.below(26));
    return sign === sign.toLowerCase() ? letter : letter.toUpperCase();
  });
}

function* namesOf(fingerprint: Parameters<typeof valuesOf>[0]): Generator<string> {
  yield* valuesOf(fingerprint, 'copyright-owner');
  const names = fingerprint.readings.find(({ signal }) => signal === 'residual-name')?.value ?? [];
  for (const { value, role, whole } of names as { value: string; role: string; whole: boolean }[])
    if (whole && role !== 'mention') yield value;
}

/** The words that a firm is known by. Longest first, so that none is left over in another. */
function nameWords(site: PlainSite, names: readonly string[]): string[] {
  const label = site.host.split('.')[0] ?? '';
  const words = names.flatMap((name) => distinctiveWords(name).split(/\s+/));
  const all = [label, ...label.split('-'), ...words].filter(
    (word) => word.length >= (/^[\x20-\x7e]+$/.test(word) ? 4 : 2),
  );
  return [...new Set(all.map((word) => word.toLowerCase()))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
