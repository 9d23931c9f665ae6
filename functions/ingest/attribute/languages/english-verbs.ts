import { type Cue, words } from './pack.ts';

/**
 * The English verbs of saying: those of VerbNet's classes say, tell, talk, complain, advise, inquire, manner of
 * speaking and conjecture that news prose uses with quotations, with their regular forms.
 */
const REGULAR = words(`
  accuse acknowledge add address admonish advise affirm agree allege announce answer argue ask assail assert assess
  assure attest bark beg bellow bemoan berate blast bluster boast boom brag call caution challenge characterize
  characterise charge chide chuckle claim clarify comment complain concede conclude concur confess confide confirm
  contend continue counsel counter crack criticize criticise croon crow cry declare decry defend demand denounce deny
  deride describe detail disclose discuss dismiss dispute drawl dub echo elaborate email emphasize emphasise enthuse
  estimate exclaim exhort explain exult fume gasp grouse growl grumble gripe groan guess gush hint holler huff imply
  indicate inform inquire insinuate insist instruct interject intone invoke jab jeer joke kid label lament laugh lecture
  maintain marvel mention moan mock mumble murmur muse mutter note object observe offer opine outline parry plead
  pledge point ponder pray preach predict press proclaim profess promise pronounce propose protest query question quip quote
  rail rant rave reason reassure recall recommend recount reflect reiterate rejoin relate relay remark remember remind
  reply report request respond retort reveal roar ruminate scoff scold scream shout shriek shrug sigh slam smile
  snap snark sneer sniff snort speculate sputter stammer state stress suggest summarize summarise sum surmise
  taunt tease testify thank theorize threaten thunder tout tweet urge utter venture volunteer vow wail warn
  whisper whine wonder worry yell acclaim applaud praise rebut refute emphasise underscore underline venture
`);
const IRREGULAR: readonly (readonly [present: string, past: string, gerund: string])[] = [
  ['says', 'said', 'saying'],
  ['tells', 'told', 'telling'],
  ['writes', 'wrote', 'writing'],
  ['thinks', 'thought', 'thinking'],
  ['swears', 'swore', 'swearing'],
  ['speaks', 'spoke', 'speaking'],
  ['replies', 'replied', 'replying'],
  ['begins', 'began', 'beginning'],
  ['believes', 'believed', 'believing'],
  ['feels', 'felt', 'feeling'],
  ['foresees', 'foresaw', 'foreseeing'],
  ['shoots', 'shot', 'shooting'],
  ['fires', 'fired', 'firing'],
  ['goes', 'went', 'going'],
  ['puts', 'put', 'putting'],
  ['reads', 'read', 'reading'],
  ['posts', 'posted', 'posting'],
  ['cites', 'cited', 'citing'],
  ['calls', 'called', 'calling'],
  ['refers', 'referred', 'referring'],
  ['admits', 'admitted', 'admitting'],
  ['quips', 'quipped', 'quipping'],
  ['brags', 'bragged', 'bragging'],
  ['begs', 'begged', 'begging'],
  ['slams', 'slammed', 'slamming'],
  ['snaps', 'snapped', 'snapping'],
  ['dubs', 'dubbed', 'dubbing'],
  ['jabs', 'jabbed', 'jabbing'],
  ['sums', 'summed', 'summing'],
  ['rebuts', 'rebutted', 'rebutting'],
  ['swipes', 'swiped', 'swiping'],
  ['trolls', 'trolled', 'trolling'],
  ['kids', 'kidded', 'kidding'],
  ['finds', 'found', 'finding'],
  ['adopts', 'adopted', 'adopting'],
  ['beams', 'beamed', 'beaming'],
  ['tells', 'told', 'telling'],
  ['texts', 'texted', 'texting'],
  ['retweets', 'retweeted', 'retweeting'],
  ['asserts', 'asserted', 'asserting'],
  ['closes', 'closed', 'closing'],
  ['opens', 'opened', 'opening'],
  ['finishes', 'finished', 'finishing'],
  ['starts', 'started', 'starting'],
];
/** They report speech only beside a quotation. */
const WEAK = new Set(
  words(`read reads reading begin begins began beginning shoots shot shooting fires fired firing goes went going puts put
    putting finds found finding opens opened opening closes closed closing starts started starting finishes finished
    finishing continue continues continued continuing believes believed believing feels felt feeling thinks thought thinking offers offered offering points pointed pointing presses
    pressed pressing posts posted posting adopts adopted adopting discusses discussed discussing sums summed summing
    charges charged charging details detailed detailing quotes quoted quoting labels labeled smiles smiled smiling laughs
    laughed laughing speaks spoke speaking remembers remembered remembering addresses addressed addressing thanks
    thanked thanking challenges challenged defends defended defending praises praised praising applauds applauded relates related kids kidded cracks cracked
    presses slams slammed outlines outlined touts touted dismisses dismissed mocks mocked`),
);
/** Their object is the person spoken to. */
const ADDRESSING = new Set(
  words(
    'tell tells told telling inform informs informed informing assure assures assured assuring advise advised reassured reminded reminds warned warns',
  ),
);
const VOWEL = /[aeiou]/;

const regular = (stem: string): readonly [string, string, string] => {
  if (stem.endsWith('e')) return [`${stem}s`, `${stem}d`, `${stem.slice(0, -1)}ing`];
  if (stem.endsWith('y') && !VOWEL.test(stem.charAt(stem.length - 2)))
    return [`${stem.slice(0, -1)}ies`, `${stem.slice(0, -1)}ied`, `${stem}ing`];
  return [/(?:s|sh|ch|x)$/.test(stem) ? `${stem}es` : `${stem}s`, `${stem}ed`, `${stem}ing`];
};

const cue = (form: string, finite: boolean, bare = false): readonly [string, Cue] => [
  form,
  { finite, gender: 'u', weak: WEAK.has(form), addresses: ADDRESSING.has(form), bare },
];

const PLAIN = words('say tell write think believe swear speak');

export const englishCues: ReadonlyMap<string, Cue> = new Map([
  ...[...PLAIN, ...REGULAR].map((form) => cue(form, true, true)),
  ...[...REGULAR.map(regular), ...IRREGULAR].flatMap(([present, past, gerund]) => [
    cue(present, true),
    cue(past, true),
    cue(gerund, false),
  ]),
]);

/** Other finite forms that are often seen right after a subject. */
const FINITE = words(`
  came got gave took made knew saw left kept held ran met won lost led stood sat drew grew drove fell broke brought bought sent
  spent built caught chose hit set let cut quit sought rose shook spread stuck struck taught threw wore woke laid paid
  makes takes gives gets comes knows sees wants needs seems appears looks works runs leads plans hopes tries keeps
  leaves holds stands sits turns moves plays lives loves likes hates serves faces enters joins calls backs opposes
  supports sends spends uses shows brings remains becomes became has had is was were are have do did does
  will would could should can may might must
`);
const finite: ReadonlySet<string> = new Set(FINITE);
const ONLY_VERBS = new Set(
  words(
    'says tells writes asks argues adds explains believes acknowledges insists admits suggests thinks recalls goes writes knows sees',
  ),
);

/** A present tense in -s that is a plural noun as often. */
export const isNounLikeEnglish = (word: string): boolean =>
  word.endsWith('s') && !finite.has(word) && !ONLY_VERBS.has(word);

const NOT_PAST = new Set(
  words(
    'fed red shred sped-up breed greed based united aged red hundred need indeed speed seed feed bed shed sacred naked wicked kindred so-called',
  ),
);

export const looksFiniteEnglish = (word: string): boolean =>
  finite.has(word) || (word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word) && !word.includes('-'));
