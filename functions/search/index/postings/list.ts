/**
 * Postings: for each term a record, for each field of it a list of the documents that have it there and how often.
 *
 *     record   one or more lists, of ascending fields, up to where the next term's record begins
 *     list     documents × fields + field, bytes of the body (LEB128), body
 *     body     with more than 128 documents only: bytes of the table, then for each block the distance from the last
 *              document of the block before to its own last one, and its bytes; then the postings
 *     posting  distance from the document before, doubled, plus 1 if the frequency is 1; else the frequency follows
 */
export const BLOCK = 128; // documents
