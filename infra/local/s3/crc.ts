/** A running checksum of a body, for algorithms that node:crypto does not have. */
export type Crc = { readonly update: (bytes: Uint8Array) => void; readonly digest: () => Buffer };

/** Reflected polynomial of CRC-32C (Castagnoli; RFC 3720, appendix B.4). */
const CASTAGNOLI = 0x82f63b78;
/** Reflected polynomial of CRC-64/NVME (NVM Express, "NVM Command Set", 64b CRC), its upper and lower halves. */
const NVME_HIGH = 0x9a6c9329;
const NVME_LOW = 0xac4bc9b5;

const table32 = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ CASTAGNOLI : crc >>> 1;
  return crc;
});

export const crc32c = (): Crc => {
  let crc = -1;
  return {
    update: (bytes) => {
      for (const byte of bytes) crc = (crc >>> 8) ^ (table32[(crc ^ byte) & 0xff] ?? 0);
    },
    digest: () => {
      const out = Buffer.alloc(4);
      out.writeInt32BE(~crc);
      return out;
    },
  };
};

/** Upper and lower half of each byte's remainder, in turns. */
const table64 = ((): Int32Array => {
  const table = new Int32Array(512);
  for (let byte = 0; byte < 256; byte++) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit++) {
      const odd = low & 1;
      low = ((low >>> 1) | (high << 31)) ^ (odd ? NVME_LOW : 0);
      high = (high >>> 1) ^ (odd ? NVME_HIGH : 0);
    }
    table[2 * byte] = high;
    table[2 * byte + 1] = low;
  }
  return table;
})();

/** CRC-64/NVME in two halves of 32 bits, since BigInt would cost a hundred times as much. */
export const crc64nvme = (): Crc => {
  let high = -1;
  let low = -1;
  return {
    update: (bytes) => {
      for (const byte of bytes) {
        const at = 2 * ((low ^ byte) & 0xff);
        low = ((low >>> 8) | (high << 24)) ^ (table64[at + 1] ?? 0);
        high = (high >>> 8) ^ (table64[at] ?? 0);
      }
    },
    digest: () => {
      const out = Buffer.alloc(8);
      out.writeInt32BE(~high);
      out.writeInt32BE(~low, 4);
      return out;
    },
  };
};
