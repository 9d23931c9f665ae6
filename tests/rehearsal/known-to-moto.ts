/** What moto 5.2 cannot make of a template: it leaves such resources out, and fails at whatever names them. */
const UNKNOWN = [
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Url',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
];

/** A domain is unknown to its templates as well; what names its endpoint is made all the same, with one that nobody answers at. */
const DOMAIN = 'AWS::OpenSearchService::Domain';
const ENDPOINT = 'search-domain.us-east-1.es.amazonaws.com';

type Template = {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly DependsOn?: string | readonly string[] }>
  >;
  readonly Outputs: Readonly<Record<string, unknown>>;
  readonly Parameters?: unknown;
  readonly Rules?: unknown;
};

/**
 * A template without what moto does not know, and without what names that; and the ids of all that was left out. Without
 * its parameter, too, which is the CDK's own: an update that says it stays is more than moto takes.
 */
export const knownToMoto = (whole: Template): { readonly template: Template; readonly leftOut: readonly string[] } => {
  const template = withEndpoint(whole);
  const left = new Map(
    Object.entries(template.Resources).filter(([, { Type }]) => ![...UNKNOWN, DOMAIN].includes(Type)),
  );
  const gone = (id: string): boolean => id in template.Resources && !left.has(id);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [id, { DependsOn: _, ...resource }] of left) if (namesIn(resource).some(gone)) left.delete(id);
  }
  const resources = [...left].map(([id, { DependsOn = [], ...resource }]) => {
    const needs = [DependsOn].flat().filter((one) => !gone(one));
    return [id, needs.length === 0 ? resource : { ...resource, DependsOn: needs }];
  });
  const outputs = Object.entries(template.Outputs).filter(([, output]) => !namesIn(output).some(gone));
  const { Parameters: _, Rules: __, ...rest } = template;
  return {
    template: { ...rest, Resources: Object.fromEntries(resources), Outputs: Object.fromEntries(outputs) },
    leftOut: Object.keys(template.Resources).filter(gone),
  };
};

/** The logical ids that a part of a template refers to. */
const namesIn = (part: unknown): string[] => {
  if (typeof part !== 'object' || part === null) return [];
  if ('Ref' in part) return [String(part.Ref)];
  if ('Fn::GetAtt' in part) return [String([part['Fn::GetAtt']].flat()[0])];
  return Object.values(part).flatMap(namesIn);
};

/** A template in which the endpoint of its domain is a name. */
const withEndpoint = <T extends Template>(template: T): T => {
  const domains = Object.keys(template.Resources).filter((id) => template.Resources[id]?.Type === DOMAIN);
  return JSON.parse(JSON.stringify(template), (_, value: unknown) => {
    const [id, attribute] =
      typeof value === 'object' && value !== null && 'Fn::GetAtt' in value ? [value['Fn::GetAtt']].flat() : [];
    return domains.includes(String(id)) && attribute === 'DomainEndpoint' ? ENDPOINT : value;
  });
};
