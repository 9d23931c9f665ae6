import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../functions/search/http/table.ts';
import { templateOf } from './synthesise.ts';

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef';
const WEB_ACL = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/readers/01234567-89ab-cdef-0123-456789abcdef';

const stack = templateOf();
const own = templateOf({ domain: 'cuttings.example.org', certificate: CERTIFICATE, webAcl: WEB_ACL });
const bare = templateOf({ cdn: 'off' });

const configOf = (template = stack) =>
  Object.values(template.findResources('AWS::CloudFront::Distribution'))[0]?.Properties.DistributionConfig;
const searchEnvironment = (template = stack) =>
  Object.entries(template.findResources('AWS::Lambda::Function')).find(([id]) => id.startsWith('Search'))?.[1]
    .Properties.Environment.Variables;

describe('Readers', () => {
  it('come through CloudFront by HTTP/3, by TLS only, with what a reader may ask with', () => {
    const { HttpVersion, DefaultCacheBehavior, CacheBehaviors } = configOf();
    expect(HttpVersion).toBe('http2and3');
    for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
      expect(behaviour).toMatchObject({
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      });
    }
  });

  it('alone reach the function, and by that distribution alone, whose requests are signed', () => {
    stack.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM', Cors: Match.absent() });
    stack.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 'lambda',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    const permissions = Object.values(stack.findResources('AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ Principal }) => Principal !== 'events.amazonaws.com');
    expect(permissions.map(({ Action }) => Action).sort()).toEqual([
      'lambda:InvokeFunction',
      'lambda:InvokeFunctionUrl',
    ]);
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('cloudfront.amazonaws.com');
      expect(JSON.stringify(SourceArn)).toMatch(
        /:distribution\/",\{"Ref":"SearchFront|:distribution\/",\{"Ref":"Front/,
      );
    }
  });
});

describe('What an edge keeps', () => {
  it('is for as long as each answer says, by all that the answer depends on', () => {
    stack.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          CookiesConfig: { CookieBehavior: 'none' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
          HeadersConfig: {
            HeaderBehavior: 'whitelist',
            Headers: ['Accept', 'Accept-Language', 'x-viewer-host'],
          },
        },
      },
    });
  });

  it('is never what shows the words of an article', () => {
    const [{ PathPattern, CachePolicyId }] = configOf().CacheBehaviors;
    expect(CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad'); // "CachingDisabled", by its id in AWS's list of managed policies
    const shown = ROUTES.filter(({ keeping }) => keeping === 'article').map(({ path }) => path);
    expect(shown).not.toEqual([]);
    for (const path of shown) expect(path.startsWith(PathPattern.replace('*', ''))).toBe(true);
  });

  it('is no failure: an article that comes is there, and what is mended is', () => {
    const kept = configOf().CustomErrorResponses;
    expect(kept.map(({ ErrorCode }: { ErrorCode: number }) => ErrorCode)).toEqual([404, 500, 502, 503, 504]);
    for (const { ErrorCachingMinTTL, ResponsePagePath } of kept)
      expect([ErrorCachingMinTTL, ResponsePagePath]).toEqual([0, undefined]);
  });
});

describe('By which name readers know the archive', () => {
  it('is told with each request where it has no domain, whatever the reader claims', () => {
    expect(searchEnvironment()).toMatchObject({ HOST_HEADER: 'x-viewer-host' });
    expect(searchEnvironment()).not.toHaveProperty('ADDRESS');
    const [{ Properties: edge } = { Properties: {} }] = Object.values(stack.findResources('AWS::CloudFront::Function'));
    expect(edge.FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
    const headers = { host: { value: 'd1.cloudfront.net' }, 'x-viewer-host': { value: 'evil.example' } };
    const asked = runInNewContext(`${edge.FunctionCode}; handler(event)`, {
      event: { request: { uri: '/feed', headers } },
    });
    expect(asked).toMatchObject({ uri: '/feed', headers: { 'x-viewer-host': { value: 'd1.cloudfront.net' } } });
    const { DefaultCacheBehavior, CacheBehaviors } = configOf();
    for (const { FunctionAssociations } of [DefaultCacheBehavior, ...CacheBehaviors])
      expect(FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
  });

  it('is its domain where it has one, and no edge function costs anything', () => {
    expect(searchEnvironment(own)).toMatchObject({ ADDRESS: 'https://cuttings.example.org' });
    expect(searchEnvironment(own)).not.toHaveProperty('HOST_HEADER');
    own.resourceCountIs('AWS::CloudFront::Function', 0);
    expect(configOf(own)).toMatchObject({
      Aliases: ['cuttings.example.org'],
      WebACLId: WEB_ACL,
      ViewerCertificate: {
        AcmCertificateArn: CERTIFICATE,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    own.hasOutput('SearchUrl', { Value: 'https://cuttings.example.org/' });
    own.hasOutput('DnsRecord', { Value: Match.anyValue() });
  });
});

describe('Without CloudFront', () => {
  it('the function’s URL is everybody’s', () => {
    bare.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'NONE' });
    for (const type of ['Distribution', 'Function', 'CachePolicy', 'OriginAccessControl'])
      bare.resourceCountIs(`AWS::CloudFront::${type}`, 0);
    expect(searchEnvironment(bare)).not.toHaveProperty('HOST_HEADER');
    bare.hasOutput('SearchUrl', {
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SearchFunction'), 'FunctionUrl'] },
    });
  });
});
