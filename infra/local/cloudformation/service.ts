import { randomUUID } from 'node:crypto';
import { readBody } from '../read-body.ts';
import { Refusal } from '../refusal.ts';
import { ACCOUNT, REGION, type Service } from '../service.ts';
import { type Fields, renderXml } from './xml.ts';

const LARGEST_REQUEST = 64 * 1024; // bytes

/** The one stack that this machine runs. */
export type StackDescription = {
  readonly name: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly outputs: readonly { readonly key: string; readonly value: string; readonly description: string | null }[];
};

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** CloudFormation's Query protocol, as far as one reads a stack's outputs with it: DescribeStacks. */
export const cloudFormationService =
  (stack: StackDescription): Service =>
  async (request, response, caller) => {
    const requestId = randomUUID();
    const send = (status: number, body: string): void => {
      response.writeHead(status, {
        'content-type': 'text/xml',
        'content-length': Buffer.byteLength(body),
        'x-amzn-requestid': requestId,
      });
      response.end(body);
    };
    try {
      const body = await readBody(request, LARGEST_REQUEST);
      if (body === null) throw new Refusal(400, 'ValidationError', 'The request is too large.');
      const form = new URLSearchParams(body.toString());
      const action = form.get('Action') ?? '';
      if (action !== 'DescribeStacks')
        throw new Refusal(400, 'InvalidAction', `The local CloudFormation does not implement ${action}.`);
      const resource = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${form.get('StackName') ?? '*'}/*`;
      if (!caller.allows('cloudformation:DescribeStacks', resource))
        throw new Refusal(
          403,
          'AccessDenied',
          `User: ${caller.arn} is not authorized to perform: cloudformation:DescribeStacks on resource: ${resource}`,
        );
      const described = describe(stack, form.get('StackName'));
      const metadata: Fields = [['ResponseMetadata', [['RequestId', requestId]]]];
      send(200, renderXml('DescribeStacksResponse', NAMESPACE, [['DescribeStacksResult', described], ...metadata]));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(error.status, queryError(NAMESPACE, error.code, error.message, requestId));
    }
  };

/** An error of the Query protocol. */
export const queryError = (namespace: string, code: string, message: string, requestId: string): string =>
  renderXml('ErrorResponse', namespace, [
    [
      'Error',
      [
        ['Type', 'Sender'],
        ['Code', code],
        ['Message', message],
      ],
    ],
    ['RequestId', requestId],
  ]);

const describe = ({ name, id, created, outputs }: StackDescription, wanted: string | null): Fields => {
  if (wanted !== null && wanted !== name && wanted !== id)
    throw new Refusal(400, 'ValidationError', `Stack with id ${wanted} does not exist`);
  const members: Fields = outputs.map(({ key, value, description }) => [
    'member',
    [
      ['OutputKey', key],
      ['OutputValue', value],
      ...(description === null ? [] : ([['Description', description]] as const)),
    ],
  ]);
  return [
    [
      'Stacks',
      [
        [
          'member',
          [
            ['StackName', name],
            ['StackId', id],
            ['CreationTime', new Date(created).toISOString()],
            ['StackStatus', 'CREATE_COMPLETE'],
            ['Outputs', members],
          ],
        ],
      ],
    ],
  ];
};
