/** The description of the API as a page: no script, and nothing from elsewhere. */
import { type Html, html } from '../../report/escape.ts';
import { frameTexts } from '../../texts/frame.ts';
import { manualTexts as say } from '../../texts/manual.ts';
import { page } from '../frame/layout.ts';
import { code, linkTo, separated } from '../frame/marks.ts';
import type { DeskParts } from '../frame/parts.ts';
import { gets, withEtag } from '../frame/routes.ts';
import { documentIn, exampleOf, type Row, rowsOf, type Schema, typeOf } from './schema-rows.ts';

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-role': string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly schema: Schema;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

type Named = Readonly<{ method: string; path: string; one: Described }>;

export const manualPages = ({ description }: DeskParts) => [
  withEtag(
    gets('/api', { role: 'reader' }, (c) => manualPage(description() as Description, c.req.header('host') ?? '')),
  ),
];

function manualPage({ paths, components: { schemas } }: Description, host: string): string {
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, one]) => ({ method: method.toUpperCase(), path, one })),
  );
  const nouns = [...new Set(all.map(({ one }) => one.tags[0] ?? ''))];
  const parts = nouns.map((noun) => {
    const own = all.filter(({ one }) => one.tags[0] === noun);
    return html`<h2 id="${noun}">${noun}</h2><div class="card">${own.map((each) => operation(each, schemas, host))}</div>`;
  });
  const documents = Object.entries(schemas)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(
      ([name, schema]) =>
        html`<details id="doc-${name}"><summary><code>${name}</code></summary>${fields(rowsOf(schema))}</details>`,
    );
  const links = [...nouns.map((noun) => linkTo(`#${noun}`)(noun)), linkTo('#documents')(say.documents)];
  const body = html`<p>${say.about(linkTo('/api/v1/openapi.json'))}</p>
<div class="card"><p>${say.key(code('authorization: Bearer <key>'))}</p><p>${say.writer(code('by'))}</p><p>${say.twice(code('Idempotency-Key'))}</p><p>${say.strict}</p></div>
<p>${separated(links, ' · ')}</p>
${parts}
<h2 id="documents">${say.documents}</h2><div class="card">${documents}</div>`;
  return page({ title: say.title, at: '/account' }, body);
}

function operation({ method, path, one }: Named, schemas: Description['components']['schemas'], host: string): Html {
  const [[type, sent] = ['', undefined]] = Object.entries(one.requestBody?.content ?? {});
  const name = sent === undefined ? null : documentIn(sent.schema);
  const schema = name === null ? sent?.schema : schemas[name];
  const given = (one.parameters ?? []).map(({ required = false, schema, ...rest }) => ({
    name: rest.name,
    schema: { ...schema, ...(rest.description !== undefined && { description: rest.description }) },
    isNeeded: required,
  }));
  const answers = Object.entries(one.responses).map(([status, { content = {} }]) => {
    const [what] = Object.entries(content);
    return html`${status}${what !== undefined && Number(status) < 300 && html` ${typeOf(what[1].schema, documentLink)}`}`;
  });
  return html`<details id="${one.operationId}"><summary><code>${method} ${path}</code> ${one.summary} <span class="soft small">${one['x-role']}</span></summary>
${given.length > 0 && html`<h3>${say.parameters}</h3>${fields(given)}`}
${schema !== undefined && html`<h3>${say.body(code(type))}</h3>${fields(rowsOf(schema))}`}
<p>${say.answers(separated(answers, ' · '))}</p><pre>${curlOf(method, path, type, schema, host)}</pre></details>`;
}

function curlOf(method: string, path: string, type: string, schema: Schema | undefined, host: string): string {
  const words = ['curl', ...(method === 'GET' ? [] : [`-X ${method}`]), say.keyOfCurl];
  if (type === 'application/json')
    words.push(`-H "content-type: ${type}" -d '${JSON.stringify(exampleOf(schema ?? {}))}'`);
  if (type === 'application/octet-stream') words.push('--data-binary @file');
  if (type === 'multipart/form-data')
    words.push(
      ...Object.keys(schema?.properties ?? {})
        .filter((field) => /file$/i.test(field))
        .map((field) => `-F ${field}=@file`),
    );
  return [...words, `http://${host}/api/v1${path}`].join(' ');
}

const documentLink = (name: string): Html => html`<a href="#doc-${name}">${name}</a>`;

function fields(rows: readonly Row[]): Html {
  const lines = rows.map(
    ({ name, schema, isNeeded }) =>
      html`<tr><td><code>${name}</code></td><td>${typeOf(schema, documentLink)}</td><td>${isNeeded && say.needed}</td><td>${meaningOf(schema)}</td></tr>`,
  );
  return html`<table><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.type}</th><th>${say.isNeeded}</th><th>${say.meaning}</th></tr></thead><tbody>${lines}</tbody></table>`;
}

function meaningOf({ description = '', maxLength, maxItems, default: without }: Schema): string {
  const bounds = [maxLength && say.longest(maxLength), maxItems && say.most(maxItems)];
  const all = [description, ...bounds, without !== undefined && say.without(JSON.stringify(without))];
  return all.filter((one) => typeof one === 'string' && one !== '').join('; ');
}
