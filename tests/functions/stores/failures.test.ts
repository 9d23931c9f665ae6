import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { calling, translate } from '../../../functions/stores/failures.ts';

const named = (name: string, more: object = {}): Error => Object.assign(new Error('why'), { name, ...more });

describe('An error of the SDK', () => {
  it.each<[code: string, error: Error]>([
    ['unavailable', named('ThrottlingException')],
    ['unavailable', named('Error', { code: 'ECONNREFUSED' })],
    ['unavailable', named('NotYetNamed', { $metadata: { httpStatusCode: 503 } })],
    ['unavailable', named('NotYetNamed', { $metadata: { httpStatusCode: 429 } })],
    ['denied', named('AccessDeniedException')],
    ['not-found', named('NoSuchKey')],
    ['not-found', named('NoSuchVersion')],
  ])('is %s: %s', async (code, cause) => {
    await expect(calling('read a.txt', () => Promise.reject(cause))).rejects.toMatchObject({
      code,
      cause,
      message: expect.stringMatching(/^Could not read a\.txt: .*why$/),
    });
  });

  it('that no waiting and no newsroom can mend stays what it is, and so does one of ours', () => {
    for (const error of [
      named('ValidationException', { $metadata: { httpStatusCode: 400 } }),
      new ArchiveError('corrupt', 'No article'),
      'thrown text',
    ])
      expect(translate(error, 'read a.txt')).toBe(error);
  });
});
