import { type Desk, openDesk } from '../../cli/desk.ts';
import { systemClock } from '../lambda/stoppable-clock.ts';
import type { Machine } from '../machine.ts';
import { REGION } from '../service.ts';

/** The newsroom's desk of this machine. Receipts are in the table, which a newsroom may not read: an engineer looks there. */
export const localDesk = ({ awsEndpoint, outputs }: Pick<Machine, 'awsEndpoint' | 'outputs'>): Desk => {
  const parts = { bucket: outputs.get('UploadsBucket') ?? '', table: outputs.get('ArchiveTable') ?? '' };
  const deskOf = (name: string): Desk => {
    const credentials = { accessKeyId: name, secretAccessKey: name };
    return openDesk({ endpoint: awsEndpoint, region: REGION, credentials }, parts, systemClock);
  };
  return { ...deskOf('engineer'), put: deskOf('newsroom').put };
};
