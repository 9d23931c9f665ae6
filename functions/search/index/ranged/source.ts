import { ArchiveError } from '../../../archive/errors.ts';

/** Where a snapshot can be read by ranges: an object in S3, a file. */
export type Source = {
  /** Bytes of the whole. */
  readonly size: number;
  /** The bytes from `from` up to `to`, not included. */
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
};

/** Bytes of a section; `to` is not included. */
export type ByteRange = { readonly from: number; readonly to: number };

/** Asks that these ranges of a large section are there. @throws PagesMissing where one is not */
export type Need = (section: 'postings' | 'stored', ranges: readonly ByteRange[]) => void;

/** A question touched parts of a snapshot that have not been read yet: load them and ask again. */
export class PagesMissing extends ArchiveError {
  readonly section: string;
  readonly pages: readonly number[];

  constructor(section: string, pages: readonly number[]) {
    super('unavailable', `${pages.length} pages of ${section} have not been read yet`);
    this.section = section;
    this.pages = pages;
  }
}
