import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonSchema, SCHEMAS } from '../../src/model/schemas.ts';

const folder = join(import.meta.dirname, '..', '..', 'schemas');

describe('published schemas', () => {
  it.each(Object.keys(SCHEMAS))('%s is as the types say (else: npm run schemas)', (name) => {
    expect(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8'))).toEqual(jsonSchema(name));
  });

  it('has no schema of a document that is no more', () => {
    const published = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
    expect(published.sort()).toEqual(Object.keys(SCHEMAS).sort());
  });
});
