import { fileURLToPath } from 'node:url';
import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';

/** What a role may do to what: actions as IAM names them, and the ARNs that they are for. */
export type Permission = { readonly actions: readonly string[]; readonly on: readonly string[] };

export type FunctionPlan = {
  /** The handler's file, below `functions/`. */
  readonly handler: string;
  /** Shown in the console. */
  readonly description: string;
  readonly memory: number; // megabytes
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** All that the function may do, but for writing its own log. */
  readonly may: readonly Permission[];
};

export const removalPolicy = (settings: Settings): RemovalPolicy =>
  settings.removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const allow = ({ actions, on }: Permission): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...on] });

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
  const log: Permission = {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    on: [logGroup.logGroupArn],
  };
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: plan.description,
    inlinePolicies: { May: new PolicyDocument({ statements: [...plan.may, log].map(allow) }) },
  });
  return new NodejsFunction(scope, 'Function', {
    entry: fromRoot(`functions/${plan.handler}`),
    projectRoot: fromRoot(''),
    depsLockFilePath: fromRoot('package-lock.json'),
    description: plan.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: plan.memory,
    timeout: plan.timeout,
    environment: plan.environment,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    awsSdkConnectionReuse: false, // only sets a variable that version 3 of the SDK does not read
    bundling: {
      format: OutputFormat.ESM,
      mainFields: ['module', 'main'],
      bundleAwsSDK: true, // the version that was tested, and half a megabyte smaller than with its CommonJS files
      minify: true,
    },
  });
};
