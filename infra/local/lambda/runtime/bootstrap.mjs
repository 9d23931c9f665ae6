/**
 * The runtime inside an execution environment: loads the handler, then takes events from the Lambda Runtime API one
 * by one. Plain JavaScript without dependencies, since it runs under Lambda's Node beside a function's bundle.
 * It behaves as nodejs24.x does: async (or plain) handlers only, console lines with time, request id and level,
 * errors as `{errorType, errorMessage, trace}`.
 */
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const { env } = process;
const [host, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let requestId;

/** One call on the one connection. When the host dies it closes, and this process ends at its event loop's next turn. */
const call = (method, path, body, headers = {}) =>
  new Promise((done) => {
    const sent = request({ host, port, agent, method, path: `/2018-06-01/runtime${path}`, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => done({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    sent.on('socket', (socket) => {
      if (socket.listenerCount('close', hostGone) === 0) socket.on('close', hostGone);
    });
    sent.on('error', hostGone);
    sent.end(body);
  });

const hostGone = () => process.exit(1);

const failure = (name, message) => Object.assign(new Error(message), { name });

const describe = (error) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

const stackOf = (error) => ({
  errorType: error.constructor?.name ?? 'UnknownError',
  errorMessage: error.message,
  stackTrace: error.stack?.split('\n'),
});

const plain = (_key, value) => (value instanceof Error ? { ...stackOf(value), ...value } : value);

/** One value stays a value in a JSON line; several become text, and the first error among them fields of its own. */
const jsonMessage = (values) => {
  if (values.length === 1) return { message: values[0] };
  const error = values.slice(1).find((value) => value instanceof Error);
  return { message: format(...values), ...(error && stackOf(error)) };
};

const toText = (level, values) =>
  [new Date().toISOString(), requestId, level, format(...values).replaceAll('\n', '\r')].join('\t');

const toJsonLine = (level, values) => {
  const head = { timestamp: new Date().toISOString(), level, requestId };
  try {
    return JSON.stringify({ ...head, ...jsonMessage(values) }, plain);
  } catch {
    return JSON.stringify({ ...head, message: format(...values) }); // A circle, or a BigInt.
  }
};

const toLine = env.AWS_LAMBDA_LOG_FORMAT === 'JSON' ? toJsonLine : toText;

const writeLine = (level, ...values) => process.stdout.write(`${toLine(level, values)}\n`);

/** Reports an error to the host and to the log, as "Invoke Error" or the like. */
const postError = (path, title, error) => {
  const description = describe(error);
  writeLine('ERROR', title, error);
  return call('POST', path, JSON.stringify(description), {
    'content-type': 'application/vnd.aws.lambda.error+json',
    'Lambda-Runtime-Function-Error-Type': encodeURIComponent(description.errorType),
  });
};

const errorPath = () => (requestId === undefined ? '/init/error' : `/invocation/${requestId}/error`);

const die = async (title, error, code) => {
  await postError(errorPath(), title, error);
  process.exit(code);
};

const importModule = async (path) => {
  const file = ['', '.js', '.mjs', '.cjs'].map((extension) => path + extension).find((name) => existsSync(name));
  if (file === undefined) throw failure('Runtime.ImportModuleError', `Error: Cannot find module '${path}'`);
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) throw Object.assign(error, { name: 'Runtime.UserCodeSyntaxError' });
    if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND')
      throw failure('Runtime.ImportModuleError', String(error));
    throw error;
  }
};

/** `folder/file.export.inner` → that function; a CommonJS bundle's exports are the default of its namespace. */
const loadHandler = async (name) => {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const [file, ...path] = base.split('.');
  if (name.includes('..') || path.length === 0)
    throw failure('Runtime.MalformedHandlerName', `Bad handler ${name}: it must be file.export`);
  const module = await importModule(resolve(env.LAMBDA_TASK_ROOT, join(dirname(name), file)));
  const follow = (from) => path.reduce((value, key) => value?.[key], from);
  const handler = follow(module) ?? follow(module.default);
  if (typeof handler !== 'function') throw failure('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  if (handler.length > 2)
    throw failure(
      'Runtime.CallbackHandlerDeprecated',
      'Callback-based function handlers are not supported from Node.js 24 on',
    );
  return handler;
};

const contextOf = (headers) => {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
};

const toJson = (value) => {
  try {
    return JSON.stringify(value === undefined ? null : value);
  } catch {
    throw failure('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
};

const serve = async (handler) => {
  const { headers, body } = await call('GET', '/invocation/next');
  const context = contextOf(headers);
  requestId = context.awsRequestId;
  env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
  try {
    const answer = toJson(await handler(JSON.parse(body), context));
    await call('POST', `/invocation/${requestId}/response`, answer, { 'content-type': 'application/json' });
  } catch (error) {
    await postError(errorPath(), 'Invoke Error', error);
  }
};

const LEVELS = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' };
for (const [method, level] of Object.entries(LEVELS)) console[method] = (...values) => writeLine(level, ...values);

process.on('uncaughtException', (error) => die('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) =>
  die('Unhandled Promise Rejection', failure('Runtime.UnhandledPromiseRejection', String(reason)), 128),
);
// Ctrl-C reaches the whole process group: the host ends its functions itself, after the events in hand.
process.on('SIGINT', () => undefined);

try {
  const handler = await loadHandler(env._HANDLER);
  while (true) await serve(handler);
} catch (error) {
  await die('Init Error', error, 1);
}
