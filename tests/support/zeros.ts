import { createDeflate, createDeflateRaw, createGzip } from 'node:zlib';

const PACKERS = { deflate: createDeflate, raw: createDeflateRaw, gzip: createGzip } as const;
const CHUNK = Buffer.alloc(1024 * 1024);

/** So many megabytes of zeros, packed to a thousandth without ever being in memory. */
export const packedZeros = async (megabytes: number, as: keyof typeof PACKERS): Promise<Uint8Array> => {
  const packer = PACKERS[as]({ level: 9 });
  const packed: Buffer[] = [];
  packer.on('data', (chunk: Buffer) => void packed.push(chunk));
  const ended = new Promise((resolve, reject) => packer.on('end', resolve).on('error', reject));
  for (let at = 0; at < megabytes; at += 1)
    if (!packer.write(CHUNK)) await new Promise((resolve) => packer.once('drain', resolve));
  packer.end();
  await ended;
  return new Uint8Array(Buffer.concat(packed));
};
