import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { packetSchema } from './model';

test('docs/packet.schema.json is the schema that packets are made by', async () => {
  const schema = `${JSON.stringify(z.toJSONSchema(packetSchema), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot('../../../docs/packet.schema.json');
});
