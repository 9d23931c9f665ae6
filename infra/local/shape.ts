import type * as z from 'zod/mini';

/**
 * Reads a value of the template against a shape. A property that the shape does not have is refused: this machine
 * never does less than the template says.
 * @param of what the value belongs to, e.g. `UploadsQueue`
 * @throws Error that names every property at fault
 */
export const readShape = <T>(shape: z.ZodMiniType<T>, value: unknown, of: string): T => {
  const read = shape.safeParse(value);
  if (!read.success) throw new Error(`${of}: ${read.error.issues.map(sentence).join('; ')}`);
  return read.data;
};

const sentence = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.join('.');
  const at = path === '' ? '' : `${path} `;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at}${issue.keys.join(', ')} is not supported on this machine`;
    case 'invalid_type':
      return `${at}must be ${issue.expected}`;
    case 'invalid_value':
      return `${at}must be ${issue.values.map(String).join(' or ')}`;
    default:
      return `${at}is of a form that is not supported on this machine (${issue.code})`;
  }
};
