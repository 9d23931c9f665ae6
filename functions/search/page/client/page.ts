import { startVisits } from './visit.ts';

startVisits();
