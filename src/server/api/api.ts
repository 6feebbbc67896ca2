/** The API under /api/v1: what the pages do, for programs. Its description is made from the schemas (OpenAPI 3.1). */
import { OpenAPIHono } from '@hono/zod-openapi';
import { VERSION } from '../../version.ts';
import { type DeskEnv, problem } from '../access.ts';
import type { DeskParts } from '../parts.ts';
import { addAssignmentRoutes } from './assignments.ts';
import { addCaseRoutes } from './cases.ts';
import { addComparisonRoutes } from './comparisons.ts';
import type { Api } from './describe.ts';
import { addEntityRoutes } from './entities.ts';
import { addFileRoutes } from './files.ts';
import { addFindingRoutes } from './findings.ts';
import { addHealthRoutes } from './health.ts';
import { addHoldRoutes } from './holds.ts';
import { addHookRoutes } from './hooks.ts';
import { idempotent } from './idempotency.ts';
import { addListRoutes } from './lists.ts';
import { addLogRoutes } from './log.ts';
import { addNewsRoutes } from './news.ts';
import { addOperatorRoutes } from './operators.ts';
import { addPurgeRoutes } from './purges.ts';
import { addRunRoutes } from './runs.ts';
import { addScheduleRoutes } from './schedules.ts';
import { addSearchRoutes } from './search.ts';
import { addSiteRoutes } from './sites.ts';
import { addTokenRoutes } from './tokens.ts';
import { addUserRoutes } from './users.ts';

const FAMILIES = [
  addFindingRoutes,
  addNewsRoutes,
  addAssignmentRoutes,
  addSiteRoutes,
  addSearchRoutes,
  addOperatorRoutes,
  addEntityRoutes,
  addComparisonRoutes,
  addCaseRoutes,
  addFileRoutes,
  addRunRoutes,
  addScheduleRoutes,
  addListRoutes,
  addHookRoutes,
  addLogRoutes,
  addHealthRoutes,
  addTokenRoutes,
  addUserRoutes,
  addHoldRoutes,
  addPurgeRoutes,
];

export function createApi(parts: DeskParts): Api {
  const api = new OpenAPIHono<DeskEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      const detail = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      return problem(c, 400, 'Bad Request', detail);
    },
  });
  api.use(idempotent(parts.services.store.requests));
  for (const add of FAMILIES) add(api, parts);
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'revenant', version: VERSION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
  });
  return api;
}
