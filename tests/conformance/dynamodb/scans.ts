import { paginateScan, ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, refusal, TABLE } from './target.ts';

export const scans = ({ client, fresh, put }: Bench): void => {
  describe('a scan', () => {
    const run = { S: '' };
    const names = Array.from({ length: 40 }, (_, n) => `item ${n}`).toSorted();
    beforeAll(async () => {
      run.S = fresh();
      for (const name of names) await put({ pk: { S: `${run.S}-${name}` }, sk: { S: name }, run });
    });

    const everything = async (more: Partial<ScanCommandInput>, pageSize: number): Promise<string[]> => {
      const input = {
        TableName: TABLE,
        FilterExpression: 'run = :run',
        ExpressionAttributeValues: { ':run': run },
        ...more,
      };
      const seen: string[] = [];
      for await (const page of paginateScan({ client: client(), pageSize }, input)) {
        seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S ?? ''));
      }
      return seen;
    };

    it.each([7, 100])('sees every item once, in pages of %d', async (size) => {
      expect((await everything({}, size)).toSorted()).toEqual(names);
    });

    it('goes on from the key of any item, in an order that stays', async () => {
      const all = await everything({}, 100);
      for (const at of [0, 17, 38]) {
        const name = all[at] ?? '';
        const ExclusiveStartKey = { pk: { S: `${run.S}-${name}` }, sk: { S: name } };
        expect(await everything({ ExclusiveStartKey }, 9)).toEqual(all.slice(at + 1));
      }
    });

    it('can be shared out in segments', async () => {
      const parts = await Promise.all([0, 1, 2].map((Segment) => everything({ Segment, TotalSegments: 3 }, 11)));
      expect(parts.flat().toSorted()).toEqual(names);
    });

    it('counts what it read and what passed its filter', async () => {
      const input = {
        TableName: TABLE,
        FilterExpression: 'run = :run AND begins_with(sk, :some)',
        ExpressionAttributeValues: { ':run': run, ':some': { S: 'item 1' } },
        Select: 'COUNT' as const,
      };
      let [count, scanned] = [0, 0];
      for await (const page of paginateScan({ client: client() }, input)) {
        expect(page.Items).toBeUndefined();
        count += page.Count ?? 0;
        scanned += page.ScannedCount ?? 0;
      }
      expect(count).toBe(11);
      expect(scanned).toBeGreaterThanOrEqual(40);
    });

    it('goes over an index too', async () => {
      const shelf = { S: fresh() };
      await put({ pk: { S: shelf.S }, sk: { S: 'in' }, shelf, weight: { N: '1' }, run });
      await put({ pk: { S: shelf.S }, sk: { S: 'out' }, shelf, run });
      expect(await everything({ IndexName: 'by-weight' }, 5)).toEqual(['in']);
    });

    it.each([{ Segment: 3, TotalSegments: 3 }, { Segment: 0 }, { TotalSegments: 2 }, { Limit: 0 }])(
      'refuses %o',
      async (more) => {
        expect(await refusal(client().send(new ScanCommand({ TableName: TABLE, ...more })))).toMatch(
          /^ValidationException: /u,
        );
      },
    );
  });
};
