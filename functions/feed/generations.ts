import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import { ALIAS, INDEX_PREFIX, indexBody, LAYOUT } from '../opensearch/layout.ts';
import { ANALYSER } from '../search/analysis.ts';

/** One index of ours, of which there are several while one is to take the place of another. */
export type Generation = {
  readonly name: string;
  readonly madeBy: string;
  readonly made: number; // ms
  /** Whether the alias is its own: readers are answered from it. */
  readonly serves: boolean;
};

/** In how many parts an index is, and how many copies there are of each. */
export type IndexSize = { readonly shards: number; readonly replicas: number };

const Indices = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }));

const NAME = new RegExp(`^${INDEX_PREFIX}(.{1,100})-(\\d{1,15})$`);

/** By which analyser and layout this software makes indices. */
export const MADE_BY = `${ANALYSER}-${LAYOUT}`;

/** The newest first. */
export const generations = async (cluster: Cluster): Promise<readonly Generation[]> => {
  const { status, body } = await cluster.request({ method: 'GET', path: `/${INDEX_PREFIX}*/_alias` });
  if (status !== 200) return [];
  return Object.entries(z.parse(Indices, body))
    .flatMap(([name, { aliases }]): readonly Generation[] => {
      const [, madeBy, made] = NAME.exec(name) ?? [];
      return madeBy === undefined ? [] : [{ name, madeBy, made: Number(made), serves: ALIAS in aliases }];
    })
    .sort((one, other) => other.made - one.made);
};

/** Makes an index that has nothing yet, and serves nobody. */
export const makeGeneration = async (
  cluster: Cluster,
  { shards, replicas }: IndexSize,
  now: number,
): Promise<string> => {
  const name = `${INDEX_PREFIX}${MADE_BY}-${now}`;
  try {
    await cluster.request({ method: 'PUT', path: `/${name}`, body: indexBody(shards, replicas) });
  } catch (error) {
    // Asked again, since the first answer was lost, OpenSearch takes it for a mistake.
    if (!(await generations(cluster)).some((it) => it.name === name)) throw error;
  }
  return name;
};

/** Gives readers this index in place of any that they have, in one step. */
export const serve = async (cluster: Cluster, name: string): Promise<void> => {
  const { status } = await cluster.request({
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: [
        { remove: { index: `${INDEX_PREFIX}*`, alias: ALIAS } }, // wherever it is by then
        { add: { index: name, alias: ALIAS } },
      ],
    },
  });
  if (status !== 200) throw new ArchiveError('unavailable', `The index ${name} could not be given to readers`);
};

/** Deletes an index; one that is gone is no error. */
export const deleteGeneration = async (cluster: Cluster, name: string): Promise<void> => {
  await cluster.request({ method: 'DELETE', path: `/${name}` });
};
