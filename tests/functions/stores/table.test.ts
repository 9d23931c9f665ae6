import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { receiptRow } from '../../../functions/stores/table.ts';

const row = (key: string) =>
  unmarshall(
    receiptRow({
      key,
      versionId: null,
      sequencer: '0',
      state: 'rejected',
      code: 'empty',
      reason: 'The file is empty.',
      notes: [],
      article: null,
      members: [],
      commit: null,
      at: '2026-03-01T10:00:00.000Z',
    }),
  );

it('keeps the sort key of the receipts by time within the 1,024 bytes that DynamoDB takes', () => {
  expect(row('incoming/a.txt').receiptAt).toBe('2026-03-01T10:00:00.000Z#incoming/a.txt');
  const { key, receiptAt } = row(`incoming/${'ж'.repeat(500)}#${'ж'.repeat(200)}`);
  expect(Buffer.byteLength(key)).toBeGreaterThan(1024);
  expect(Buffer.byteLength(receiptAt)).toBe(1024);
});
