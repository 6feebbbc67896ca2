/** Floods: hosts and domains that cost nothing carry a value, to make it look common. */
import type { AttackSite } from '../attack.ts';
import type { Draw } from './draw.ts';
import type { Firm, ValueKind } from './firm.ts';
import { asciiWord } from './invented.ts';
import { sentence } from './prose.ts';
import type { Tongue } from './tongues/tongue.ts';
import { asLines } from './values.ts';

const HOSTS_OF_MANY = ['github.io', 'netlify.app', 'pages.dev', 'blogspot.com'];

/** Free sub domains under one suffix, or domains with nothing of their own. */
export function floodOf(
  draw: Draw,
  tongue: Tongue,
  firm: Firm,
  kinds: readonly ValueKind[],
): { sites: AttackSite[]; where: string } {
  const free = draw.chance(0.6);
  const suffix = draw.pick(HOSTS_OF_MANY);
  const sites = Array.from({ length: draw.int(26, 40) }, (_, i): AttackSite => {
    const host = free ? `${asciiWord(draw)}-${i}.${suffix}` : `${asciiWord(draw)}-${i}.example`;
    const lines = asLines(draw, tongue, firm, kinds, true).map((line) => `<p>${line}</p>`);
    const text = free ? `<p>${sentence(draw, tongue)}</p>` : '';
    return {
      host,
      pages: {
        '/': `<!doctype html><html lang="${tongue.code}"><title>${host}</title><body>${text}${lines.join('')}</body></html>`,
      },
    };
  });
  return { sites, where: free ? `${sites.length} sub domains of a host of many` : `${sites.length} empty domains` };
}
