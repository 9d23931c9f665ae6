import { SAVE_AS_WORD, type Unread } from '../unread.ts';

/** What a zip archive is, by the names in it: Office and e-book formats are archives with telling names. */
export const zipKind = (paths: readonly string[]): 'zip' | 'word' | Unread => {
  const has = (start: string) => paths.some((path) => path.startsWith(start));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return 'word';
    if (has('xl/')) return { kind: 'an Excel workbook' };
    return { kind: has('ppt/') ? 'a PowerPoint presentation' : 'an Office document' };
  }
  if (has('META-INF/container.xml')) return { kind: 'an e-book' };
  if (paths.includes('mimetype') && has('content.xml'))
    return { kind: 'an OpenDocument file (.odt)', advice: SAVE_AS_WORD };
  return has('META-INF/MANIFEST.MF') ? { kind: 'a program' } : 'zip';
};
