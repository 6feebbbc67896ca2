/** The API under /api/v1: what the pages do, for programs. Its description is made from the schemas (OpenAPI 3.1). */
import { OpenAPIHono } from '@hono/zod-openapi';
import { VERSION } from '../version.ts';
import { accountOperations } from './account/api.ts';
import { accountPages } from './account/page.ts';
import { accountRule } from './account/rule.ts';
import { addAssignmentRoutes } from './api/assignments.ts';
import { addCaseRoutes } from './api/cases.ts';
import { addComparisonRoutes } from './api/comparisons.ts';
import { addEntityRoutes } from './api/entities.ts';
import { addFileRoutes } from './api/files.ts';
import { addFindingRoutes } from './api/findings.ts';
import { addNewsRoutes } from './api/news.ts';
import { addOperatorRoutes } from './api/operators.ts';
import { addRunRoutes } from './api/runs.ts';
import { addSearchRoutes } from './api/search.ts';
import { addSiteRoutes } from './api/sites.ts';
import { type DeskEnv, problem } from './frame/access.ts';
import { idempotent } from './frame/idempotency.ts';
import { type Api, allowOthers, mountOperations, type Operation } from './frame/operations.ts';
import { type PageRoute, patternOf } from './frame/pages.ts';
import type { DeskParts } from './frame/parts.ts';
import { healthOperations } from './health/api.ts';
import { healthPages } from './health/page.ts';
import { healthRule } from './health/rule.ts';
import { holdOperations } from './holds/api.ts';
import { holdPages } from './holds/page.ts';
import { holdRule } from './holds/rule.ts';
import { hookOperations } from './hooks/api.ts';
import { hookPages } from './hooks/page.ts';
import { hookRule } from './hooks/rule.ts';
import { listOperations } from './lists/api.ts';
import { listPages } from './lists/page.ts';
import { listRule } from './lists/rule.ts';
import { logOperations } from './log/api.ts';
import { logPages } from './log/page.ts';
import { logRule } from './log/rule.ts';
import { purgeOperations } from './purges/api.ts';
import { purgePages } from './purges/page.ts';
import { purgeRules } from './purges/rule.ts';
import { scheduleOperations } from './schedules/api.ts';
import { schedulePages } from './schedules/page.ts';
import { scheduleRule } from './schedules/rule.ts';
import { tokenOperations } from './tokens/api.ts';
import { tokenPages } from './tokens/page.ts';
import { tokenRule } from './tokens/rule.ts';
import { userOperations } from './users/api.ts';
import { userPages } from './users/page.ts';
import { userRule } from './users/rule.ts';

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
];

interface Noun {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly pages: readonly PageRoute[];
}

const noun =
  <Rule>(
    name: string,
    ruleOf: (parts: DeskParts) => Rule,
    operationsOf: (rule: Rule) => readonly Operation[],
    pagesOf: (rule: Rule, parts: DeskParts) => readonly PageRoute[],
  ) =>
  (parts: DeskParts): Noun => {
    const rule = ruleOf(parts);
    return { name, operations: operationsOf(rule), pages: pagesOf(rule, parts) };
  };

const NOUNS = [
  noun('hooks', hookRule, hookOperations, hookPages),
  noun('holds', holdRule, holdOperations, holdPages),
  noun('purges', purgeRules, purgeOperations, purgePages),
  noun('tokens', tokenRule, tokenOperations, tokenPages),
  noun('users', userRule, userOperations, userPages),
  noun('account', accountRule, accountOperations, accountPages),
  noun('schedules', scheduleRule, scheduleOperations, schedulePages),
  noun('lists', listRule, listOperations, listPages),
  noun('log', logRule, logOperations, logPages),
  noun('health', healthRule, healthOperations, healthPages),
];

export const openNouns = (parts: DeskParts): Noun[] => NOUNS.map((open) => open(parts));

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
  const nouns = openNouns(parts);
  for (const { name, operations } of nouns) mountOperations(api, name, operations);
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'revenant', version: VERSION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
  });
  const all = nouns.flatMap(({ operations }) => operations);
  for (const { path, refuse } of allowOthers(all)) api.all(patternOf(path), refuse);
  return api;
}
