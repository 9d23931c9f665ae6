/**
 * An error as DynamoDB answers it: `type` is its name (`ConditionalCheckFailedException`), `fields` what its answer
 * holds beside the message (`Item`, `CancellationReasons`).
 * Source: DynamoDB Developer Guide, "Error handling with DynamoDB".
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(type: string, message: string, options: { status?: number; fields?: Record<string, unknown> } = {}) {
    super(message);
    this.type = type;
    this.status = options.status ?? 400;
    this.fields = options.fields ?? {};
  }
}

export const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

/** For values whose fault DynamoDB words as "One or more parameter values were invalid". */
export const invalidValue = (message: string): ServiceError =>
  invalid(`One or more parameter values were invalid: ${message}`);

/** What AWS has and this server has not: refused, so that nobody relies on silence. */
export const unsupported = (what: string): ServiceError => invalid(`${what} is not supported locally`);

export const unreadable = (message: string): ServiceError => new ServiceError('SerializationException', message);

export const noSuchTable = (detail = ''): ServiceError =>
  new ServiceError('ResourceNotFoundException', `Requested resource not found${detail}`);

export const CONDITION_FAILED = 'The conditional request failed';

/** @param item the item that failed the condition, where `ReturnValuesOnConditionCheckFailure` asks for it */
export const conditionFailed = (item: unknown): ServiceError =>
  new ServiceError('ConditionalCheckFailedException', CONDITION_FAILED, {
    fields: item === undefined ? {} : { Item: item },
  });

/** Why one action of a transaction did not happen; `Code` is `None` for an action that had no fault. */
export type CancellationReason = { readonly Code: string; readonly Message?: string; readonly Item?: unknown };

/** One reason for each action, in the order of the actions. */
export const transactionCanceled = (reasons: readonly CancellationReason[]): ServiceError =>
  new ServiceError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((it) => it.Code).join(', ')}]`,
    { fields: { CancellationReasons: reasons } },
  );
