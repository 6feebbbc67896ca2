/** The API under /api/v1: what the pages do, for programs. Its description is made from the schemas (OpenAPI 3.1). */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Requests } from '../../model/ports/requests.ts';
import { VERSION } from '../../version.ts';
import { type DeskEnv, problem } from './access.ts';
import { idempotent } from './idempotency.ts';
import { type Api, mountOperations, type Operation } from './operations.ts';
import { refuseOthers } from './pages.ts';

/** @param requests those that were sent with an Idempotency-Key */
export function createApi(
  nouns: readonly { readonly name: string; readonly operations: readonly Operation[] }[],
  requests: Requests,
): Api {
  const api: Api = new OpenAPIHono<DeskEnv>({
    defaultHook(result, c) {
      if (result.success) return undefined;
      const detail = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      return problem(c, 400, 'Bad Request', detail);
    },
  });
  for (const { name, operations } of nouns) mountOperations(api, name, operations, idempotent(requests));
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'revenant', version: VERSION },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
  });
  refuseOthers(
    api,
    nouns.flatMap(({ operations }) => operations),
  );
  return api;
}
