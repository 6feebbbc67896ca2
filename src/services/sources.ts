/** Settings → the sources that are switched on, and the program of the operator. */
import type { Settings } from '../config.ts';
import type { AskProgram, SwitchedSources } from '../model/ports/sources.ts';
import { runProgram } from './run-program.ts';

export const PROGRAM_LIMITS = { ms: 30_000, outputBytes: 1_000_000 };

export function switchedSources(settings: Settings): SwitchedSources {
  const { sources, searxngUrl, archiveEndpoint, braveKey, urlscanKey, sourceProgram } = settings;
  const base = (url: string) => url.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return {
    on: [...new Set(sources)],
    urls: {
      ...(searxngUrl && { searxng: base(searxngUrl) }),
      ...(archiveEndpoint && { archive: base(archiveEndpoint) }),
    },
    keys: { ...(braveKey && { brave: braveKey }), ...(urlscanKey && { urlscan: urlscanKey }) },
    program: sourceProgram === undefined ? null : sourceProgramAt(sourceProgram),
  };
}

/**
 * Runs the operator's program with lines on its input. Its environment is empty, so no secret of
 * ours reaches it.
 */
export function sourceProgramAt(program: string, limits = PROGRAM_LIMITS): AskProgram {
  return async (lines) => {
    const { output, problem } = await runProgram(program, lines, limits, { env: {}, cwd: '/' });
    return problem === null ? { ok: true, lines: output.split('\n') } : { ok: false, ...problem };
  };
}
