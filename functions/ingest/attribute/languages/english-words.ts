import { type Gender, words } from './pack.ts';

const set = (text: string): ReadonlySet<string> => new Set(words(text));

export const auxiliaries =
  set(`is are was were be been being has have had having do does did will would can could shall should may
  might must isn't wasn't aren't weren't hasn't haven't hadn't doesn't didn't won't wouldn't can't couldn't shouldn't
  isn’t wasn’t aren’t weren’t hasn’t haven’t hadn’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t`);

export const determiners =
  set(`a an the this that these those his her its their our my your some any each every one two three four five
  six seven eight nine ten several many most both another other such no all neither either various few`);

export const prepositions =
  set(`of in on at by for from with to about against between into through during under over without
  within among upon across toward towards behind beyond plus except near off till via per despite like unlike alongside
  amid around inside outside onto out throughout regarding concerning including versus vs beside besides`);

export const coordinators = set('and or but nor yet so then');

export const subordinators =
  set(`that because if when while although though whether since unless until where whereas why how what which who
  whom whose as after before than once`);

export const adverbs =
  set(`also later then once again still even just now not never ever always often sometimes already soon recently too
  instead thus therefore however meanwhile perhaps maybe indeed further quickly simply only almost nearly first last
  next today yesterday tonight tomorrow ago earlier back monday tuesday wednesday thursday friday saturday sunday twice
  there here anyway nonetheless nevertheless afterward afterwards himself herself famously long much well far both all since`);

const TITLES_MEN =
  words(`mr mister sir lord king prince father fr brother pope sheikh imam congressman chairman councilman assemblyman
  alderman duke baron emperor herr monsieur`);
const TITLES_WOMEN =
  words(`mrs ms miss dame lady queen princess sister congresswoman chairwoman councilwoman assemblywoman duchess
  baroness madam madame`);
const TITLES =
  words(`dr prof professor sen senator sens rep representative reps gov governor govs mayor president vice-president vice judge justice gen
  general lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral cmdr commander cpl corporal pvt private
  rev reverend minister ambassador secretary speaker sheriff officer detective chief attorney ex-president
  marshal chancellor premier bishop archbishop cardinal rabbi ayatollah
  coach deputy commissioner leader host then-president candidate spokesman spokeswoman spokesperson director ceo del sec
  hon senators representatives governors justices judges ministers presidents congressmen mayors delegate treasurer inspector trooper dean rear brig brigadier assemblymember councilmember superintendent strategist columnist author`);

export const titles: ReadonlyMap<string, Gender> = new Map([
  ...TITLES.map((title) => [title, title === 'spokesman' ? 'm' : title === 'spokeswoman' ? 'f' : 'u'] as const),
  ...TITLES_MEN.map((title) => [title, 'm'] as const),
  ...TITLES_WOMEN.map((title) => [title, 'f'] as const),
]);

export const organisationWords =
  set(`academy administration agency airlines alliance army assembly associates association authority bank
  board brigade bureau cabinet center centre chamber church club coalition college commission committee community company conference congress
  consortium convention corp corporation corps council court courthouse daily delegation department dept division embassy enquirer
  enterprises federation firm force forces forum foundation fund government group guard headquarters herald hospital house inc institute institution
  international journal laboratory league legislature library ltd llc llp magazine media ministry monitor movement museum nations navy network news newspaper
  office organisation organization pac paper parliament partners party police poll post press prison project radio registry review
  school schools senate service services society station street studies subcommittee tavern television times tribune tv
  union united university watch wing works world airport hotel tower towers stadium theater theatre park river county city
  island valley avenue boulevard road square university's act amendment bill treaty war day week fox cnn nbc abc cbs msnbc bbc
  npr reuters afp ap politico breitbart twitter facebook instagram youtube google microsoft amazon apple caravanserai pew gallup
  quinnipiac bloomberg caucus rules campaign presidential democratic republican national federal american islamic supreme
  security state states university-based global research policy public affairs law health education defense defence energy
  labor treasury justice homeland intelligence bridge hall room center-left islam state's brothers interview today`);

export const speechNouns =
  set(`accusation admission admonition advice allegation announcement answer apology argument assertion assessment assurance
  boast call claim comment comments complaint conclusion contention criticism declaration demand description dictum explanation
  insistence insult jibe joke lament line message mantra motto plea pledge prediction promise pronouncement question
  quip quote rebuke refrain rejoinder remark remarks reminder reply response retort slogan statement suggestion taunt tirade
  vow warning wish words`);

export const documentNouns =
  set(`report statement letter email e-mail memo document book article column editorial filing complaint lawsuit
  resolution order opinion ruling study poll survey ad ads advertisement commercial video tweet tweets post website site sign signs
  headline caption transcript email press-release release text bill law affidavit indictment warrant note card poster banner shirt t-shirt t-shirts
  song constitution amendment press platform essay message page story blog`);

