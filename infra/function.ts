import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';
import { METERED } from './watch/watch.ts';

/** Every object of a bucket under a prefix, such as `incoming/`. */
export type Objects = { readonly bucket: Bucket; readonly under: string };

/** What a role may do to what: actions as IAM names them, and the ARNs or the objects that they are for. */
export type Permission = { readonly actions: readonly string[]; readonly on: readonly (string | Objects)[] };

export type FunctionPlan = {
  /** The handler's file, below `functions/`. */
  readonly handler: string;
  /** Shown in the console. */
  readonly description: string;
  readonly memory: number; // megabytes
  readonly timeout: Duration;
  /** How many may run at once, reserved in the account's quota; without it, as many as the account has. */
  readonly concurrency?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Commands that put something beside the bundle in this folder, if any. */
  readonly alsoBundle?: (folder: string) => readonly (readonly string[])[];
  /** Where an event ends that the function failed at, since no queue is set on the function itself. */
  readonly failures: string;
  /** All that the function may do, but for writing its own log. */
  readonly may: readonly Permission[];
};

export const removalPolicy = (settings: Settings): RemovalPolicy =>
  settings.stage === 'prod' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * One function of the archive: its bundle, a role of its own with nothing but what `plan.may` says, and a log group
 * with retention. The policy is part of the role, so that it holds before anything is built upon the function: an
 * event source mapping is refused while its function's role may not yet read the queue.
 */
export const addFunction = (scope: Construct, plan: FunctionPlan, settings: Settings): NodejsFunction => {
  const logGroup = new LogGroup(scope, 'Log', {
    retention: settings.logRetentionDays,
    removalPolicy: removalPolicy(settings),
  });
  const fn = new NodejsFunction(scope, 'Function', {
    entry: fromRoot(`functions/${plan.handler}`),
    projectRoot: fromRoot(''),
    depsLockFilePath: fromRoot('package-lock.json'),
    description: plan.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: plan.memory,
    timeout: plan.timeout,
    environment: { ...METERED, ...plan.environment },
    ...(plan.concurrency === undefined ? {} : { reservedConcurrentExecutions: plan.concurrency }),
    role: addRole(scope, plan, logGroup),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    awsSdkConnectionReuse: false, // only sets a variable that version 3 of the SDK does not read
    bundling: {
      format: OutputFormat.ESM,
      mainFields: ['module', 'main'],
      bundleAwsSDK: true, // the version that was tested, and half a megabyte smaller than with its CommonJS files
      banner: REQUIRE,
      // Names are kept, so that a stack trace in the log can be read. Measured for search: 0.97 MB against 1.44 MB
      // without minifying, and as fast to import as without names; source maps add 3 MB and a tenth to every start.
      esbuildArgs: { '--minify-syntax': true, '--minify-whitespace': true },
      logLevel: LogLevel.WARNING,
      commandHooks: {
        beforeBundling: () => [],
        beforeInstall: () => [],
        afterBundling: (_, folder) => (plan.alsoBundle?.(folder) ?? []).map(asShellHasIt),
      },
    },
  });
  acknowledge(fn, 'Serverless-LambdaDLQ', plan.failures);
  acknowledge(fn, 'Serverless-LambdaTracing', NO_TRACES);
  return fn;
};

const NO_TRACES =
  'The log joins what belongs together by ids, and metrics tell how long it took; X-Ray wants rights on every resource.';

const asShellHasIt = (command: readonly string[]): string => command.map((part) => JSON.stringify(part)).join(' ');

/** Gives CommonJS packages in an ES module what they load Node's own modules with: iconv-lite fails without it. */
const REQUIRE = "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);";

const allow = ({ actions, on }: Permission): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: on.map((place) => (typeof place === 'string' ? place : place.bucket.arnForObjects(`${place.under}*`))),
  });

const addRole = (scope: Construct, plan: FunctionPlan, log: LogGroup): Role => {
  const mayLog = { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: [log.logGroupArn] };
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: plan.description,
    inlinePolicies: { May: new PolicyDocument({ statements: [...plan.may, mayLog].map(allow) }) },
  });
  for (const place of plan.may.flatMap(({ on }) => on)) {
    if (typeof place === 'string') continue;
    const bucket = Stack.of(scope).resolve(place.bucket.bucketName).Ref;
    const finding = `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${place.under}*]`;
    acknowledge(role, finding, 'The objects of one prefix of one bucket, whose names are not known beforehand.');
  }
  return role;
};
