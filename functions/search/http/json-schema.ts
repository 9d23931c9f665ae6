import * as z from 'zod/mini';
import type { Ref, Schema } from './openapi-types.ts';
import { SCHEMAS } from './schemas.ts';

/** What zod adds and nobody needs: that an answer is read only, and how far a whole number of JavaScript goes. */
const plain = (schema: Schema): void => {
  delete schema.readOnly;
  if (schema.additionalProperties === false) delete schema.additionalProperties; // members may be added to answers
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
};
const OPTIONS = { io: 'output', override: ({ jsonSchema }: { jsonSchema: Schema }) => plain(jsonSchema) } as const;

export const schemaOf = (schema: z.core.$ZodType): Schema => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, OPTIONS);
  return made;
};

export const namedSchemas = (): Record<string, Schema> => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { ...OPTIONS, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
};

/** A named schema by its name, any other as it is. */
export const refTo = (schema: z.ZodMiniType): Schema | Ref => {
  const name = Object.keys(SCHEMAS).find((one) => SCHEMAS[one] === schema);
  return name === undefined ? schemaOf(schema) : { $ref: `#/components/schemas/${name}` };
};
