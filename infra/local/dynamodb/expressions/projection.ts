import { cursor } from './cursor.ts';
import { assertDistinct, type Path } from './paths.ts';
import type { Placeholders } from './placeholders.ts';

/** Reads a projection: paths between commas. @throws ServiceError ValidationException */
export const parseProjection = (expression: string, placeholders: Placeholders): readonly Path[] => {
  const at = cursor('ProjectionExpression', expression, placeholders);
  const paths = [at.path()];
  while (at.take(',')) paths.push(at.path());
  if (at.peek().kind !== 'end') throw at.syntaxError();
  assertDistinct(paths, at.fail);
  return paths;
};
