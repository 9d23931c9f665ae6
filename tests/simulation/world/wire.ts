/** Between the SDK's inputs and outputs, whose binary is bytes, and the wire's, whose binary is base64. */

export const toWire = (value: unknown): unknown => {
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64');
  return mapped(value, toWire);
};

export const fromWire = (value: unknown): unknown => {
  if (typeof value !== 'object') return value;
  if (value !== null && 'B' in value && typeof value.B === 'string') {
    return { B: new Uint8Array(Buffer.from(value.B, 'base64')) };
  }
  return mapped(value, fromWire);
};

const mapped = (value: unknown, map: (part: unknown) => unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(map);
  const made: Record<string, unknown> = {};
  for (const name in value) made[name] = map((value as Readonly<Record<string, unknown>>)[name]);
  return made;
};
