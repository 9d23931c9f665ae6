import { invalid } from '../errors.ts';
import type { Condition, Operand } from './condition.ts';

/** Refuses a filter on key attributes: a query's keys belong in its key condition. @throws ServiceError ValidationException */
export const assertNoKeys = (keys: readonly string[], filter: Condition): void => {
  const used = attributesOf(filter).find((name) => keys.includes(name));
  if (used === undefined) return;
  throw invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${used}`);
};

const attributesOf = (condition: Condition): readonly string[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...attributesOf(condition.left), ...attributesOf(condition.right)];
    case 'not':
      return attributesOf(condition.condition);
    case 'exists':
    case 'type':
      return [condition.path[0]];
    case 'between':
      return [condition.operand, condition.low, condition.high].flatMap(attributeOf);
    case 'in':
      return [condition.operand, ...condition.list].flatMap(attributeOf);
    default:
      return [condition.left, condition.right].flatMap(attributeOf);
  }
};

const attributeOf = (operand: Operand): readonly string[] => {
  if (operand.kind === 'size') return attributeOf(operand.of);
  return operand.kind === 'path' ? [operand.path[0]] : [];
};
