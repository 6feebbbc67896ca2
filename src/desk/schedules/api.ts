/** Schedules: repeated crawls. */
import { z } from '@hono/zod-openapi';
import { ScheduleDocument } from '../../model/documents.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Addresses, Browser, TimeOfDay, Timezone } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import type { ScheduleRule } from './rule.ts';

const Document = ScheduleDocument.meta({ id: 'Schedule' });
const Wish = z
  .object({
    name: written(LENGTHS.name).min(1).describe('the name of a schedule that exists changes that schedule'),
    addresses: Addresses,
    every: written(LENGTHS.interval).describe('such as 7d'),
    at: TimeOfDay,
    timezone: Timezone,
    browser: Browser.optional(),
    later: z.boolean().default(false).describe('true: no first run now'),
  })
  .meta({ id: 'ScheduleWish' });
const Said = z.object({ said: z.string().describe('what was done, in words') }).meta({ id: 'Said' });

export const scheduleOperations = (rule: ScheduleRule) => [
  operation('GET /schedules', 'listSchedules', 'Schedules, with their next run', rule.list, {
    gives: z.array(Document),
  }),
  operation('POST /schedules', 'putSchedule', 'Add a schedule, or change the one of that name', rule.put, {
    body: Wish,
    gives: Said.extend({ schedules: z.array(Document) }).meta({ id: 'PutSchedule' }),
    status: 201,
  }),
  operation('POST /schedules/{id}/{action}', 'actOnSchedule', 'Run a schedule now, pause it, or resume it', rule.act, {
    params: z.object({ action: z.enum(['run', 'pause', 'resume']) }),
    gives: Said.extend({ run: z.string().optional().describe('the run that was begun') }).meta({ id: 'Acted' }),
    isTotal: true,
  }),
  operation('DELETE /schedules/{id}', 'removeSchedule', 'Remove a schedule; what it found stays', rule.remove, {
    gives: Said,
    isTotal: true,
  }),
];
