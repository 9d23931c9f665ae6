import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PEERS_FOLDER, Unavailable } from './engine.ts';

/**
 * A module of the peers' own package. Its types are not known where it is not installed, so each peer says what it uses.
 * @throws Unavailable where it is not installed
 */
export const importPeer = async <T>(name: string): Promise<T> => {
  const folder = process.env[PEERS_FOLDER] ?? '';
  try {
    const path = createRequire(join(folder, 'package.json')).resolve(name);
    const module = (await import(pathToFileURL(path).href)) as { default?: T } & T;
    return module.default ?? module; // all of them have CommonJS to offer
  } catch (error) {
    throw new Unavailable(`${name} is not installed (npm ci --prefix tests/bench/peers): ${(error as Error).message}`);
  }
};
