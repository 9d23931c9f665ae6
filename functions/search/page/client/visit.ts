export const startVisits = (): void => document.documentElement.classList.add('scripted');
