import * as z from 'zod/mini';
import { ACCOUNT } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';

const shape = z.object({
  DistributionConfig: z.object({ Origins: z.array(z.object({ DomainName: z.string() })) }),
});

/**
 * AWS::CloudFront::Distribution. Its part on this machine is to be let in where the function's URL asks for signatures:
 * readers reach the function through it as they are, with no edge between that keeps answers.
 */
export const distribution: Kind = ({ id, name, properties }, { readerUrl }) => {
  const { Origins } = readShape(shape, properties, id).DistributionConfig;
  const { host } = new URL(readerUrl);
  if (!Origins.every(({ DomainName }) => DomainName === host))
    throw new Error(`${id}: only the function's URL can be behind it on this machine`);
  const arn = `arn:aws:cloudfront::${ACCOUNT}:distribution/${name}`;
  return { ref: name, attributes: { DomainName: host, Id: name }, part: { kind: 'front', arn } };
};
