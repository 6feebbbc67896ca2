/** Writes schemas/*.schema.json from the zod types. usage: npm run schemas */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema, SCHEMAS } from '../src/model/schemas.ts';

const folder = join(import.meta.dirname, '..', 'schemas');
mkdirSync(folder, { recursive: true });
for (const name of Object.keys(SCHEMAS)) {
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(jsonSchema(name), null, 2)}\n`);
}