const PLACES =
  words(`afghanistan africa alabama alaska albania algeria almaty america american americans arab arabia argentina arizona arkansas armenia asia asian
  astana athens atlanta austin australia australian austria azerbaijan baghdad baltimore bangladesh beijing beirut belarus belgium benghazi berlin
  bishkek bolivia boston brazil britain british brooklyn brussels buffalo bulgaria burlington cairo california californian cambodia canada canadian
  charleston charlotte chicago chile china chinese cincinnati cleveland colombia colorado connecticut cuba cuban czech dallas damascus delaware denmark denver
  detroit dubai dushanbe dutch ecuador egypt egyptian england english ethiopia europe european fairfax ferguson finland florida france french
  georgia german germany ghana greece greek guantanamo guatemala haiti harlem hawaii honduras houston hungary idaho illinois india indian indiana
  indianapolis indonesia iowa iran iranian iraq iraqi ireland irish islamabad israel israeli istanbul italian italy japan japanese jerusalem jersey jewish
  jordan kabul kansas kazakh kazakhstan kazakhstani kentucky kenya kiev kyiv korea korean kosovo kuwait kyrgyz kyrgyzstan laos latvia lebanon
  libya libyan lithuania london louisiana maine malaysia manhattan maryland massachusetts memphis mexican mexico miami michigan milwaukee minneapolis
  minnesota mississippi missouri moldova mongolia montana montenegro montreal morocco moscow mosul muslim muslims myanmar nashville nebraska nepal
  netherlands nevada nigeria nigerian norway oakland ohio oklahoma oregon orlando osh ottawa oxford pakistan pakistani palestine palestinian panama paris
  pennsylvania persian peru philadelphia philippines phoenix pittsburgh poland polish portland portugal puerto qatar raqqa rhode richmond romania rome russia russian
  russians sacramento salvador samarkand saudi scotland scottish seattle serbia shanghai singapore slovakia slovenia somalia spain spanish sweden swedish
  switzerland sydney syria syrian taiwan tajik tajikistan tashkent tehran tennessee texas thailand tokyo toronto tunisia turkey turkish
  turkmenistan uganda uk ukraine ukrainian us u.s u.s. usa u.n u.n. un utah uzbek uzbekistan vatican venezuela vermont vienna vietnam virginia
  wales warsaw washington wisconsin wyoming yemen york zimbabwe northern southern eastern western central north south east west new los san d.c d.c. angeles vegas las
  midwest hampshire carolina dakota capitol hill bronx queens francisco diego antonio jose louis orleans`);
const OTHER =
  words(`republican republicans democrat democrats democratic gop conservative conservatives liberal liberals independent libertarian christian christians
  catholic catholics jew jews hispanic latino latinos black white monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december isis isil nato eu fbi cia nsa irs epa doj dhs dnc rnc
  nra naacp aclu ceo cfo i english god internet web instagram twitter obamacare christmas easter thanksgiving super tuesday iv ok yes no
  hollywood kremlin pentagon congress senate house medicare medicaid social security constitution bible koran quran
  yesterday today tomorrow tonight islam islamic judaism christianity communist communists socialist nazi nazis tea party states nations
  abstract advertisement photo image related updated update breaking read more
  ala ark ga ill mass mont pa vt wash wyo ind calif tex fla conn va md mich minn wis nev ariz colo okla tenn ky kan neb n.y n.j n.c s.c n.h w.va r.i n.d s.d n.m
  general-election mr mrs ms the a an and of in on for to with at by from`);
export const notNames: ReadonlySet<string> = new Set([...PLACES, ...OTHER]);

export const roleNouns =
  set(`accountant administrator anthropologist archaeologist archivist astronaut biologist bookkeeper campaigner cashier chemist
  climatologist co-chair co-chairman co-chairwoman comedian commissioner comptroller counsellor courier criminologist curator dancer
  dentist developer diplomat dispatcher ecologist electrician envoy epidemiologist filmmaker fisherman forecaster geologist
  hairdresser instructor interpreter jurist landlord lobbyist machinist magistrate mathematician mechanic mediator meteorologist
  musician negotiator neighbor neighbour novelist paramedic parliamentarian pharmacist philosopher physicist playwright policewoman
  politician programmer protester publisher pundit receptionist recruiter registrar salesman shopkeeper sociologist soldier
  statistician therapist trainer translator trustee undersecretary veterinarian virologist volunteer waitress
  librarian farmer ally backer fan delegate donor loyalist surrogate confidant insider activist actor actress adviser advisor advocate agent aide ambassador analyst anchor architect artist assistant
  attorney author banker biographer blogger boss broker brother captain candidate chair chairman chairwoman chairperson chef chief clerk coach colleague colonel columnist
  commander commentator commissioner consultant contractor coordinator correspondent councilman counsel counselor critic cousin daughter dean
  defender delegate demographer deputy designer detective director doctor driver economist editor educator employee engineer entrepreneur
  executive expert farmer father fellow financier firefighter founder co-founder friend general governor grandmother head historian host
  husband imam inspector investigator investor journalist judge justice lawmaker lawyer leader lecturer legislator lieutenant
  lobbyist manager mayor member minister moderator mother nominee nurse officer official oncologist operative organizer organiser owner
  partner pastor photographer physician pilot planner player policeman pollster president priest principal producer professor prosecutor
  psychologist rabbi ranger reporter representative resident researcher retiree scholar scientist secretary senator sergeant sheriff
  sister solicitor son specialist spokesman spokesperson spokeswoman staffer strategist student superintendent supervisor supporter surgeon
  teacher technician treasurer veteran voter widow wife worker writer survivor survivors victim premier chancellor minister official's`);
