import type { Entry } from 'yauzl';

const IS_UTF8 = 0x0800; // bit 11 of the general purpose flags: APPNOTE.TXT, appendix D
const UNICODE_PATH = 0x7075; // the extra field of Info-ZIP: version, checksum of the other name, name in UTF-8

/**
 * The name of an entry. Where the archive does not say that it is UTF-8 it most often is all the same (macOS), else it is
 * in the code page of the machine that packed it: 866 where Cyrillic is written, 437 elsewhere.
 */
export const entryName = async ({
  generalPurposeBitFlag,
  fileNameRaw,
  extraFields,
}: Pick<Entry, 'generalPurposeBitFlag' | 'fileNameRaw' | 'extraFields'>): Promise<string> => {
  const unicode = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > 5)?.data.subarray(5);
  const name =
    (generalPurposeBitFlag & IS_UTF8) !== 0
      ? fileNameRaw.toString('utf8')
      : (strictUtf8(unicode ?? fileNameRaw) ?? (await inCodePage(fileNameRaw)));
  return name.normalize('NFC').replaceAll('\\', '/');
};

const strictUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // a TypeError is how TextDecoder says that it is something else
  }
};

const inCodePage = async (bytes: Buffer): Promise<string> => {
  const iconv = await import('iconv-lite');
  return iconv.decode(bytes, looksCyrillic(bytes.toString('latin1')) ? 'cp866' : 'cp437');
};

/** Whole words of letters above 127, in the places where code page 866 has its alphabet; é and ü come one at a time. */
const looksCyrillic = (name: string): boolean => /[\x80-\xaf\xe0-\xf1]{3}/.test(name) && !/[\xb0-\xdf]/.test(name);
