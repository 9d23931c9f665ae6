import { Duration, type Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { FunctionUrl } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';

/**
 * What readers called the archive, by CloudFront's word. The function must sign for its own host, and cannot be told the
 * distribution's in its environment, since the distribution is made of the function's URL: a circle. So each request says it.
 */
export const VIEWER_HOST = 'x-viewer-host';

/** Where readers reach the archive, where that is known before it is deployed. */
export const knownAddress = ({ address, domain }: Settings): string | null =>
  address || (domain === '' ? null : `https://${domain}`);

/** All answers of these paths show the words of an article: an edge keeps none of them, so that a withdrawal is at once. */
export const NEVER_KEPT = '/articles/*';

/** As long as the function itself may take. */
const READ_TIMEOUT = Duration.seconds(60);

/** Statuses that CloudFront would else keep for ten seconds (Developer Guide, "HTTP 4xx and 5xx status codes that CloudFront caches"). */
const NOT_KEPT = [404, 500, 502, 503, 504];

/**
 * The distribution before the function's URL, which answers nobody else. What it keeps, and for how long, is what the
 * function says of each answer (`Cache-Control`, `ETag`): a second at most of what was found.
 */
export const addFront = (stack: Stack, settings: Settings, url: FunctionUrl): Distribution => {
  const front = new Construct(stack, 'Front');
  const isTold = knownAddress(settings) === null;
  const origin = FunctionUrlOrigin.withOriginAccessControl(url, { readTimeout: READ_TIMEOUT });
  const common: BehaviorOptions = {
    origin,
    allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    ...(isTold ? { functionAssociations: [tellsHost(front)] } : {}),
  };
  const distribution = new Distribution(front, 'Distribution', {
    comment: 'Cuttings: readers',
    defaultBehavior: { ...common, cachePolicy: keepsAsTold(front, isTold) },
    additionalBehaviors: {
      [NEVER_KEPT]: {
        ...common,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // Of all headers, since nothing is kept by them; the host is left out because the request is signed for the function's.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    },
    errorResponses: NOT_KEPT.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    httpVersion: HttpVersion.HTTP2_AND_3,
    ...(settings.webAcl === '' ? {} : { webAclId: settings.webAcl }),
    ...(settings.domain === ''
      ? {}
      : {
          domainNames: [settings.domain],
          certificate: Certificate.fromCertificateArn(front, 'Certificate', settings.certificate),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
  });
  acknowledge(distribution, 'AwsSolutions-CFR1', 'Readers are welcome from every country.');
  acknowledge(
    distribution,
    'AwsSolutions-CFR2',
    'A web ACL costs what the archive does not while nobody reads; context webAcl names one.',
  );
  acknowledge(
    distribution,
    'AwsSolutions-CFR3',
    'Its log would hold what readers look for, which is nobody else’s business.',
  );
  acknowledge(
    distribution,
    'AwsSolutions-CFR4',
    'Without a domain of its own it has CloudFront’s certificate, with which the protocol cannot be chosen.',
  );
  return distribution;
};

/** By all that an answer depends on: the question as it is, what the reader accepts and reads, and what links begin with. */
const keepsAsTold = (scope: Construct, isTold: boolean): CachePolicy =>
  new CachePolicy(scope, 'Keeping', {
    comment: 'Keeps an answer for as long as the answer says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    headerBehavior: CacheHeaderBehavior.allowList('Accept', 'Accept-Language', ...(isTold ? [VIEWER_HOST] : [])),
    cookieBehavior: CacheCookieBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });

const tellsHost = (scope: Construct) => ({
  eventType: FunctionEventType.VIEWER_REQUEST,
  function: new EdgeFunction(scope, 'ViewerHost', {
    comment: 'Tells the function by which name readers ask',
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(
      `function handler({ request }) {
  request.headers['${VIEWER_HOST}'] = { value: request.headers.host.value };
  return request;
}
`,
    ),
  }),
});
