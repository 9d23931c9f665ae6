import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { calling } from '../../functions/stores/failures.ts';
import type { Connection } from './stack-outputs.ts';

const Failure = z.object({ errorMessage: z.string() });

const LONGEST = 16 * 60_000; // ms; the functions' own time-out is 15 minutes

/**
 * Asks a function of the stack for something, and waits for its answer.
 * @throws ArchiveError `unavailable` where it failed: its log says at what
 */
export const invokeFunction = async (connection: Connection, name: string, payload: object): Promise<unknown> => {
  const client = new LambdaClient({
    ...connection,
    maxAttempts: 1, // a second run beside the first helps nobody
    requestHandler: { connectionTimeout: 3_000, requestTimeout: LONGEST, socketTimeout: LONGEST },
  });
  const answer = await calling(`invoke ${name}`, () =>
    client.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(payload) })),
  );
  const said: unknown = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8') || 'null');
  if (answer.FunctionError === undefined) return said;
  const { errorMessage = 'it did not say why' } = Failure.safeParse(said).data ?? {};
  throw new ArchiveError('unavailable', `${name} failed: ${errorMessage}`);
};
