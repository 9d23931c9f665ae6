import { getPriority } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { type TinyFunction, tinyFunction } from './tiny-function.ts';

const opened: TinyFunction[] = [];
const tiny: typeof tinyFunction = (...parameters) => {
  const made = tinyFunction(...parameters);
  opened.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ dispose }) => dispose()));
});

const waiting = 'export const handler = (event) => new Promise((done) => setTimeout(() => done(event), event.wait));';

describe('a function', () => {
  it('answers what its handler returns, under the Node major of its runtime', async () => {
    const { answer } = tiny('export const handler = async (event) => ({ event, node: process.versions.node });');
    expect(await answer({ a: 'ü' })).toMatchObject({ event: { a: 'ü' }, node: expect.stringMatching(/^24\./) });
  });

  it('answers null where its handler returns nothing', async () => {
    const { answer } = tiny('export const handler = async () => {};');
    expect(await answer({})).toBeNull();
  });

  it.each([
    ['index.js', 'exports.handler = async () => "common";'],
    ['index.cjs', 'module.exports = { handler: async () => "common" };'],
  ])('may be a CommonJS bundle in %s', async (file, source) => {
    expect(await tiny(source, {}, {}, file).answer({})).toBe('common');
  });

  it("gets Lambda's context", async () => {
    const { answer } = tiny(
      'export const handler = async (_, context) => ({ ...context, left: context.getRemainingTimeInMillis() });',
    );
    const context = (await answer({})) as { left: number };
    expect(context).toMatchObject({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionName: 'tiny',
      functionVersion: '$LATEST',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:tiny',
      logGroupName: '/aws/lambda/tiny',
      logStreamName: expect.stringContaining('[$LATEST]'),
    });
    expect(context.left).toBeLessThanOrEqual(20_000);
    expect(context.left).toBeGreaterThan(0);
  });

  it.skipIf(process.platform === 'win32')('gives way to others where it is to', async () => {
    const source = 'import { getPriority } from "node:os"; export const handler = async () => getPriority();';
    expect(await tiny(source, {}, { niceness: 3 }).answer({})).toBe(getPriority() + 3);
    expect(await tiny(source).answer({})).toBe(getPriority());
  });

  it("sees Lambda's environment and nothing of the machine's", async () => {
    process.env.SECRET_OF_THE_MACHINE = 'x';
    const { answer } = tiny(
      'import { homedir } from "node:os"; export const handler = async () => ({ ...process.env, homedir: homedir() });',
      { environment: { TABLE: 'archive' } },
      { machine: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' } },
    );
    const seen = (await answer({})) as Record<string, string>;
    expect(seen).toMatchObject({
      TABLE: 'archive',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_LAMBDA_FUNCTION_NAME: 'tiny',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'tiny-key',
      AWS_SECRET_ACCESS_KEY: 'tiny-secret',
      AWS_SESSION_TOKEN: 'tiny-token',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      TZ: ':UTC',
      homedir: '/home/sbx_user1051',
    });
    expect(Object.keys(seen).filter((key) => /^(SECRET|VITEST|npm_|NODE_ENV)/.test(key))).toEqual([]);
  });

  it('is refused with variables that Lambda keeps for itself', () => {
    expect(() => tiny('', { environment: { AWS_REGION: 'eu-west-1' } })).toThrow(/reserved keys used: AWS_REGION/);
    expect(() => tiny('', { environment: { LONG: 'x'.repeat(4093) } })).toThrow(/4097 bytes/);
  });

  it('logs its output line by line between START and END, then REPORT', async () => {
    const { invoke, lines } = tiny(
      'export const handler = async () => { console.warn("two\\nlines"); process.stderr.write("a\\nb"); await new Promise((done) => process.stdout.write("", done)); };',
    );
    await invoke({}, { requestId: 'request-1' });
    expect(lines[0]).toBe('START RequestId: request-1 Version: $LATEST');
    expect(lines.some((line) => /\trequest-1\tWARN\ttwo\rlines$/.test(line))).toBe(true);
    expect(lines).toContain('a');
    expect(lines.at(-2)).toBe('END RequestId: request-1');
    expect(lines.at(-1)).toMatch(
      /^REPORT RequestId: request-1\tDuration: .* ms\t.*Memory Size: 256 MB\t.*Init Duration/,
    );
  });
});

describe('a log in JSON', () => {
  it("has the platform's records and the lines of the console, each an object", async () => {
    const { invoke, lines } = tiny(
      'export const handler = async () => { console.info({ articles: 3 }); console.error("failed:", new RangeError("no")); };',
      { logFormat: 'JSON' },
    );
    await invoke({}, { requestId: 'request-1' });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { type: 'platform.start', record: { requestId: 'request-1', version: '$LATEST' } },
      { level: 'INFO', requestId: 'request-1', message: { articles: 3 } },
      { level: 'ERROR', requestId: 'request-1', errorType: 'RangeError', errorMessage: 'no' },
      {
        type: 'platform.report',
        record: { requestId: 'request-1', status: 'success', metrics: { memorySizeMB: 256 } },
      },
    ]);
  });
});

