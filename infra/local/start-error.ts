/** Why the machine cannot start, for the person who started it: what is wrong, and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly remedy: string;

  constructor(message: string, remedy: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** What a person is told who started something that cannot start; of a bug, where it is. */
export const reportOf = (error: unknown): string => {
  if (error instanceof StartError) return `${error.message}\n${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
