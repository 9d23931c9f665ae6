import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ArchiveError } from '../archive/errors.ts';
import { requestHandler } from './environment.ts';
import { calling } from './failures.ts';

// A feeder that has much to do answers when it is done with all of it. Whoever asked has gone by then.
const TIME_OUT = 30_000; // ms

/** The feeder as another function asks it: by its name, and waiting. */
export const feederFunction = (name: string): { readonly feed: () => Promise<void> } => {
  const client = new LambdaClient({ maxAttempts: 1, requestHandler: { ...requestHandler, socketTimeout: TIME_OUT } });
  return {
    feed: async () => {
      const { FunctionError: failed } = await calling(`invoke ${name}`, () =>
        client.send(new InvokeCommand({ FunctionName: name, Payload: '{}' })),
      );
      if (failed !== undefined) throw new ArchiveError('unavailable', `${name} failed (${failed}): its log says why`);
    },
  };
};
