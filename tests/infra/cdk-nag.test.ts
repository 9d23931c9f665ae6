import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { makeApp } from './synthesise.ts';

const NOTHING = '0'.repeat(36);

/** Everything that context can add is in one of these. */
const CONTEXTS = {
  'as it is': { alarmEmail: 'desk@newsroom.example' },
  'with a domain': {
    domain: 'cuttings.example.org',
    certificate: `arn:aws:acm:us-east-1:123456789012:certificate/${NOTHING}`,
    webAcl: `arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/${NOTHING}`,
    searchConcurrency: 50,
  },
  'without CloudFront': { cdn: 'off' },
  'to be thrown away': { stage: 'dev' },
  'with OpenSearch': { engine: 'opensearch' },
  'with OpenSearch on one node, and no snapshots': {
    engine: 'opensearch',
    openSearchNodes: 1,
    snapshotEveryMinutes: 0,
  },
} as const;

describe.each([
  ['AwsSolutions', () => new AwsSolutionsChecks()],
  ['Serverless', () => new ServerlessChecks()],
])("cdk-nag's %s rules", (_, pack) => {
  it.each(Object.entries(CONTEXTS))('find nothing that is not acknowledged with its reason, %s', (_name, context) => {
    const { violations } = pack().validateScope(makeApp(context).app);
    const findings = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
    expect(findings).toEqual([]);
  });
});
