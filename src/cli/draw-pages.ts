import { ConfigError, messageOf } from '../errors.ts';
import { drawDue } from '../flow/evidence/draw-due.ts';
import { command } from '../model/text/program.ts';
import type { Services } from '../services.ts';
import { count, type Terminal } from './output/terminal.ts';

/** Keeps pictures of findings' pages, after all else: they delay no target. */
export async function drawPages(services: Services, terminal: Terminal, signal?: AbortSignal): Promise<void> {
  const missing = new Map<string, number>();
  let kept = 0;
  const drawing = drawDue(services, {
    ...(signal !== undefined && { signal }),
    drawn({ reason }) {
      if (reason === null) terminal.progress({ what: 'keeping', done: ++kept, unit: ['picture', 'pictures'] });
      else missing.set(reason, (missing.get(reason) ?? 0) + 1);
    },
  });
  // The findings are stored; a later worker draws what is missing.
  await drawing.catch((error: unknown) => {
    if (error instanceof ConfigError) throw error;
    terminal.warn(`not all pictures of pages are kept yet: ${messageOf(error)}`);
  });
  terminal.endProgress();
  for (const [reason, pages] of missing) {
    const why = reason === 'render:unavailable' ? `no browser was found (${command('doctor')} says more)` : 'not drawn';
    terminal.note(`${count(pages, 'page')} of findings without a picture: ${why} (${reason})`);
  }
}
