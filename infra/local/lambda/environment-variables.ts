/** What a function's role gives its code. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};

/** A function as the template defines it. */
export type FunctionDefinition = {
  readonly name: string;
  readonly arn: string;
  /** Absolute path of the unpacked bundle. */
  readonly codeFolder: string;
  /** `file.export`. */
  readonly handler: string;
  /** `nodejs24.x` and the like. */
  readonly runtime: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** ReservedConcurrentExecutions; null where the template sets none. */
  readonly reservedConcurrency: number | null;
  /** LoggingConfig.LogGroup; `/aws/lambda/<name>` without it. */
  readonly logGroup?: string;
  /** LoggingConfig.LogFormat; Text without it. */
  readonly logFormat?: 'Text' | 'JSON';
};

/** Names that Lambda sets itself and does not let a function set (Developer Guide, "Reserved environment variables"). */
const RESERVED = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/** Lambda's quota on the names and values of a function's own variables, in bytes. */
const LONGEST = 4096;

/** What the system needs to start a process at all; nothing else of this machine's environment reaches a function. */
const NEEDED = ['PATH', 'SystemRoot', 'TEMP'];

/**
 * Refuses the variables that Lambda would refuse when the function is deployed.
 * @throws InvalidParameterValueException, by its name in the message
 */
export const checkVariables = (name: string, variables: Readonly<Record<string, string>>): void => {
  const reserved = Object.keys(variables).filter((key) => RESERVED.has(key));
  if (reserved.length > 0)
    throw new Error(`InvalidParameterValueException: ${name}: reserved keys used: ${reserved.join(', ')}`);
  const bytes = Buffer.byteLength(Object.entries(variables).flat().join(''));
  if (bytes > LONGEST)
    throw new Error(`InvalidParameterValueException: ${name}: its variables take ${bytes} bytes, over ${LONGEST}`);
};

/** The whole environment of one child process: as in Lambda, then `machine` (endpoints), then the template's own. */
export const variablesOf = (
  definition: FunctionDefinition,
  machine: Readonly<Record<string, string>>,
  runtimeApi: string,
  logStream: string,
): Record<string, string> => {
  const needed = NEEDED.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]));
  const region = definition.arn.split(':')[3] ?? '';
  return {
    ...Object.fromEntries(needed),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    // Lambda's user has no home folder; so the SDK finds no profile of whoever runs this machine.
    [process.platform === 'win32' ? 'USERPROFILE' : 'HOME']: '/home/sbx_user1051',
    ...machine,
    ...definition.environment,
    _HANDLER: definition.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroup ?? `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_LOG_FORMAT: definition.logFormat ?? 'Text',
    AWS_ACCESS_KEY_ID: definition.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: definition.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: definition.credentials.sessionToken,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: definition.codeFolder,
  };
};
