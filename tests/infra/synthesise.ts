import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { projectContext } from '../../infra/context.ts';
import { addCuttings } from '../../infra/stack.ts';

/** The app of one test: the project's own context and `context` upon it; functions are not bundled. */
export const makeApp = (context: Readonly<Record<string, unknown>> = {}): { app: App; stack: Stack } => {
  process.env.CDK_VALIDATION = 'false'; // five seconds of CPU; synthesis.test.ts does it once
  const app = new App({
    context: { ...projectContext(), 'aws:cdk:bundling-stacks': [], ...context },
    analyticsReporting: false,
  });
  return { app, stack: addCuttings(app) };
};

export const templateOf = (context: Readonly<Record<string, unknown>> = {}): Template =>
  Template.fromStack(makeApp(context).stack);

export type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> };

export const resourcesOf = (template: Template): Readonly<Record<string, Resource>> => template.toJSON().Resources;
