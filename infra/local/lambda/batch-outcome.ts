import type { InvocationResult } from './invocation.ts';

type Message = { readonly messageId: string };

/** The ids that a response lists, or null where it lists none that can be understood. */
const failedIds = (payload: Buffer): readonly unknown[] | null => {
  let response: unknown;
  try {
    response = JSON.parse(payload.toString());
  } catch {
    return null;
  }
  if (response === null) return [];
  if (typeof response !== 'object' || Array.isArray(response)) return null;
  const failures = (response as { readonly batchItemFailures?: unknown }).batchItemFailures ?? [];
  if (!Array.isArray(failures)) return null;
  return failures.map((failure: { readonly itemIdentifier?: unknown } | null) => failure?.itemIdentifier);
};

/**
 * Which messages of a batch were dealt with, and so are deleted. All of them for an empty or absent list of failures;
 * none of them for an error, for an identifier that is empty, null, misnamed or not of this batch, and for a response
 * that is no object. Source: Lambda Developer Guide, "Implementing partial batch responses", success and failure
 * conditions. Without ReportBatchItemFailures every response is a success.
 */
export const dealtWith = <M extends Message>(
  batch: readonly M[],
  result: InvocationResult,
  reportsFailures: boolean,
): readonly M[] => {
  if (result.error !== null) return [];
  if (!reportsFailures) return batch;
  const failures = failedIds(result.payload);
  const ids = new Set<unknown>(batch.map(({ messageId }) => messageId));
  if (failures === null || failures.some((id) => !ids.has(id))) return [];
  const failing = new Set(failures);
  return batch.filter(({ messageId }) => !failing.has(messageId));
};
