/** Renders deploy/helm/revenant with Go's own template engine. The chart uses none of the functions that Helm adds. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as render } from '@evertdespiegeleer/go-template';
import { parse, parseAllDocuments } from 'yaml';

const chart = join(import.meta.dirname, '..', '..', 'deploy', 'helm', 'revenant');
const read = (path: string): string => readFileSync(join(chart, path), 'utf8');

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [part: string]: unknown;
}
export type Values = Record<string, unknown>;

export const defaults = (): Values => parse(read('values.yaml')) as Values;
export const schemaOfValues = (): Record<string, unknown> =>
  JSON.parse(read('values.schema.json')) as Record<string, unknown>;

/** Every object, from each template. `edit` changes a template's text before. Throws where it is no YAML. */
export async function renderChart(
  values: Values,
  edit: (text: string, name: string) => string = (text) => text,
): Promise<KubernetesObject[]> {
  const names = readdirSync(join(chart, 'templates')).filter((name) => name.endsWith('.yaml'));
  const parts = read('templates/_parts.tpl');
  const objects: KubernetesObject[] = [];
  for (const name of names) {
    const text = await render(parts + edit(read(`templates/${name}`), name), {
      Values: values,
      Release: { Name: 'shops' },
      Chart: parse(read('Chart.yaml')) as Values,
    });
    if (text.includes('<no value>')) throw new Error(`${name} names a value that there is not`);
    for (const document of parseAllDocuments(text)) {
      if (document.errors.length > 0) throw new Error(`${name}: ${document.errors.join('; ')}`);
      const object = document.toJS() as KubernetesObject | null;
      if (object !== null) objects.push(object);
    }
  }
  return objects;
}
