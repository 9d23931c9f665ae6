import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALIAS, STATE_KEY } from '../../functions/opensearch/layout.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { type Machine, startMachine } from '../../infra/local/machine.ts';
import { type OpenSearchNode, startNode } from '../../infra/local/opensearch/node.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import { openEngineer } from '../machine/engineer.ts';
import { grantsOf, openRecord, refusedWithout } from '../machine/grants.ts';
import { connectionOf, openNewsroom } from '../machine/newsroom.ts';
import { nodeClient } from '../support/node-client.ts';

const STORY = `Ferry rows itself home across Gannet Sound

By Nella Farthing
11 March 2026

GANNET SOUND -- A ferry that lost its engine on Monday was rowed home by its passengers, who had never met before.

"We kept the stroke by singing," said Olga Zudova, the choir mistress of Gannet Sound.
`;

/** Wakes schedules and retries after ten seconds instead of minutes. */
const clock = {
  now: systemClock.now,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    systemClock.sleep(milliseconds >= 60_000 ? 10_000 : milliseconds, signal),
};

const folder = mkdtempSync(join(tmpdir(), 'way-'));
const assembly = join(folder, 'assembly');
const record = openRecord();
let node: OpenSearchNode; // of its own: the stack's index has the same name for everybody
let machine: Machine;
let newsroom: ReturnType<typeof openNewsroom>;

beforeAll(async () => {
  await synthesise(assembly, JSON.stringify({ engine: 'opensearch' }));
  const started = await startNode();
  if ('missing' in started) throw new Error(started.missing);
  node = started;
  machine = await startMachine({
    assembly,
    data: takeDataFolder(join(folder, 'data')),
    readerPort: 0,
    awsPort: 0,
    openSearch: new URL(node.address),
    clock,
    log: () => {},
    audit: record.audit,
  });
  newsroom = openNewsroom(machine);
});
afterAll(async () => {
  await machine?.close();
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const log = (name: string): string => readFileSync(join(folder, 'data', 'logs', `cuttings-${name}.log`), 'utf8');

/** Asks again where the index is not yet as far: 503, which says when to. */
const find = async (words: string, commit: number | null): Promise<string[]> => {
  for (;;) {
    const { status, body } = await newsroom.ask(`search?q=${encodeURIComponent(words)}&atLeast=${commit}`);
    if (status === 200) return body.hits.map(({ id }) => id);
    expect(status).toBe(503);
    await systemClock.sleep(1_000);
  }
};

const key = 'incoming/ferry.txt';

describe('An article of a stack that searches with OpenSearch', () => {
  it('is found as soon as its receipt says so, corrected and withdrawn, by an index that the schedule has made', async () => {
    await expect.poll(() => log('feed'), { timeout: 60_000 }).toContain('an index serves readers');
    const { article, commit } = await newsroom.upload(key, STORY);
    for (const words of ['ferry', 'singing', 'Olga Zudova']) expect(await find(words, commit)).toEqual([article?.id]);
    const corrected = await newsroom.upload(key, STORY.replace('Ferry', 'Barge'));
    expect(await find('headline:barge', corrected.commit)).toEqual([article?.id]);
    expect(await find('headline:ferry', corrected.commit)).toEqual([]);
    const withdrawn = await newsroom.remove(key);
    expect(await find('singing', withdrawn.commit)).toEqual([]);
  });

  it('is fed from the archive bucket where it is too large for a row', async () => {
    // Of signs without a pattern 580,000 compress to 430 KB, and a row holds 350; in long words, so that there are not many.
    const signs = randomFillSync(Buffer.alloc(450_000))
      .toString('base64')
      .replaceAll(/[^a-z0-9]/gi, '');
    const lines = Array.from({ length: 1_160 }, (_, at) => signs.slice(at * 500, at * 500 + 500));
    const { article, commit } = await newsroom.upload('incoming/long.txt', `${STORY}\n${lines.join('.\n\n')}.\n`);
    expect(article).not.toBeNull();
    expect(await find('choir mistress', commit)).toEqual([article?.id]);
  });
});

describe('The index of such a stack', () => {
  const rebuild = async (): Promise<void> => {
    const lambda = new LambdaClient(connectionOf(machine, 'engineer'));
    await lambda.send(new InvokeCommand({ FunctionName: 'cuttings-feed', Payload: JSON.stringify({ rebuild: true }) }));
    lambda.destroy();
  };

  it('is built anew when somebody asks, without what is damaged, and the old one is deleted a while after', async () => {
    const { article } = await newsroom.upload(key, STORY.replaceAll('choir', 'band'));
    const engineer = openEngineer(machine);
    const [object = ''] = await engineer.objects('articles/');
    const putBack = await engineer.takeObject(object);
    await rebuild();
    await expect
      .poll(() => log('feed'), { timeout: 60_000 })
      .toMatch(/somebody asked for it.*an article cannot be read.*which is gone.*an index serves readers/s);
    expect(await find('band mistress', 0)).toEqual([article?.id]);
    await putBack();

    const search = nodeClient(node.address);
    await expect
      .poll(
        async () => {
          // It has served for ten minutes and more, as far as the feeder knows.
          const doc = { servedSince: Date.now() - 3_600_000 };
          await search.request({ method: 'POST', path: `/${ALIAS}/_update/${STATE_KEY}`, body: { doc } });
          return log('feed');
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toContain('deleted an index');
    await search.close();
    expect(await find('band mistress', 0)).toEqual([article?.id]);
  });
});

describe('Every role of such a stack', () => {
  it('was refused nothing', () => {
    expect(record.refused()).toEqual([]);
  });

  it('sends its failure away where the domain does not answer', async () => {
    await node.stop();
    const sent = () => record.ofRoles().filter(({ action }) => action === 'sqs:SendMessage');
    await expect
      .poll(sent, { timeout: 120_000 })
      .toContainEqual(expect.objectContaining({ allowed: true, resource: expect.stringContaining('feed') }));
  });

  it('needs every request that the domain lets it make, and all that the feeder is given', () => {
    const stack = readAssembly(assembly);
    const idle = grantsOf(stack.template)
      .filter(({ holder }) => /^(?:Feed|OpenSearch)/.test(holder))
      .filter((grant) => refusedWithout(stack, grant, record.ofRoles()).length === 0);
    expect(idle).toEqual([]);
  });
});
