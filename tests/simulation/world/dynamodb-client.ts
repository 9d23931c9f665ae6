import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { type CancellationReason, ServiceError } from '../../../infra/local/dynamodb/errors.ts';
import { attempting, serviceError, timedOut } from './attempts.ts';
import { type Call, type Input, inPieces } from './dynamodb-pieces.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import { fromWire, toWire } from './wire.ts';

export type Table = {
  readonly call: Call;
  /** The answer of a read that need not be consistent: the table as it was a little earlier. */
  readonly callStale: Call;
  readonly faults: Faults;
  readonly random: Random;
};

/** Changes what is sent, for mutations. */
export type Tamper = (operation: string, input: Input) => Input;

const LONGEST_DELAY = 5 * 60_000; // ms
const ATTEMPTS = 5; // as functions/stores/environment.ts has it

/**
 * The SDK's client of one process, on the core of the local DynamoDB. What the SDK does beyond sending is done here, too: it
 * gives a transaction its token, the same at each try, and tries again what may pass.
 */
export const dynamoClient = (table: Table, process: Process, tamper: Tamper): DynamoDBClient => {
  let transactions = 0;
  const send = async (command: { readonly input: object }): Promise<unknown> => {
    const operation = command.constructor.name.replace(/Command$/u, '');
    const token = `${process.name}.${++transactions}`;
    const input = {
      ...(toWire(command.input) as Input),
      ...(operation === 'TransactWriteItems' ? { ClientRequestToken: token } : {}),
    };
    const call = { operation, input: tamper(operation, input), isDone: false };
    return fromWire(await attempting(ATTEMPTS, process, () => attempt(table, process, call)));
  };
  return Object.assign(Object.create(DynamoDBClient.prototype), { send }); // paginators look for the class
};

type Sent = { readonly operation: string; readonly input: Input; isDone: boolean };

const attempt = async (table: Table, process: Process, sent: Sent): Promise<object> => {
  const { faults } = table;
  const { operation, input } = sent;
  await process.step(operation);
  if (faults.happens('throttle')) throw serviceError('ProvisionedThroughputExceededException', 400);
  if (faults.happens('internal error')) throw serviceError('InternalServerError', 500);
  if (faults.happens('time-out before effect')) throw timedOut();
  if (operation === 'TransactWriteItems' && faults.happens('transaction delayed')) {
    await process.step('delayed', table.random.next() ** 2 * LONGEST_DELAY);
  }
  const isRepeated = sent.isDone && input.ClientRequestToken !== undefined; // then it is only answered again
  if (operation === 'TransactWriteItems' && !isRepeated) cancel(table, input);
  const answer = await inPieces(table, process, operation, input).catch((error: unknown) => {
    throw error instanceof ServiceError ? exceptionOf(error) : error;
  });
  sent.isDone = true;
  await process.step(`${operation} done`);
  if (faults.happens('time-out after effect')) throw timedOut();
  return answer;
};

/** Other transactions, and the table's throughput, end a transaction before its conditions are looked at. */
const cancel = ({ faults, random }: Table, { TransactItems }: Input): void => {
  const code = faults.happens('transaction conflict')
    ? 'TransactionConflict'
    : faults.happens('transaction throttled')
      ? 'ThrottlingError'
      : null;
  if (code === null || !Array.isArray(TransactItems)) return;
  const hit = random.below(TransactItems.length);
  const reasons = TransactItems.map((_, at) => ({ Code: at === hit || random.chance(0.2) ? code : 'None' }));
  throw cancelled(reasons, 'cancelled');
};

const cancelled = (CancellationReasons: readonly CancellationReason[], message: string): Error =>
  new TransactionCanceledException({
    message,
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: CancellationReasons.map(({ Code, Message }) => ({ Code, Message })),
  });

const exceptionOf = ({ type, message, status, fields }: ServiceError): Error => {
  if (type === 'TransactionCanceledException') {
    return cancelled(fields.CancellationReasons as readonly CancellationReason[], message);
  }
  if (type === 'ConditionalCheckFailedException') {
    return new ConditionalCheckFailedException({ message, $metadata: { httpStatusCode: status } });
  }
  return serviceError(type, status, message);
};
