/** A page as a person saw it, handed in as HTML → a visit, and the stored sites it resembles. */

import { siteOf } from '../../address/site-name.ts';
import { InputError } from '../../errors.ts';
import type { Match } from '../../model/derived/match.ts';
import type { HandedIn, Visit } from '../../model/facts/visit.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { type ScreenPorts, screen } from '../screen/screen.ts';
import { readToStore } from '../site/inspect.ts';
import { pastedSeeds } from './pasted-seeds.ts';

/** Longest page that is taken, in bytes. */
export const HANDED_IN_BYTES = 5 * 1024 * 1024;

export interface HandedInPage {
  /** Where the person saw it. */
  readonly url: string;
  readonly html: string;
  /** When; null: now. */
  readonly at: string | null;
}

/**
 * Stores the page as a capture made elsewhere, under a name of its own beside the site's. It is
 * compared once with the stored sites. No stored site is compared with it later, no value counts as
 * carried by it, and it sends no alert.
 */
export async function handIn(
  { url, html, at }: HandedInPage,
  who: Omit<HandedIn, 'at'>,
  ports: ScreenPorts & Pick<Ports, 'reader' | 'readHandedIn' | 'ofReplay' | 'screens'>,
): Promise<{ readonly visit: Visit; readonly findings: readonly Match[] }> {
  const [seed, ...others] = pastedSeeds(url, ports.ofReplay);
  if (seed === undefined || others.length > 0) throw new InputError('send one web address, without a space in it');
  if (!/<[a-z!]/i.test(html)) throw new InputError('the page is no HTML: hand in its source, from <html> to </html>');
  if (Buffer.byteLength(html) > HANDED_IN_BYTES)
    throw new InputError(`the page is too long: ${HANDED_IN_BYTES / 1024 / 1024} MB at most`);
  const now = ports.clock.now().toISOString();
  if (at !== null && !(Date.parse(at) <= Date.parse(now))) throw new InputError(`no such time in the past: ${at}`);
  const page = { url: seed.url, html, at: at ?? now };
  const captured = await ports.readHandedIn(page, { kind: seed.kind, entity: null, handedIn: { ...who, at: now } });
  const { visit } = captured;
  const { ledger, matches } = ports.store;
  const known = await ledger.visit(visit.id);
  if (known !== null) return { visit: known.visit, findings: await matches.list({ site: visit.site }) };
  const fingerprint = await readToStore(captured, ports);
  const { matches: found } = await screen(fingerprint, await latestBackground(ports.store), ports);
  // A page of a site resembles the site; that proves nothing.
  const own = siteOf(seed.url, seed.kind);
  const findings = found.filter(({ left, right }) => left.site !== own && right.site !== own);
  await ledger.importVisit(visit, fingerprint, findings, [], pagesToDraw(findings, ports.screens));
  return { visit, findings };
}
