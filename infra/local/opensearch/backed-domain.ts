import { StartError } from '../start-error.ts';
import type { Part } from '../template/part.ts';

/** A domain of the template, and the real node that stands for it. */
export type BackedDomain = { readonly arn: string; readonly node: URL };

const WAIT = 5_000; // ms

const REMEDY = `Run "npm run opensearch" in another terminal (it needs a JDK and Maven) and set CUTTINGS_OPENSEARCH to the address
that it prints; or leave engine=opensearch out.`;

/**
 * The domain that a stack has, with the node for it.
 * @param address where the node answers; null where nobody said
 * @returns null where the stack has no domain
 * @throws StartError where it has one and no node answers; Error where it has several
 */
export const backDomain = async (parts: readonly Part[], address: URL | null): Promise<BackedDomain | null> => {
  const [domain, another] = parts.flatMap((part) => (part.kind === 'domain' ? [part] : []));
  if (domain === undefined) return null;
  if (another !== undefined)
    throw new Error(`${domain.arn} and ${another.arn}: this machine has one domain of OpenSearch`);
  if (address === null)
    throw new StartError('The stack searches with OpenSearch, and CUTTINGS_OPENSEARCH names no node of it.', REMEDY);
  const { status } = await fetch(address, { signal: AbortSignal.timeout(WAIT) }).catch(() => ({ status: 0 }));
  if (status !== 200)
    throw new StartError(`No node of OpenSearch answers at ${address.origin} (CUTTINGS_OPENSEARCH).`, REMEDY);
  return { arn: domain.arn, node: address };
};
