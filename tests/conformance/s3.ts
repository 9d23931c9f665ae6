import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  ListPartsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  type S3ServiceException,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';

/** An S3 to be held against S3's documentation: a client that may do everything, and two buckets of its own. */
export type S3Target = {
  readonly client: S3Client;
  /** The name of a bucket with versioning enabled. */
  readonly versioned: string;
  /** The name of a bucket that never had versions. */
  readonly plain: string;
};

const CORNERS = [
  'a b+c',
  'Зудова/Алматы.txt',
  'dots/../up',
  '100%/%41',
  'emoji-🗞',
  'quote\'"(1)*!~',
  'amp&<tag>',
  'sl//ash/',
];

/** What the archive relies on in S3, asked through the official client. `makeTarget` is called once. */
export const s3Conformance = (makeTarget: () => Promise<S3Target>): void => {
  describe('S3, as the archive uses it', () => {
    let target: S3Target;
    let folder = 0;
    /** A prefix of its own for each test, so that a shared bucket will do. */
    const fresh = (): string => `run-${process.pid}-${Date.now()}-${folder++}/`;

    beforeAll(async () => {
      target = await makeTarget();
    });

    const put = (Key: string, Body: string | Buffer, more: object = {}, Bucket = target.versioned) =>
      target.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
    const get = (Key: string, more: object = {}, Bucket = target.versioned) =>
      target.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
    const text = async (Key: string, more: object = {}, Bucket = target.versioned) =>
      (await get(Key, more, Bucket)).Body?.transformToString();
    const failure = async (work: Promise<unknown>) => {
      const error = await work.then(
        () => null,
        (thrown: S3ServiceException) => thrown,
      );
      return { name: error?.name, status: error?.$metadata.httpStatusCode };
    };

    describe('objects', () => {
      it('come back as they were put, with their headers and metadata', async () => {
        const key = `${fresh()}story.txt`;
        const headers = { ContentType: 'text/plain; charset=utf-8', CacheControl: 'no-cache', ContentLanguage: 'kk' };
        await put(key, 'By Ana Ruiz', { ...headers, Metadata: { desk: 'world' } });
        const found = await get(key);
        expect(await found.Body?.transformToString()).toBe('By Ana Ruiz');
        expect(found).toMatchObject({
          ...headers,
          Metadata: { desk: 'world' },
          ContentLength: 11,
          AcceptRanges: 'bytes',
        });
      });

      it('have the MD5 of their bytes as ETag, and the checksum that the client sent', async () => {
        const key = `${fresh()}hello`;
        const made = await put(key, 'hello', { ChecksumAlgorithm: 'SHA256' });
        expect(made.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
        expect(made.ChecksumSHA256).toBe('LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=');
        const found = await target.client.send(
          new HeadObjectCommand({ Bucket: target.versioned, Key: key, ChecksumMode: 'ENABLED' }),
        );
        expect(found.ChecksumSHA256).toBe(made.ChecksumSHA256);
        expect(found.ContentLength).toBe(5);
      });

      it('may be of no bytes', async () => {
        const key = `${fresh()}empty`;
        await put(key, '');
        expect(await text(key)).toBe('');
      });

      it('may come as a stream whose checksum follows in a trailer', async () => {
        const key = `${fresh()}stream`;
        const bytes = randomBytes(300_000);
        const pieces = [bytes.subarray(0, 100_000), bytes.subarray(100_000)];
        const Body = Readable.from(pieces);
        const made = await target.client.send(
          new PutObjectCommand({ Bucket: target.versioned, Key: key, Body, ContentLength: bytes.length }),
        );
        expect(made.ChecksumCRC32).toBeDefined();
        const found = await (await get(key)).Body?.transformToByteArray();
        expect(Buffer.from(found ?? []).equals(bytes)).toBe(true);
      });

      it.each(CORNERS)('may be called %s', async (corner) => {
        const prefix = fresh();
        await put(prefix + corner, corner);
        expect(await text(prefix + corner)).toBe(corner);
        const listed = await target.client.send(
          new ListObjectsV2Command({ Bucket: target.versioned, Prefix: prefix, EncodingType: 'url' }),
        );
        const [key = ''] = listed.Contents?.map(({ Key }) => Key) ?? [];
        expect(decodeURIComponent(key.replaceAll('+', ' '))).toBe(prefix + corner);
      });

      it('answer a range, and 416 where there is none', async () => {
        const key = `${fresh()}digits`;
        await put(key, '0123456789');
        expect(await text(key, { Range: 'bytes=2-4' })).toBe('234');
        expect(await text(key, { Range: 'bytes=-3' })).toBe('789');
        const rest = await get(key, { Range: 'bytes=7-' });
        expect(rest.ContentRange).toBe('bytes 7-9/10');
        expect(await rest.Body?.transformToString()).toBe('789');
        expect(await failure(get(key, { Range: 'bytes=10-' }))).toEqual({ name: 'InvalidRange', status: 416 });
      });

      it('are read on conditions', async () => {
        const key = `${fresh()}story`;
        const { ETag } = await put(key, 'one');
        expect((await failure(get(key, { IfNoneMatch: ETag }))).status).toBe(304);
        expect((await failure(get(key, { IfMatch: '"other"' }))).status).toBe(412);
        expect(await text(key, { IfMatch: ETag })).toBe('one');
      });

      it('are written only where nothing is, if asked so', async () => {
        const key = `${fresh()}once`;
        await put(key, 'first', { IfNoneMatch: '*' });
        const again = await failure(put(key, 'second', { IfNoneMatch: '*' }));
        expect(again).toEqual({ name: 'PreconditionFailed', status: 412 });
        expect(await text(key)).toBe('first');
      });

      it('are refused where a checksum does not fit', async () => {
        const key = `${fresh()}bad`;
        const wrong = Buffer.alloc(16).toString('base64');
        expect(await failure(put(key, 'hello', { ContentMD5: wrong }))).toEqual({ name: 'BadDigest', status: 400 });
        expect(await failure(put(key, 'hello', { ChecksumCRC32: 'AAAAAA==' }))).toMatchObject({ status: 400 });
        expect(await failure(get(key))).toEqual({ name: 'NoSuchKey', status: 404 });
      });

      it('are copied with their headers', async () => {
        const prefix = fresh();
        await put(`${prefix}a b`, 'text', { ContentType: 'text/html' });
        const source = `${target.versioned}/${encodeURIComponent(`${prefix}a b`)}`;
        const command = { Bucket: target.versioned, Key: `${prefix}copy`, CopySource: source };
        await target.client.send(new CopyObjectCommand(command));
        const copy = await get(`${prefix}copy`);
        expect(copy.ContentType).toBe('text/html');
        expect(await copy.Body?.transformToString()).toBe('text');
      });

      it('that are missing are 404', async () => {
        const Key = `${fresh()}nothing`;
        expect(await failure(get(Key))).toEqual({ name: 'NoSuchKey', status: 404 });
        const head = new HeadObjectCommand({ Bucket: target.versioned, Key });
        expect(await failure(target.client.send(head))).toEqual({ name: 'NotFound', status: 404 });
      });
    });

    describe('versions', () => {
      it('stay readable by their id when they are superseded', async () => {
        const key = `${fresh()}story`;
        const first = await put(key, 'one');
        const second = await put(key, 'two');
        expect(first.VersionId).not.toBe(second.VersionId);
        expect(await text(key)).toBe('two');
        expect(await text(key, { VersionId: first.VersionId })).toBe('one');
      });

      it('hide under a delete marker, and show again when it is removed', async () => {
        const key = `${fresh()}story`;
        const { VersionId } = await put(key, 'one');
        const at = { Bucket: target.versioned, Key: key };
        const marker = await target.client.send(new DeleteObjectCommand(at));
        expect(marker.DeleteMarker).toBe(true);
        expect(await failure(get(key))).toEqual({ name: 'NoSuchKey', status: 404 });
        expect(await failure(get(key, { VersionId: marker.VersionId }))).toMatchObject({ status: 405 });
        expect(await text(key, { VersionId })).toBe('one');
        await target.client.send(new DeleteObjectCommand({ ...at, VersionId: marker.VersionId }));
        expect(await text(key)).toBe('one');
      });

      it('are gone for good when deleted by their id', async () => {
        const key = `${fresh()}story`;
        const first = await put(key, 'one');
        await put(key, 'two');
        const { VersionId } = first;
        await target.client.send(new DeleteObjectCommand({ Bucket: target.versioned, Key: key, VersionId }));
        expect((await failure(get(key, { VersionId }))).name).toBe('NoSuchVersion');
        expect(await text(key)).toBe('two');
      });

      it('are listed, newest first, page by page', async () => {
        const Prefix = fresh();
        const made = [];
        for (const [key, body] of Object.entries({ a: '1', b: '2' }))
          for (const copy of ['x', 'y', 'z']) made.push((await put(Prefix + key, body + copy)).VersionId);
        await target.client.send(new DeleteObjectCommand({ Bucket: target.versioned, Key: `${Prefix}b` }));
        const seen: (string | undefined)[] = [];
        const markers: (string | undefined)[] = [];
        let page: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | null = {};
        while (page !== null) {
          const command: ListObjectVersionsCommandInput = { Bucket: target.versioned, Prefix, MaxKeys: 2, ...page };
          const found: ListObjectVersionsCommandOutput = await target.client.send(
            new ListObjectVersionsCommand(command),
          );
          seen.push(...(found.Versions ?? []).map(({ VersionId }) => VersionId));
          markers.push(...(found.DeleteMarkers ?? []).map(({ Key }) => Key));
          const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = found;
          page = found.IsTruncated ? { KeyMarker, VersionIdMarker } : null;
        }
        const [a1, a2, a3, b1, b2, b3] = made;
        expect(seen).toEqual([a3, a2, a1, b3, b2, b1]);
        expect(markers).toEqual([`${Prefix}b`]);
      });

      it('are not kept by a bucket without versioning', async () => {
        const Key = `${fresh()}story`;
        const made = await put(Key, 'one', {}, target.plain);
        expect(made.VersionId).toBeUndefined();
        await put(Key, 'two', {}, target.plain);
        expect(await text(Key, {}, target.plain)).toBe('two');
        await target.client.send(new DeleteObjectCommand({ Bucket: target.plain, Key }));
        const left = await target.client.send(new ListObjectVersionsCommand({ Bucket: target.plain, Prefix: Key }));
        expect(left.Versions ?? []).toEqual([]);
      });
    });

    describe('lists', () => {
      it('go by the bytes of the keys, page by page', async () => {
        const Prefix = fresh();
        const keys = ['B', 'a', 'a/b', 'a0', 'Z', 'ä', '\uFFFD', '🗞'].map((key) => Prefix + key);
        for (const key of keys) await put(key, 'x');
        const seen: (string | undefined)[] = [];
        const pages = paginateListObjectsV2(
          { client: target.client, pageSize: 3 },
          { Bucket: target.versioned, Prefix },
        );
        for await (const page of pages) seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
        expect(seen).toEqual(keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
      });

      it('roll keys up to the delimiter, each common prefix once', async () => {
        const Prefix = fresh();
        for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) await put(Prefix + key, 'x');
        await target.client.send(new DeleteObjectCommand({ Bucket: target.versioned, Key: `${Prefix}c/1` }));
        const seen: (string | undefined)[] = [];
        const request = { Bucket: target.versioned, Prefix, Delimiter: '/' };
        for await (const page of paginateListObjectsV2({ client: target.client, pageSize: 1 }, request)) {
          seen.push(...(page.CommonPrefixes ?? []).map((one) => one.Prefix));
          seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
        }
        expect(seen).toEqual([`${Prefix}a/`, `${Prefix}b`, `${Prefix}d`]);
      });

      it('begin after a key', async () => {
        const Prefix = fresh();
        for (const key of ['a', 'b', 'c']) await put(Prefix + key, 'x');
        const command = { Bucket: target.versioned, Prefix, StartAfter: `${Prefix}a` };
        const found = await target.client.send(new ListObjectsV2Command(command));
        expect(found.Contents?.map(({ Key }) => Key)).toEqual([`${Prefix}b`, `${Prefix}c`]);
      });
    });

    describe('deleting many', () => {
      it('deletes each and says so', async () => {
        const prefix = fresh();
        for (const key of ['a', 'b&<']) await put(prefix + key, 'x');
        const Objects = [{ Key: `${prefix}a` }, { Key: `${prefix}b&<` }, { Key: `${prefix}never` }];
        const command = { Bucket: target.versioned, Delete: { Objects } };
        const found = await target.client.send(new DeleteObjectsCommand(command));
        expect(found.Deleted?.map(({ Key }) => Key)).toEqual(Objects.map(({ Key }) => Key));
        expect(found.Errors ?? []).toEqual([]);
        const left = await target.client.send(new ListObjectsV2Command({ Bucket: target.versioned, Prefix: prefix }));
        expect(left.KeyCount).toBe(0);
      });
    });

    describe('uploads in parts', () => {
      it('become one object when they are completed', async () => {
        const at = { Bucket: target.versioned, Key: `${fresh()}big` };
        const { UploadId } = await target.client.send(
          new CreateMultipartUploadCommand({ ...at, ContentType: 'text/plain' }),
        );
        const bodies = [randomBytes(5 * 1024 * 1024), randomBytes(1000)];
        const Parts = [];
        for (const [index, Body] of bodies.entries()) {
          const part = { ...at, UploadId, PartNumber: index + 1, Body };
          const { ETag } = await target.client.send(new UploadPartCommand(part));
          Parts.push({ ETag, PartNumber: index + 1 });
        }
        const listed = await target.client.send(new ListPartsCommand({ ...at, UploadId }));
        expect(listed.Parts?.map(({ Size }) => Size)).toEqual(bodies.map(({ length }) => length));
        const done = await target.client.send(
          new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
        );
        expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
        const found = await get(at.Key);
        expect(found.ContentType).toBe('text/plain');
        const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
        expect(bytes.equals(Buffer.concat(bodies))).toBe(true);
      });

      it.each([
        ['CRC64NVME', 'FULL_OBJECT', /^[\w+/]{11}=$/],
        ['CRC32', 'COMPOSITE', /^[\w+/]{6}==-2$/],
      ] as const)('have a %s checksum that is %s', async (ChecksumAlgorithm, type, form) => {
        const at = { Bucket: target.versioned, Key: `${fresh()}big` };
        const { UploadId } = await target.client.send(new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm }));
        const Parts = [];
        for (const [index, Body] of [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')].entries()) {
          const part = { ...at, UploadId, PartNumber: index + 1, Body, ChecksumAlgorithm };
          const { ETag, ChecksumCRC32, ChecksumCRC64NVME } = await target.client.send(new UploadPartCommand(part));
          Parts.push({ ETag, PartNumber: index + 1, ChecksumCRC32, ChecksumCRC64NVME });
        }
        const MultipartUpload = { Parts };
        await target.client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload }));
        const head = await target.client.send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
        expect(head.ChecksumType).toBe(type);
        expect(head.ChecksumCRC64NVME ?? head.ChecksumCRC32).toMatch(form);
        const found = await get(at.Key);
        expect((await found.Body?.transformToByteArray())?.length).toBe(5 * 1024 * 1024 + 3);
      });

      it('may be copied from what is there, whole or by ranges', async () => {
        const source = `${fresh()}source`;
        const bytes = randomBytes(5 * 1024 * 1024 + 10);
        await put(source, bytes);
        const at = { Bucket: target.versioned, Key: `${fresh()}copy` };
        const { UploadId } = await target.client.send(
          new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'CRC32' }),
        );
        const copyPart = (PartNumber: number, CopySourceRange: string) => {
          const CopySource = `${target.versioned}/${source}`;
          return target.client.send(
            new UploadPartCopyCommand({ ...at, UploadId, PartNumber, CopySource, CopySourceRange }),
          );
        };
        const Parts = [];
        for (const [index, range] of ['bytes=0-5242879', 'bytes=5242880-5242889'].entries()) {
          const { CopyPartResult } = await copyPart(index + 1, range);
          Parts.push({ ...CopyPartResult, PartNumber: index + 1 });
        }
        await target.client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
        const copied = Buffer.from((await (await get(at.Key)).Body?.transformToByteArray()) ?? []);
        expect(copied.equals(bytes)).toBe(true);
      });

      it('are not copied from what has changed meanwhile', async () => {
        const source = `${fresh()}source`;
        const { ETag } = await put(source, 'one');
        await put(source, 'two');
        const at = { Bucket: target.versioned, Key: `${fresh()}copy` };
        const { UploadId } = await target.client.send(new CreateMultipartUploadCommand(at));
        const CopySource = `${target.versioned}/${source}`;
        for (const condition of [{ CopySourceIfMatch: ETag }, { CopySourceIfModifiedSince: new Date() }]) {
          const part = { ...at, UploadId, PartNumber: 1, CopySource, ...condition };
          const whole = { ...at, CopySource, ...condition };
          expect((await failure(target.client.send(new UploadPartCopyCommand(part)))).name).toBe('PreconditionFailed');
          expect((await failure(target.client.send(new CopyObjectCommand(whole)))).name).toBe('PreconditionFailed');
        }
      });

      it('refuse a range that their source does not have', async () => {
        const source = `${fresh()}source`;
        await put(source, 'short');
        const at = { Bucket: target.versioned, Key: `${fresh()}copy` };
        const { UploadId } = await target.client.send(new CreateMultipartUploadCommand(at));
        const CopySource = `${target.versioned}/${source}`;
        for (const CopySourceRange of ['bytes=0-5', 'bytes=3-2', 'bytes=3-', 'words=1-2']) {
          const part = { ...at, UploadId, PartNumber: 1, CopySource, CopySourceRange };
          expect((await failure(target.client.send(new UploadPartCopyCommand(part)))).name).toMatch(
            /^Invalid(Argument|Range|Request)$/,
          );
        }
      });

      it('refuse a part that is too small, unknown or out of order, and are gone when aborted', async () => {
        const at = { Bucket: target.versioned, Key: `${fresh()}big` };
        const { UploadId } = await target.client.send(new CreateMultipartUploadCommand(at));
        const etags: (string | undefined)[] = [];
        for (const PartNumber of [1, 2])
          etags.push(
            (await target.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body: 'small' }))).ETag,
          );
        const [ETag] = etags;
        const complete = (...numbers: number[]) =>
          failure(
            target.client.send(
              new CompleteMultipartUploadCommand({
                ...at,
                UploadId,
                MultipartUpload: { Parts: numbers.map((PartNumber) => ({ PartNumber, ETag })) },
              }),
            ),
          );
        expect((await complete(1, 2)).name).toBe('EntityTooSmall');
        expect((await complete(1, 3)).name).toMatch(/^(InvalidPart|EntityTooSmall)$/);
        expect((await complete(2, 1)).name).toBe('InvalidPartOrder');
        await target.client.send(new AbortMultipartUploadCommand({ ...at, UploadId }));
        expect((await complete(1)).name).toBe('NoSuchUpload');
      });
    });

    describe('buckets', () => {
      it('are listed and say whether they keep versions', async () => {
        const { Buckets = [] } = await target.client.send(new ListBucketsCommand());
        expect(Buckets.map(({ Name }) => Name)).toEqual(expect.arrayContaining([target.plain, target.versioned]));
        const versioning = (Bucket: string) => target.client.send(new GetBucketVersioningCommand({ Bucket }));
        expect((await versioning(target.versioned)).Status).toBe('Enabled');
        expect((await versioning(target.plain)).Status).toBeUndefined();
      });

      it('that do not exist are 404', async () => {
        const Bucket = 'no-such-bucket-of-cuttings';
        expect((await failure(target.client.send(new HeadBucketCommand({ Bucket })))).status).toBe(404);
        expect((await failure(get('key', {}, Bucket))).name).toBe('NoSuchBucket');
      });
    });

    it('says what it does not do', async () => {
      const Key = `${fresh()}story`;
      await put(Key, 'x');
      const asked = await failure(target.client.send(new GetObjectTaggingCommand({ Bucket: target.versioned, Key })));
      expect([undefined, 'NotImplemented']).toContain(asked.name);
    });
  });
};
