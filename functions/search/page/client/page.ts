import { enhanceCopying } from './copy.ts';
import { followResults } from './more.ts';
import { startSuggestions } from './suggest.ts';
import { onShown, startVisits } from './visit.ts';

// Everything works without this script, by links and forms. It saves whole pages from being loaded, and typing.
onShown(enhanceCopying);
onShown(followResults);
startSuggestions();
startVisits();