describe('an error', () => {
  it.each([
    ['thrown', 'export const handler = () => { throw new RangeError("no such page"); };'],
    ['rejected', 'export const handler = async () => { throw new RangeError("no such page"); };'],
  ])('that is %s comes back in the shape of Lambda, and the environment stays', async (_, source) => {
    const { invoke, stats } = tiny(source);
    const { payload, error } = await invoke({});
    expect(error).toEqual({ type: 'RangeError', message: 'no such page' });
    expect(JSON.parse(payload.toString())).toEqual({
      errorType: 'RangeError',
      errorMessage: 'no such page',
      trace: expect.arrayContaining(['RangeError: no such page']),
    });
    await invoke({});
    expect(stats()).toMatchObject({ coldStarts: 1, errors: 2 });
  });

  it('outside the handler ends the environment, and the next event gets a new one', async () => {
    const { invoke, stats } = tiny(
      'export const handler = (event) => new Promise((done) => { if (!event.fail) return done("fine"); setTimeout(() => { throw new Error("loose"); }, 1); });',
    );
    expect((await invoke({ fail: true })).error).toEqual({ type: 'Error', message: 'loose' });
    expect((await invoke({})).payload.toString()).toBe('"fine"');
    expect(stats()).toMatchObject({ coldStarts: 2, environments: 1 });
  });

  it.each([
    ['process.exit(7)', 'exit status 7'],
    ['process.kill(process.pid, "SIGKILL")', 'signal: killed'],
  ])('is the end of the process by %s', async (code, words) => {
    const { invoke } = tiny(
      `export const handler = async (event) => { if (event.end) { ${code}; await new Promise(() => {}); } };`,
    );
    const { error } = await invoke({ end: true });
    expect(error?.type).toBe('Runtime.ExitError');
    expect(error?.message).toContain(`Runtime exited with error: ${words}`);
    expect((await invoke({})).error).toBeNull();
  });

  it('is the time-out, which kills the process even in the middle of a computation', async () => {
    const { invoke, lines, stats } = tiny('export const handler = () => { while (true); };', { timeoutSeconds: 1 });
    const { error } = await invoke({});
    expect(error?.type).toBe('Sandbox.Timedout');
    expect(error?.message).toMatch(/Task timed out after 1\.00 seconds$/);
    expect(lines.some((line) => line.endsWith('Task timed out after 1.00 seconds'))).toBe(true);
    expect(stats().environments).toBe(0);
  });

  it.runIf(process.platform === 'linux')('is more memory than the function has', async () => {
    const { invoke, lines } = tiny(
      'const kept = []; export const handler = async () => { while (true) { kept.push(Buffer.alloc(4e6, 1)); await new Promise((done) => setTimeout(done, 5)); } };',
      { memoryMegabytes: 128 },
    );
    expect((await invoke({})).error?.message).toMatch(/Runtime exited with error: signal: killed$/);
    expect(lines.at(-1)).toMatch(/Memory Size: 128 MB\tMax Memory Used: \d{3} MB/);
  });

  it('is an answer over 6 MB, or a request over 6 MB', async () => {
    const { invoke } = tiny('export const handler = async (event) => "x".repeat(event.size);');
    expect((await invoke({ size: 6_291_555 })).error?.type).toBe('Function.ResponseSizeTooLarge');
    expect((await invoke({ size: 6_291_554 })).payload.length).toBe(6_291_556);
    expect((await invoke(new Uint8Array(6_291_457))).error?.type).toBe('RequestEntityTooLargeException');
  });

  it('is an answer that is no JSON', async () => {
    const { invoke } = tiny('export const handler = async () => 1n;');
    expect((await invoke({})).error?.type).toBe('Runtime.JSONStringifyError');
  });
});

