/** Stands in until the function is written. */
export const handler = async (): Promise<void> => {};
