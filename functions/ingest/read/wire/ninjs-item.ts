import { isObject, type JsonObject } from './json.ts';

const TELLING =
  /^(?:headlines?|headline_\w{1,40}|bodies|body_\w{1,40}|versioncreated|firstcreated|contentcreated|pubstatus|representationtype|renditions|associations|descriptions|description_\w{1,40})$/i;

/** Whether a JSON value is an item of ninjs: it has an identifier, and properties that are ninjs's own. */
export const isNinjs = (value: unknown): value is JsonObject =>
  isObject(value) &&
  (typeof value.uri === 'string' || typeof value.guid === 'string') &&
  Object.keys(value).some((name) => TELLING.test(name));
