/** An address that readers may be given as a link, or null: never `javascript:` and its kin. */
export const webAddress = (url: string | null | undefined): string | null =>
  /^https?:\/\/[^\s]{1,2000}$/i.test(url?.trim() ?? '') ? (url?.trim() ?? null) : null;
