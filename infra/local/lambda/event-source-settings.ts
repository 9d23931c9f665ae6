/** How a mapping takes messages from its queue, after AWS's defaults. */
export type MappingSettings = {
  readonly queueArn: string;
  readonly enabled: boolean;
  readonly batchSize: number;
  /** How long a batch may be gathered, from its first message on. */
  readonly windowSeconds: number;
  /** Batches in hand at once. */
  readonly concurrency: number;
  /** Whether the function says which messages of a batch failed. */
  readonly reportsFailures: boolean;
};

/** "Lambda starts processing five batches at a time" (Developer Guide, SQS scaling): what a mapping without a bound gets. */
const FIRST_POLLERS = 5;

const KNOWN = new Set([
  'EventSourceArn',
  'FunctionName',
  'Enabled',
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'ScalingConfig',
  'FunctionResponseTypes',
  'Tags',
]);

const whole = (name: string, value: unknown, otherwise: number, least: number, most: number): number => {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Error(`InvalidParameterValueException: ${name} must be a whole number from ${least} to ${most}`);
  return number;
};

/**
 * Reads the resolved properties of an AWS::Lambda::EventSourceMapping on a standard SQS queue.
 * @throws where AWS would refuse them, and where they ask for what is not done here (filters, provisioned pollers)
 */
export const readMapping = (properties: Readonly<Record<string, unknown>>): MappingSettings => {
  const unknown = Object.keys(properties).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new Error(`EventSourceMapping: ${unknown.join(', ')} is not supported on this machine`);
  const queueArn = String(properties.EventSourceArn);
  if (!queueArn.startsWith('arn:aws:sqs:') || queueArn.endsWith('.fifo'))
    throw new Error(`EventSourceMapping: only standard SQS queues are supported on this machine, not ${queueArn}`);
  const scaling = (properties.ScalingConfig ?? {}) as { readonly MaximumConcurrency?: unknown };
  const types = (properties.FunctionResponseTypes ?? []) as readonly unknown[];
  const settings = {
    queueArn,
    enabled: String(properties.Enabled ?? true) === 'true',
    batchSize: whole('BatchSize', properties.BatchSize, 10, 1, 10_000),
    windowSeconds: whole('MaximumBatchingWindowInSeconds', properties.MaximumBatchingWindowInSeconds, 0, 0, 300),
    concurrency: whole('MaximumConcurrency', scaling.MaximumConcurrency, FIRST_POLLERS, 2, 1000),
    reportsFailures: types.includes('ReportBatchItemFailures'),
  };
  if (settings.batchSize > 10 && settings.windowSeconds === 0)
    throw new Error(
      'InvalidParameterValueException: MaximumBatchingWindowInSeconds must be at least 1 where BatchSize is over 10',
    );
  return settings;
};
