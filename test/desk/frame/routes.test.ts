/** The one table of the desk: what a route says once holds in the API, in its description and on the pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LENGTHS } from '../../../src/model/lengths.ts';
import { type DeskWorld, openDeskWorld } from '../desk-world.ts';

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
}

let world: DeskWorld;
let paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
let schemas: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  world = await openDeskWorld();
  const document = await (await world.ask('/api/v1/openapi.json')).json();
  ({
    paths,
    components: { schemas },
  } = document as { paths: typeof paths; components: { schemas: typeof schemas } });
});
afterAll(() => world.close());

describe('the description', () => {
  it('names each operation once, under the noun that it belongs to', () => {
    const all = Object.values(paths).flatMap((operations) => Object.values(operations));
    expect(all.length).toBeGreaterThan(70);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    for (const { operationId, tags } of all) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(tags).toHaveLength(1);
    }
    expect(paths['/alerts/{id}/replay']?.['post']?.tags).toEqual(['hooks']);
  });

  it('names the document of every JSON body, and the documents that several answers share', () => {
    const bodies = Object.entries(paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ requestBody }) => {
        const schema = requestBody?.content['application/json']?.schema;
        return schema === undefined ? [] : [{ path, named: schema.$ref !== undefined }];
      }),
    );
    expect(bodies.filter(({ named }) => !named)).toEqual([]);
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Finding', 'Case', 'Hold', 'Hook', 'User', 'Visit']));
  });
});

describe('another method', () => {
  it('is told which ones the address takes, in the API and on the pages', async () => {
    const put = await world.ask('/api/v1/holds', { method: 'PUT' });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, POST, HEAD');
    expect(put.headers.get('content-type')).toContain('application/problem+json');
    const get = await world.ask('/api/v1/holds/none/lift');
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    const page = await world.ask('/findings', { method: 'DELETE' });
    expect([page.status, page.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await world.ask('/api/v1/none', { method: 'PUT' })).status).toBe(404);
    expect((await world.ask('/none')).status).toBe(404);
  });

  it('is refused without a key before it is told anything', async () => {
    const { status, headers } = await fetch(`${world.base}/api/v1/holds`, { method: 'PUT' });
    expect([status, headers.get('allow')]).toEqual([401, null]);
  });
});

describe('a page', () => {
  it('is not there under a name that is longer than any id', async () => {
    expect((await world.ask(`/sites/${'a'.repeat(LENGTHS.id + 1)}`)).status).toBe(404);
  });

  it('refuses a reader who asks for an action, and says which role it needs', async () => {
    const key = await world.keyOf('reader', 'Mx Reader');
    const refused = await world.post('/holds', { kind: 'site', subject: 'a.test', reason: 'a claim' }, key);
    expect([refused.status, await refused.text()]).toEqual([
      403,
      'This needs the role analyst. Your role is reader.\n',
    ]);
    // The mark of what was seen is the reader's own.
    expect((await world.post('/seen', { until: '2026-11-27T10:00:00.000Z' }, key)).status).toBe(303);
  });
});
