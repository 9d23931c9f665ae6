import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { makeApp } from './synthesise.ts';

describe("cdk-nag's AwsSolutions rules", () => {
  it('find nothing that is not acknowledged with its reason', () => {
    const { app } = makeApp({ alarmEmail: 'desk@newsroom.example' });
    const { violations } = new AwsSolutionsChecks().validateScope(app);
    const findings = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
    expect(findings).toEqual([]);
  });
});
