/** Reads JSON of unknown shape: every reader asks for what it knows and gets null for anything else. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of one where the value is no list, and none where there is no value. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const objectsIn = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject);

/** The first of these properties that is a text with something in it, or a number. */
export const textIn = (object: JsonObject, ...names: readonly string[]): string | null => {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return null;
};

/** The object with its own properties' names in lower case: what ninjs 2 calls `versioncreated` is `versionCreated` in 3. */
export const lowerNames = (object: JsonObject): JsonObject =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value])),
  );
