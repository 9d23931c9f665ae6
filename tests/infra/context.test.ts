import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { projectContext, readSettings } from '../../infra/context.ts';

const settings = (context: Readonly<Record<string, unknown>>) =>
  readSettings(new App({ context: { ...projectContext(), ...context } }).node);

describe('The settings', () => {
  it('are those of cdk.json where nothing else is said', () => {
    const { searchMemory, freshnessMilliseconds } = projectContext();
    expect(settings({})).toMatchObject({ stage: 'prod', searchMemory, freshnessMilliseconds });
  });

  it('may be given as text, as the command line gives them', () => {
    expect(settings({ searchMemory: '3008' }).searchMemory).toBe(3008);
  });

  it.each(['', 'https://cuttings.example.org', 'https://cuttings.example.org:8443'])(
    'may have the address %j',
    (address) => {
      expect(settings({ address }).address).toBe(address);
    },
  );

  it.each([
    ['searchMemory', 'much', 'must be a whole number of megabytes from 256 to 10240, not "much"'],
    ['searchMemory', 100, 'must be a whole number of megabytes from 256 to 10240, not 100'],
    ['snapshotEveryMinutes', 1.5, 'must be a whole number of minutes from 0 to 1440, not 1.5'],
    ['ingestConcurrency', 1, 'must be a whole number of batches from 2 to 1000, not 1'],
    ['logRetentionDays', 31, 'must be a number of days that CloudWatch Logs knows: 1, 3, 5'],
    ['stage', 'test', 'must be prod or dev, not "test"'],
    ['engine', 'minisearch', 'must be memory or opensearch, not "minisearch"'],
    ['openSearchNodes', 0, 'must be a whole number of nodes from 1 to 80, not 0'],
    ['openSearchStorage', 5, 'must be a whole number of GiB from 10 to 16384, not 5'],
    ['openSearchInstance', 'r7g.large', 'must be an instance of OpenSearch Service with EBS, such as r7g.large.search'],
    ['openSearchInstance', 'i4g.large.search', 'must be an instance of OpenSearch Service with EBS'],
    ['cdn', 'yes', 'must be on or off, not "yes"'],
    ['domain', 'https://cuttings.example.org', 'must be a domain such as cuttings.example.org, or empty'],
    [
      'certificate',
      'arn:aws:acm:eu-west-1:123456789012:certificate/1',
      'must be the ARN of a certificate of ACM in us-east-1',
    ],
    [
      'webAcl',
      'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1',
      'must be the ARN of a web ACL of AWS WAF for CloudFront',
    ],
    ['dollarsPerHour', -1, 'must be a number of US dollars from 0 to 10000'],
    ['expectedArticles', 'many', 'must be a whole number of articles'],
    ['alarmEmail', 'the desk', 'must be an e-mail address or empty, not "the desk"'],
  ])('are refused where %s is %j', (name, value, complaint) => {
    expect(() => settings({ [name]: value })).toThrow(`${name} ${complaint}`);
  });

  it.each([
    'http://cuttings.example.org',
    'https://a.example/',
    'https://a.example/b',
    'a.example',
    'https://A.example',
    '1',
  ])('are refused where the address is %s: links begin with it', (address) => {
    const complaint = 'such as https://cuttings.example.org with nothing after the host, or empty';
    expect(() => settings({ address })).toThrow(`address must be an address ${complaint}, not "${address}"`);
  });

  it.each([
    [{ domain: 'cuttings.example.org' }, 'domain and certificate need each other'],
    [
      { webAcl: `arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/${'0'.repeat(36)}`, cdn: 'off' },
      'webAcl needs CloudFront',
    ],
    [{ snapshotEveryMinutes: 0 }, 'snapshotEveryMinutes may be 0 only where engine is opensearch'],
  ])('are refused where they do not go together: %j', (context, complaint) => {
    expect(() => settings(context)).toThrow(complaint);
  });

  it('are refused where a name is not known, since a slip would else go unseen', () => {
    expect(() => settings({ alarmMail: 'desk@newsroom.example' })).toThrow(
      /alarmMail is unknown; known are .*alarmEmail/,
    );
  });

  it.each(['t3.small.search', 'm7g.medium.search', 'r7g.large.search', 'r8g.16xlarge.search', 'c6g.xlarge.search'])(
    'may have OpenSearch on %s',
    (openSearchInstance) => {
      expect(settings({ openSearchInstance })).toMatchObject({ openSearchInstance });
    },
  );

  it('leave the context of the CDK alone', () => {
    expect(() => settings({ 'aws:cdk:enable-path-metadata': true, '@aws-cdk/core:newStyle': true })).not.toThrow();
  });

  it('say everything that is wrong at once, what is missing too', () => {
    const bare = () => readSettings(new App({ context: { searchMemory: 0 } }).node);
    expect(bare).toThrow(/searchMemory must be .*\n(.*\n)*.*keepSnapshots must be .*, not missing/);
  });
});
