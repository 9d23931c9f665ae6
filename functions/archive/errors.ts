/** What is wrong with a file for good. */
const REJECTIONS = [
  'unreadable', // damaged, encrypted or in no encoding we know
  'unsupported', // of a kind we do not read
  'empty', // nothing in it
  'too-large', // more bytes, pages, members or depth than we accept
  'no-article', // readable, but there is no story in it
] as const;

export type RejectionCode = (typeof REJECTIONS)[number];

/** What went wrong, for programs. One code per thing a caller may want to tell apart. */
export type ErrorCode =
  | RejectionCode
  | 'bad-request' // a reader or an engineer asked for something that does not exist
  | 'not-found'
  | 'conflict' // somebody else changed it first
  | 'unavailable' // throttled, timed out, unreachable: try again
  | 'denied' // the role may not do this: our bug or theirs, never the file's
  | 'corrupt'; // stored bytes are not what was written

/**
 * The one error of this project. `retryable` says whether the same call may succeed later; `detail` holds what a
 * program may want to show, never text of an article.
 */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; cause?: unknown; detail?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? code === 'unavailable';
    this.detail = options.detail ?? {};
  }
}

/** A fault of the file itself: it becomes a rejected receipt, whose reason a journalist reads, and is never retried. */
export const rejectUpload = (code: RejectionCode, reason: string): ArchiveError =>
  new ArchiveError(code, reason, { retryable: false });

/** The code of an error that is the file's own fault, or null for every other error. */
export const rejectionCode = (error: unknown): RejectionCode | null =>
  (error instanceof ArchiveError && REJECTIONS.find((code) => code === error.code)) || null;