describe('code that does not load', () => {
  it.each([
    ['throws', 'throw new Error("no table");', 'index.handler', 'Error'],
    ['has no such export', 'export const other = async () => {};', 'index.handler', 'Runtime.HandlerNotFound'],
    ['is not there', '', 'main.handler', 'Runtime.ImportModuleError'],
    ['does not parse', 'export const = ;', 'index.handler', 'Runtime.UserCodeSyntaxError'],
    [
      'takes a callback',
      'export const handler = (event, context, callback) => callback();',
      'index.handler',
      'Runtime.CallbackHandlerDeprecated',
    ],
    ['is named wrongly', '', 'index', 'Runtime.MalformedHandlerName'],
    ['ends at once', 'process.exit(4);', 'index.handler', 'Runtime.ExitError'],
  ])('because it %s fails the event after a second try', async (_, source, handler, type) => {
    const { invoke, lines } = tiny(source, { handler });
    expect((await invoke({})).error?.type).toBe(type);
    expect(lines.filter((line) => line.startsWith('INIT_REPORT'))).toHaveLength(2);
  });

  it('in the time for it loads within the time of the event', async () => {
    const slow = 'await new Promise((done) => setTimeout(done, 1500)); export const handler = async () => "late";';
    const { answer, lines } = tiny(slow, {}, { initMilliseconds: 1000 });
    expect(await answer({})).toBe('late');
    expect(lines.some((line) => /^INIT_REPORT .*Phase: init\tStatus: timeout$/.test(line))).toBe(true);
  });
});

describe('environments', () => {
  it('are kept warm and used again', async () => {
    const { answer, stats } = tiny('let count = 0; export const handler = async () => ++count;');
    expect([await answer({}), await answer({}), await answer({})]).toEqual([1, 2, 3]);
    expect(stats()).toMatchObject({ coldStarts: 1, environments: 1, busy: 0, invocations: 3 });
  });

  it('take one event each, as many as the concurrency allows; what comes beyond that is throttled', async () => {
    const { invoke, stats } = tiny(waiting, { reservedConcurrency: 2 });
    const results = await Promise.all([invoke({ wait: 300 }), invoke({ wait: 300 }), invoke({ wait: 300 })]);
    expect(results.map(({ error }) => error?.type)).toEqual([undefined, undefined, 'TooManyRequestsException']);
    expect(stats()).toMatchObject({ coldStarts: 2, throttles: 1 });
  });

  it('end when they have been idle', async () => {
    const { invoke, stats } = tiny(waiting, {}, { idleMilliseconds: 50 });
    await invoke({ wait: 0 });
    await expect.poll(() => stats().environments).toBe(0);
    expect((await invoke({ wait: 0 })).error).toBeNull();
  });

  it('all end at once when killed: callers hear of it and the function goes on', async () => {
    const { invoke, kill, stats } = tiny(waiting);
    await invoke({ wait: 0 });
    const cut = [invoke({ wait: 60_000 }), invoke({ wait: 60_000 })];
    await expect.poll(() => stats().environments).toBe(2);
    kill();
    for (const { error } of await Promise.all(cut)) expect(error?.message).toMatch(/signal: killed$/);
    expect((await invoke({ wait: 1 })).payload.toString()).toBe('{"wait":1}');
  });

  it('end with the function, after the events in hand', async () => {
    const { invoke, close, stats } = tiny(waiting);
    const last = invoke({ wait: 300 });
    await close();
    expect((await last).error).toBeNull();
    expect(stats().environments).toBe(0);
    expect((await invoke({})).error?.type).toBe('ServiceException');
  });
});
