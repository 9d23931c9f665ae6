import { join, relative } from 'node:path';
import { takeDataFolder } from './machine/data-folder.ts';
import { whenLauncherEnds } from './machine/launcher.ts';
import { localDesk } from './machine/local-desk.ts';
import { freePort } from './machine/ports.ts';
import { deliverSamples } from './machine/samples.ts';
import { readStartContext } from './machine/start-context.ts';
import { readStartSettings } from './machine/start-settings.ts';
import { synthesise } from './machine/synthesise.ts';
import { welcome } from './machine/welcome.ts';
import { startMachine } from './machine.ts';
import { deskAssets } from './newsroom/assets.ts';
import { openNewsroom } from './newsroom/server.ts';
import { reportOf } from './start-error.ts';

// npm start [-- -c name=value …]: synthesises the stack with this context and runs it here, until Ctrl-C.

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

let close = async (): Promise<void> => {};
let stopping = false;

const start = async (): Promise<void> => {
  const { readerPort, awsPort, newsroomPort, data: folder, openSearch } = readStartSettings(process.env);
  const context = readStartContext(process.argv.slice(2), process.env.CDK_CONTEXT_JSON);
  const data = takeDataFolder(folder);
  process.once('exit', data.release);
  // Found out now and not after the seconds that the synthesis takes.
  await freePort(readerPort, 'PORT');
  await freePort(awsPort, 'AWS_PORT');
  await freePort(newsroomPort, 'NEWSROOM_PORT');

  const assembly = join(data.path, 'assembly');
  await synthesise(assembly, context, () => say('Synthesising the stack …'));
  const machine = await startMachine({ assembly, data, readerPort, awsPort, openSearch, log: complain });
  close = machine.close;
  const newsroom = await openNewsroom(newsroomPort, {
    desk: localDesk(machine),
    assets: await deskAssets(),
    readerUrl: machine.url,
    now: Date.now,
  });
  close = async () => {
    await newsroom.close();
    await machine.close();
  };

  const samples = await deliverSamples(machine, data.path);
  if (samples !== null) say(samples);
  say(`\n${welcome({ ...machine, newsroom: newsroom.url }, shortPath(data.path))}`);
};

/** A path as one would type it here. */
const shortPath = (path: string): string => {
  const fromHere = relative('', path);
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere;
};

/** Stops at the first Ctrl-C in an orderly way, and at the second at once: nothing is lost by either. */
const stop = (): void => {
  if (stopping) process.exit(130);
  stopping = true;
  close().then(() => process.exit(0), fail);
};

const fail = (error: unknown): void => {
  complain(reportOf(error));
  process.exit(1);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
whenLauncherEnds(process.env, stop);
start().catch((error: unknown) => {
  if (!stopping) fail(error); // else it is what stopping broke off
});
