import type { Kind } from '../part.ts';
import { functionArn } from './function.ts';

/** AWS::Lambda::EventSourceMapping */
export const mapping: Kind = ({ name, properties }) => ({
  ref: name,
  attributes: { Id: name },
  part: { kind: 'mapping', functionArn: functionArn(properties.FunctionName), properties },
});
