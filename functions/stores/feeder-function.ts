import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ArchiveError } from '../archive/errors.ts';
import { requestHandler } from './environment.ts';
import { calling } from './failures.ts';

/**
 * The feeder as another function asks it: by its name, and waiting. One that has much to do goes on when nobody waits for
 * it any more.
 */
export const feederFunction = (name: string): { readonly feed: (within: number) => Promise<void> } => {
  const client = new LambdaClient({ maxAttempts: 1, requestHandler: { ...requestHandler, socketTimeout: 0 } });
  return {
    feed: async (within) => {
      const abortSignal = AbortSignal.timeout(within);
      try {
        const { FunctionError: failed } = await calling(`invoke ${name}`, () =>
          client.send(new InvokeCommand({ FunctionName: name, Payload: '{}' }), { abortSignal }),
        );
        if (failed !== undefined) throw new ArchiveError('unavailable', `${name} failed (${failed}): its log says why`);
      } catch (error) {
        if (!abortSignal.aborted) throw error;
      }
    },
  };
};
