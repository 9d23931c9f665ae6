import { createServer, type Server } from 'node:net';
import { StartError } from '../start-error.ts';

/**
 * Opens a server on a port of 127.0.0.1; 0 takes any that is free.
 * @param setting what sets the port, for messages
 * @returns the port
 * @throws StartError where the port is taken or may not be opened
 */
export const listen = (server: Server, port: number, setting: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, setting)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** A port that can be opened now: `port` itself, or for 0 one that is free. @throws StartError as `listen` does */
export const freePort = async (port: number, setting: string): Promise<number> => {
  const server = createServer();
  const found = await listen(server, port, setting);
  await new Promise((closed) => server.close(closed));
  return found;
};

const explained = (error: NodeJS.ErrnoException, port: number, setting: string): unknown => {
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} of 127.0.0.1 is taken by another process.`,
      `Stop it, or set ${setting} to another port.`,
      { cause: error },
    );
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be opened by you.`, `Set ${setting} to a port above 1023.`, {
      cause: error,
    });
  return error;
};
