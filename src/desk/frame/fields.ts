/** Fields that requests of several nouns share. */
import { z } from '@hono/zod-openapi';
import { COUNTS, LENGTHS, written } from '../../model/lengths.ts';
import { BROWSER_WHEN } from '../../model/ports/capture.ts';
import { Instant } from '../../model/words.ts';

/**
 * The writer, whom only the printed key must name: other keys write as their user, and another name
 * is refused. With `By.optional()` the printed key need not name one either.
 */
export const By = written(LENGTHS.person)
  .min(1)
  .optional()
  .describe('who writes; a key of a user writes as this user, and needs no name');
export const Reason = written(LENGTHS.reason).min(1);
/** Yes or no in a query. */
export const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((word) => word === 'true');
/** The person who receives something; null: nobody. */
export const To = written(LENGTHS.person).min(1).nullable().describe('null: to nobody');
/** Ids of findings. */
export const Chosen = z.array(written(LENGTHS.digest)).min(1).max(COUNTS.findings);
export const Browser = z.enum(BROWSER_WHEN).describe('which pages a browser draws; without it: as the settings say');
export const Addresses = z.array(written(LENGTHS.address)).min(1).max(COUNTS.addresses).describe('web addresses');
/** A moment that a request names. */
export const Moment = Instant.max(LENGTHS.instant);
export const TimeOfDay = written(LENGTHS.interval)
  .optional()
  .describe('time of day of whole days, such as 03:00; without it: the time at which it is added');
export const Timezone = written(LENGTHS.timezone)
  .optional()
  .describe('of `at`, an IANA name such as Europe/Berlin; without it: UTC');
/** The writer if a request of the printed key names nobody, and need not. */
export const UNNAMED = 'the key of the desk';
