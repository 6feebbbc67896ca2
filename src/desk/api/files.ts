/** Files: reports of findings and cases, and the files of a case. */
import { createRoute, z } from '@hono/zod-openapi';
import { InputError } from '../../errors.ts';
import { putCaseFile } from '../../flow/evidence/case-file.ts';
import { findingReport, reportOfCase } from '../../flow/evidence/reports.ts';
import { standingsOf } from '../../flow/screen/standings.ts';
import { CASE_FILE_BYTES, CaseItem } from '../../model/case.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { reviewOf } from '../../model/review.ts';
import { nameIn } from '../frame/access.ts';
import { type Api, By, file, Id, json, missing, needs, problems, UNNAMED } from '../frame/fields.ts';
import type { DeskParts } from '../frame/parts.ts';
import { download, downloadReport } from '../frame/request.ts';

/** A report, by the end of its path as HTML or PDF. */
const report = <Path extends string>(path: Path, of: string) =>
  createRoute({
    method: 'get',
    path,
    summary: `The report of a ${of}, with its pictures, as one ${path.endsWith('pdf') ? 'PDF file' : 'HTML page'}`,
    ...needs('reader'),
    request: { params: Id },
    responses: {
      200: file(path.endsWith('pdf') ? 'application/pdf' : 'text/html', 'the file'),
      ...problems(401, 403, 404, 429, 503),
    },
  });

const routes = {
  ofFinding: report('/findings/{id}/report.html', 'finding'),
  ofFindingPdf: report('/findings/{id}/report.pdf', 'finding'),
  ofCase: report('/cases/{id}/report.html', 'case'),
  ofCasePdf: report('/cases/{id}/report.pdf', 'case'),
  put: createRoute({
    method: 'post',
    path: '/cases/{id}/files',
    summary: 'Put a file of at most 20 MB into a case',
    ...needs('analyst'),
    request: {
      params: Id,
      query: z.object({
        name: written(LENGTHS.fileName).min(1),
        text: written(LENGTHS.reason).default(''),
        by: By.optional(),
      }),
      body: {
        required: true,
        content: { 'application/octet-stream': { schema: z.any().openapi({ format: 'binary' }) } },
      },
    },
    responses: {
      201: json(CaseItem, 'the item; its subject is the SHA-256 of the file'),
      ...problems(400, 401, 403, 404, 413),
    },
  }),
  get: createRoute({
    method: 'get',
    path: '/cases/{id}/files/{digest}',
    summary: 'A file of a case, by the SHA-256 of its bytes',
    ...needs('reader'),
    request: { params: Id.extend({ digest: z.string().max(LENGTHS.digest) }) },
    responses: { 200: file('application/octet-stream', 'the file'), ...problems(401, 403, 404) },
  }),
};

export function addFileRoutes(api: Api, { services, heavy }: DeskParts): void {
  const { store, blobs, clock } = services;
  for (const route of [routes.ofFinding, routes.ofFindingPdf])
    api.openapi(route, async (c) => {
      const match = await store.matches.get(c.req.valid('param').id);
      if (match === null) return missing(c, 'finding');
      const standing = (await standingsOf([match], store)).get(match.id) ?? null;
      const judgements = await store.judgements.of(match.id);
      const review = services.secondReviewer ? reviewOf(judgements) : null;
      const text = () => findingReport({ match, judgements, standing, review }, services);
      return (await downloadReport(c, text, `match-${match.id.slice(0, 12)}`, { services, heavy })) as never;
    });
  for (const route of [routes.ofCase, routes.ofCasePdf])
    api.openapi(route, async (c) => {
      const folder = await store.cases.get(c.req.valid('param').id);
      if (folder === null) return missing(c, 'case');
      const text = () => reportOfCase(folder, services);
      return (await downloadReport(c, text, `case-${folder.id}`, { services, heavy })) as never;
    });
  api.openapi(routes.put, async (c) => {
    const { name, text, by } = c.req.valid('query');
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) throw new InputError('the file is empty');
    if (bytes.length > CASE_FILE_BYTES) throw new InputError('a file of a case may have 20 MB at most');
    const written = { text, by: nameIn(c, by) ?? UNNAMED, at: clock.now().toISOString() };
    const item = await putCaseFile(c.req.valid('param').id, bytes, { name, ...written }, services);
    return item === null ? missing(c, 'open case') : c.json(item, 201);
  });
  api.openapi(routes.get, async (c) => {
    const { id, digest } = c.req.valid('param');
    const items = (await store.cases.get(id))?.items ?? [];
    const item = items.find(({ kind, subject }) => kind === 'file' && subject === digest);
    const bytes = item === undefined ? null : await blobs.get(digest);
    if (item === undefined || bytes === null) return missing(c, 'file');
    return download(c, Buffer.from(bytes), item.file?.name ?? 'file', 'application/octet-stream') as never;
  });
}
