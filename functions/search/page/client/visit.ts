export const startVisits = (): void => {};
