import { ArchiveError } from '../../archive/errors.ts';

/**
 * What some work comes to, unless so many milliseconds pass first. The work goes on all the same: where it is an index
 * that is being built, whoever asks again finds it further on, and Lambda has no reason to end the process with it.
 * @throws ArchiveError `unavailable` where it takes longer
 */
export const inTime = <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  if (!Number.isFinite(milliseconds)) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const give = (): void => reject(new ArchiveError('unavailable', 'The request took too long'));
    timer = setTimeout(give, Math.max(0, milliseconds));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};
