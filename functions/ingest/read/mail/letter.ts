/** The name of an e-mail's own text among its attachments. */
export const LETTER = 'text';
