import { parseArgs } from 'node:util';
import { StartError } from '../start-error.ts';

/**
 * The context that `npm start -- -c name=value` gives, as `npx cdk deploy -c name=value` takes it, over what CDK_CONTEXT_JSON
 * holds already. The stack says which names there are.
 * @param words those after the script's name
 * @returns JSON for CDK_CONTEXT_JSON; as it was where nothing is given
 * @throws StartError for any other word
 */
export const readStartContext = (words: readonly string[], before: string | undefined): string => {
  const given = contextIn(words).map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new StartError(`-c ${pair} sets nothing.`, USAGE);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  if (given.length === 0) return before ?? '';
  return JSON.stringify({ ...JSON.parse(before || '{}'), ...Object.fromEntries(given) });
};

const USAGE = 'Say it as for the CDK: npm start -- -c name=value';

const contextIn = (words: readonly string[]): readonly string[] => {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { context: { type: 'string', short: 'c', multiple: true } },
    });
    return values.context ?? [];
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}`, USAGE);
  }
};
