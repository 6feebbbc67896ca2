import type { AskPages } from '../../src/model/ports.ts';
import type { Kind } from '../../src/model/words.ts';
import { advise } from '../../src/page/advise.ts';
import { viewDifference } from '../../src/page/view-difference.ts';

/** The page room in this process, as a visit asks it. */
export function askPages(kind: Kind): AskPages {
  return {
    advise: async ({ body, capture }) => advise(body, capture, kind),
    difference: async (first, second) => viewDifference(first, second, kind),
  };
}
