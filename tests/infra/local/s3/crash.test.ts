import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBoth } from './crash-server.ts';
import { newFolder } from './server.ts';

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

const start = async (folder: string): Promise<{ child: ChildProcess; url: string }> => {
  const program = join(import.meta.dirname, 'crash-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
};

/** What a client was told has happened: a version with these bytes, or a delete marker. */
type Told = { readonly key: string; readonly versionId: string; readonly body: string | null };

const ROUNDS = 3;
const WRITERS = 6;

describe('kill -9 in the middle of writing', () => {
  it('loses nothing that was answered, tears nothing, and leaves nothing unannounced', async () => {
    const folder = newFolder();
    const told: Told[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { child, url } = await start(folder);
      const enough = told.length + 120 + 37 * round;
      const dead = once(child, 'exit');

      const change = async (turn: number, writer: number): Promise<Told> => {
        const key = `incoming/${writer}-${turn % 5}.txt`;
        const body = turn % 4 === 3 ? null : `${round}/${writer}/${turn} `.repeat(turn % 3 === 0 ? 20_000 : 10);
        const method = body === null ? 'DELETE' : 'PUT';
        const response = await fetch(`${url}/uploads/${key}`, { method, body });
        await response.arrayBuffer();
        return { key, versionId: response.headers.get('x-amz-version-id') ?? '', body };
      };

      const write = async (writer: number): Promise<void> => {
        for (let turn = 0; ; turn++) {
          const done = await change(turn, writer).catch(() => null);
          if (done === null) return; // the server is dead
          told.push(done);
          if (told.length === enough) child.kill('SIGKILL');
        }
      };

      await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
      await dead;
    }

    const { s3, queue } = openBoth(folder);
    for (const { key, versionId, body } of told) {
      const version = s3.find('uploads', key, versionId);
      expect(version.body === null).toBe(body === null);
      if (body !== null) expect(await textOf(s3.read(version))).toBe(body);
    }
    const stored = [...s3.bucket('uploads').versions].flatMap(([key, versions]) =>
      versions.map(({ id }) => `${key} ${id}`),
    );
    expect(readdirSync(join(folder, 's3', 'bodies')).length).toBeLessThanOrEqual(stored.length);
    expect([...(await announcedIn(queue))].sort()).toEqual(stored.sort());
    s3.close();
    queue.close();
  }, 120_000);
});

const textOf = async (bytes: AsyncIterable<Buffer> | Buffer): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of Buffer.isBuffer(bytes) ? [bytes] : bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** Key and version of every message in the queue, each once. */
const announcedIn = async (queue: ReturnType<typeof openBoth>['queue']): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>();
  for (let batch = await queue.receive(10, 0); batch.length > 0; batch = await queue.receive(10, 0))
    for (const { body } of batch)
      for (const { s3 } of JSON.parse(body).Records ?? []) seen.add(`${s3.object.key} ${s3.object.versionId}`);
  return seen;
};
