/** The API under /api/v1: what the pages do, for programs. Its description is made from the schemas (OpenAPI 3.1). */
import { OpenAPIHono } from '@hono/zod-openapi';
import { VERSION } from '../version.ts';
import { addAssignmentRoutes } from './api/assignments.ts';
import { addCaseRoutes } from './api/cases.ts';
import { addComparisonRoutes } from './api/comparisons.ts';
import { addEntityRoutes } from './api/entities.ts';
import { addFileRoutes } from './api/files.ts';
import { addFindingRoutes } from './api/findings.ts';
import { addHealthRoutes } from './api/health.ts';
import { addHoldRoutes } from './api/holds.ts';
import { addHookRoutes } from './api/hooks.ts';
import { addListRoutes } from './api/lists.ts';
import { addLogRoutes } from './api/log.ts';
import { addNewsRoutes } from './api/news.ts';
import { addOperatorRoutes } from './api/operators.ts';
import { addPurgeRoutes } from './api/purges.ts';
import { addRunRoutes } from './api/runs.ts';
import { addScheduleRoutes } from './api/schedules.ts';
import { addSearchRoutes } from './api/search.ts';
import { addSiteRoutes } from './api/sites.ts';
import { addTokenRoutes } from './api/tokens.ts';
import { addUserRoutes } from './api/users.ts';
import { type DeskEnv, problem } from './frame/access.ts';
import type { Api } from './frame/describe.ts';
import { idempotent } from './frame/idempotency.ts';
import type { DeskParts } from './frame/parts.ts';

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
