import { ACCOUNT, REGION } from '../../service.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

/** A resource that others may name and that has nothing to do on this machine. */
const inert =
  (property: string, arnOf: (name: string) => string, refIsArn = false): Kind =>
  (resource) => {
    const name = nameOf(resource, property);
    const arn = arnOf(name);
    return {
      ref: refIsArn ? arn : name,
      attributes: { Arn: arn, FunctionARN: arn, Id: name },
      part: { kind: 'inert' },
    };
  };

const arn = (service: string, resource: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

export const INERT: Readonly<Record<string, Kind>> = {
  // A function's output goes to a file of the data folder.
  'AWS::Logs::LogGroup': inert('LogGroupName', (name) => arn('logs', `log-group:${name}:*`)),
  // Nobody is on call for a laptop: what alarms watch is in the logs and in what `npm start` prints.
  'AWS::CloudWatch::Alarm': inert('AlarmName', (name) => arn('cloudwatch', `alarm:${name}`)),
  'AWS::CloudWatch::Dashboard': inert('DashboardName', (name) => arn('cloudwatch', `dashboard/${name}`)),
  // Only alarms publish to it.
  'AWS::SNS::Topic': inert('TopicName', (name) => arn('sns', name), true),
  'AWS::SNS::TopicPolicy': inert('', (name) => name),
  'AWS::SNS::Subscription': inert('', (name) => name),
  // What CloudFront keeps, signs and tells: no edge is between a reader of this machine and the function.
  'AWS::CloudFront::CachePolicy': inert('', (name) => name),
  'AWS::CloudFront::Function': inert('', (name) => name),
  'AWS::CloudFront::OriginAccessControl': inert('', (name) => name),
  // What version of the CDK was used.
  'AWS::CDK::Metadata': inert('', (name) => name),
};
