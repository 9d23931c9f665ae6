/** Only the head of a file is searched: HTML wants the declaration within its first 1,024 bytes; pages are laxer. */
const HEAD = 4096;

const META_CHARSET = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
const XML_PROLOG = /^\s{0,20}<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})/i;

/** The encoding that a page or an XML file says it is in, lower case, or null. UTF-8 was ruled out before. */
export const declaredEncoding = (bytes: Uint8Array): string | null => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const name = (XML_PROLOG.exec(head) ?? META_CHARSET.exec(head))?.[1]?.toLowerCase();
  return name === undefined || name.startsWith('utf-') ? null : name;
};
