import type { Kind } from '../part.ts';
import { functionArn } from './function.ts';

/** AWS::Lambda::Url */
export const functionUrl: Kind = ({ properties }, { readerUrl }) => {
  const arn = functionArn(properties.TargetFunctionArn);
  return {
    ref: arn,
    attributes: { FunctionArn: arn, FunctionUrl: readerUrl },
    part: { kind: 'url', functionArn: arn, properties },
  };
};
