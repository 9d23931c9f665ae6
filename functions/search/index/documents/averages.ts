/**
 * How many documents there are, and how long their fields are on average, kept as MiniSearch keeps them: a running
 * average, moved by each document that comes or goes. A document without a field moves the field's average not at all,
 * so the averages depend on the order of changes, and cannot be computed from the lengths: they are state.
 */
export type Averages = { documents: number; readonly lengths: number[] };

/** Takes in the lengths of a document, undefined for a field that it has not. */
export const addLengths = (averages: Averages, lengths: readonly (number | undefined)[]): void => {
  const before = averages.documents++;
  lengths.forEach((length, field) => {
    if (length === undefined) return;
    averages.lengths[field] = ((averages.lengths[field] ?? 0) * before + length) / (before + 1);
  });
};

export const removeLengths = (averages: Averages, lengths: readonly (number | undefined)[]): void => {
  const before = averages.documents--;
  lengths.forEach((length, field) => {
    if (length === undefined) return;
    averages.lengths[field] = before === 1 ? 0 : ((averages.lengths[field] ?? 0) * before - length) / (before - 1);
  });
};
