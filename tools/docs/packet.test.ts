import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { packetSchema } from '../../src/core/packet/model.ts';
import { FIELDS, packetDocument } from './packet.ts';

test('docs/packet.schema.json is the schema that packets are made by', async () => {
  const schema = `${JSON.stringify(z.toJSONSchema(packetSchema), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot('../../docs/packet.schema.json');
});

const EXAMPLE = JSON.parse(readFileSync('src/core/packet/samples/packet-1.json', 'utf8'));

test('docs/packet.md lists every field, and no other', async () => {
  const isListed = (path: string) =>
    Object.keys(FIELDS).some(each => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[]`));
  const paths = pathsOf(z.toJSONSchema(packetSchema) as Schema);
  expect(paths.filter(path => !isListed(path))).toEqual([]);
  const stale = Object.keys(FIELDS).filter(
    each => !paths.some(path => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[]`)),
  );
  expect(stale).toEqual([]);
  await expect(packetDocument(EXAMPLE)).toMatchFileSnapshot('../../docs/packet.md');
});

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
}

/** The paths of all values of a schema. */
function pathsOf({ properties, items, anyOf = [], oneOf = [] }: Schema, path = ''): string[] {
  const inside = [
    ...Object.entries(properties ?? {}).flatMap(([key, each]) => pathsOf(each, path ? `${path}.${key}` : key)),
    ...(items ? pathsOf(items, `${path}[]`) : []),
    ...[...anyOf, ...oneOf].flatMap(each => pathsOf(each, path)),
  ];
  return [...new Set(inside.length ? inside : [path])];
}
