/** Status and query-compatible code of each error that we answer; SQS API Reference, "Common errors" and each action. */
const KNOWN = {
  AccessDeniedException: [403, 'AccessDenied'],
  BatchEntryIdsNotDistinct: [400, 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'],
  EmptyBatchRequest: [400, 'AWS.SimpleQueueService.EmptyBatchRequest'],
  InternalFailure: [500, 'InternalFailure'],
  InvalidParameterValue: [400, 'InvalidParameterValue'],
  MessageNotInflight: [400, 'AWS.SimpleQueueService.MessageNotInflight'],
  MissingParameter: [400, 'MissingParameter'],
  QueueDoesNotExist: [400, 'AWS.SimpleQueueService.NonExistentQueue'],
  ReceiptHandleIsInvalid: [404, 'ReceiptHandleIsInvalid'],
  ResourceNotFoundException: [404, 'ResourceNotFoundException'],
  TooManyEntriesInBatchRequest: [400, 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest'],
  UnsupportedOperation: [400, 'AWS.SimpleQueueService.UnsupportedOperation'],
} as const satisfies Record<string, readonly [number, string]>;

export type SqsCode = keyof typeof KNOWN;

/** An error as SQS answers it. `queryCode` is what the older query protocol called it; SDKs still read it. */
export class SqsError extends Error {
  override readonly name = 'SqsError';
  readonly code: SqsCode;
  readonly status: number;
  readonly queryCode: string;

  constructor(code: SqsCode, message: string) {
    super(message);
    this.code = code;
    [this.status, this.queryCode] = KNOWN[code];
  }
}
