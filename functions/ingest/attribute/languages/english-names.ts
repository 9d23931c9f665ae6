import { type Gender, words } from './pack.ts';

/** Given names common in English-language news, by the gender they tell. Our own list. */
const MEN = words(`
  aaron abai abdul abdullah abraham adam adil adrian ahmad ahmed aidan al alan albert alberto aleksandr alex alexander alexei alexis alfred
  ali alim allan allen alvin amir anatoly anders andre andreas andrei andrew andy angus anthony antoine anton antonio antony anvar arat
  ari ariel arnold arthur arturo asad asif askar ashraf augusto austin avi aziz barack barney barry bart bashar ben benedict benjamin
  benny bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent bret brett brian bruce bryan bryce bud byron
  caleb calvin cameron carl carlos carlton carter casey cecil cesar chad charles charlie chester chip chris christian christoph christopher chuck
  clarence clark claude clay clayton cliff clifford clint clinton clive clyde cody colin conor connor corey cory craig curt curtis cyril
  dale damian damien damon dan daniel danny darrell darren dave david dean demetrius denis dennis derek derrick devin dick diego dirk
  dmitri dmitry dominic don donald donny doug douglas drew duncan dustin dwayne dwight earl ed eddie edgar edmund eduardo edward edwin
  eli elias elijah elliot elliott elmer elon emanuel emil emmanuel enrique eric erik ernest ernesto ernie ethan eugene evan farid felipe felix
  fernando fidel floyd francesco francis francisco francois frank franklin franz fred frederick fritz gabriel garrett garry gary gavin gene
  geoff geoffrey george gerald gerard gerardo gerhard gerry giovanni glen glenn gordon graham grant greg gregg gregory grover guillermo gus
  guy hamid hank hans harold harry harvey hassan hector heinrich helmut henri henrik henry herb herbert herman hillel homer horst howard
  hubert hugh hugo hussein ian ibrahim igor ilya imran ira irving isaac ismail israel ivan ivo jack jackson jacob jacques jaime jake jamal
  james jamie jan jared jason javier jay jean jeb jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy joachim
  joaquin joe joel joerg johan johann john johnnie johnny jon jonah jonas jonathan jordan jorge jose joseph josh joshua josip juan juergen jules
  julian julio julius jun justin kareem karim karl keith ken kenneth kenny kent kerry kevin khaled khalid kim kirill kirk klaus konstantin kris
  kurt kyle lamar lance larry lars laurence lawrence lee len leo leon leonard leonid leroy leslie lester lewis liam lincoln lindsey lionel lloyd
  logan lou louis lowell luc luca lucas luis luiz luke luther mahmoud malcolm malik manny manuel marc marcel marcelo marco marcos marcus mario mark
  markus marlon marshall martin marty marvin mason matt matteo matthew matthias maurice mauricio max maxim maxwell mehmet mel melvin merrick michael
  michel miguel mike mikhail miles milo milton mitch mitchell mitt mohamed mohammad mohammed moises monte morgan morris moses muhammad mustafa nasser nat
  nate nathan nathaniel neal ned neil nelson newt nicholas nick nicolas nigel nikita nikolai noah noam noel nolan norbert norman nurlan oleg oliver
  olivier omar orlando oscar osama otto owen pablo paolo pascal pat patrick paul pavel pedro pete peter petr phil philip philipp philippe phillip
  pierre preston qasim quentin rahul rajiv ralph ramon ramzan rand randall randy raphael rashid rasul raul ravi ray raymond reed reggie reginald reid
  reince rex ricardo rich richard rick ricky riley rob robbie robby robert roberto robin rod rodney rodrigo roger roland rolf roman ron ronald ronnie rory
  ross roy ruben rudolf rudolph rudy rupert russ russell rusty ryan saad said salman salvador sam samir samuel sandy sanjay saul scott sean sebastian
  serge sergei sergey sergio seth shane shaun shawn sheldon sherman sidney silvio simon sohail spencer spiro stan stanley stefan stephan stephane stephen
  sterling steve steven stewart stuart sultan sven syed ted terence terrance terrell terrence terry thad thaddeus theo theodore thierry thom thomas
  tim timothy timur toby todd tom tomas tommy tony travis trent trevor trey tristan troy tucker ty tyler tyrone ulrich umar vance vaughn vern vernon
  victor vikram vince vincent viktor vitaly vlad vladimir wade wallace wally walt walter warren wayne wendell werner wes wesley wilbur will willard
  william willie wilson winston wolf wolfgang woodrow woody xavier yasser yerlan yuri yusuf zach zachary zack zane zbigniew
`);
const WOMEN = words(`
  abby abigail ada adele adriana adrienne agnes aigul aimee aisha alana alejandra alexandra alexa alexandria alice alicia alina aline alison alla allison
  allyson alma alyssa amal amanda amber amelia amina amy ana anastasia andrea angela angelica angelina angie anita ann anna anne annette annie annika
  april ariana arianna arlene ashley asma astrid audrey aurora ava ayesha barbara beatrice beatriz becky belinda bernadette bertha beth bethany betsy
  betty beverly bianca birgit blanca bonnie brenda briana brianna bridget britney brittany brooke callista camila camille candace cara carla carly
  carmen carol carole carolina caroline carolyn carrie cassandra cassidy catherine cathy cecilia cecile celeste celia celine charlotte chelsea cheri
  cheryl chloe christa christie christina christine christy cindy claire clara claudia colleen connie constance cora courtney cristina crystal cynthia
  daisy dana danielle daphne darlene dawn deanna debbie deborah debra dee deirdre delia delores denise desiree diana diane dianne dina dolores donna
  dora doris dorothy edith edna eileen elaine elana eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa elsie elvira emilia emily emma
  erica erika erin ernestine esther ethel eugenia eva eve evelyn faith farah fatima faye felicia fiona flora florence frances francesca
  freida gabriela gabrielle gail galina gayle genevieve georgia geraldine gertrude gina ginger giulia gladys gloria grace greta gretchen guadalupe gwen
  gwendolyn hannah harriet hazel heather heidi helen helena helene hillary hilary holly hope huma ida ilana ilse imelda ines inga ingrid irene irina iris
  irma isabel isabella isabelle ivana ivanka ivy jackie jacqueline jada jane janelle janet janice janine jasmine jean jeanne jeannie jen jenna jennie jennifer jenny
  jessica jill jo joan joann joanna joanne jocelyn jodi jody joni josephine joy joyce juanita judith judy julia juliana julie juliet juliette june justine
  kara karen kari karin karina karla kate katelyn katharine katherine kathleen kathryn kathy katie katrina kay kayla kaylee kellie kelly kelsey kellyanne kendra
  kerstin kimberly kirsten kristen kristi kristin kristina kristine ksenia kylie laila lara larisa latoya laura laurel lauren laurie layla lea leah leila
  lena leona leslie leticia lidia lila lilian lillian lily lina linda lindsay lisa liz liza lois lola lora loretta lori lorraine louise lourdes
  lucia lucille lucinda lucy luisa lydia lyn lynda lynn lynne mabel mackenzie madeleine madeline madison maggie malia mallory mandy manuela mara marcia margaret
  margarita margie margo marguerite maria mariah mariam marian mariana marianne maribel marie mariel marilyn marina marion marisa marissa marjorie marla
  marlene marsha marta martha martina mary maryam matilda maura maureen maya megan meghan melania melanie melinda melissa mercedes meredith mia michele
  michelle mildred mimi mindy minnie miranda miriam moira molly mona monica monique muriel myra nadia nadine nan nancy naomi natalia natalie natasha nell nellie
  nicole nikki nina nora noreen norma octavia olga olive olivia paige pam pamela pat patrice patricia patti patty paula paulette pauline pearl peggy penelope
  penny phyllis polly priscilla rachel ramona raquel reba rebecca regina renata renee rhoda rhonda rita roberta robin robyn rochelle rosa rosalie rosalind
  rosalyn rosario rose rosemary roxanne ruby ruth sabrina sadie sally samantha samira sandra sara sarah sasha saule savannah selena selma serena shannon
  sharon sheila shelby shelley shelly sheri sherri sherry shirley siobhan sofia sonia sonja sonya sophia sophie stacey stacy stefanie stella stephanie sue
  summer susan susana susanna susanne susie suzanne svetlana sybil sylvia tabitha tamara tammy tania tanya tara tatiana teresa teri terri tess theresa
  therese tiffany tina toni tonya tracey tracy tricia trina trudy ursula valentina valeria valerie vanessa vera verena verna veronica vicki vicky victoria
  viola violet virginia viviana vivian wanda wendy whitney wilma winifred yesenia yolanda yulia yvette yvonne zarina zelda zoe
`);
const EITHER = words(
  'jordan taylor casey jamie jackie kelly leslie robin kim jean pat sandy shannon terry tracy dana lynn jan jaime alexis sasha lee chris sam alex kerry stacy ashley lindsey morgan riley',
);

const NOT_ALONE = new Set(
  words(
    'said mark will grant chip rich art april may june summer virginia georgia israel jordan hope faith grace joy dawn rose ivy clay guy jesus jun clinton jackson lincoln jefferson wilson carter wallace sherman grover kelly lewis marshall morgan lee taylor pierce franklin nelson warren tyler perry christie',
  ),
);

export const englishGivenNames: ReadonlyMap<string, Gender> = new Map([
  ...MEN.map((name) => [name, 'm'] as const),
  ...WOMEN.map((name) => [name, 'f'] as const),
  ...EITHER.map((name) => [name, 'u'] as const),
]);

/** Given names that are a word or a place as well: they need a surname after them. */
export const ambiguousGivenNames: ReadonlySet<string> = NOT_ALONE;

const PAIRS = `abe:abraham al:albert,allan alex:alexander andy:andrew,anders art:arthur ben:benjamin bernie:bernard beth:elizabeth betsy:elizabeth
  bill:william billy:william bob:robert bobby:robert brad:bradley cathy:catherine charlie:charles chris:christopher,christine chuck:charles
  dan:daniel danny:daniel dave:david deb:deborah debbie:deborah,debra dick:richard don:donald doug:douglas ed:edward,edmund
  eddie:edward fred:frederick gene:eugene geoff:geoffrey gerry:gerald greg:gregory hank:henry harry:harold,henry jack:john
  jake:jacob jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald,jerome,edmund jim:james jimmy:james joe:joseph john:jonathan
  jon:jonathan josh:joshua kate:katherine kathy:katherine,kathleen katie:katherine ken:kenneth kim:kimberly larry:lawrence liz:elizabeth
  maggie:margaret matt:matthew meg:margaret mike:michael mitch:mitchell nate:nathan newt:newton nick:nicholas pam:pamela pat:patrick,patricia
  peggy:margaret pete:peter phil:philip,phillip rand:randal ray:raymond rich:richard rick:richard rob:robert robby:robert ron:ronald
  rudy:rudolph russ:russell sam:samuel,samantha sandy:sandra steve:steven,stephen sue:susan ted:theodore,edward,rafael terry:terence
  tim:timothy tom:thomas tony:anthony vic:victor vince:vincent walt:walter will:william zach:zachary joey:joseph barry:barack`;

export const englishNicknames: ReadonlyMap<string, readonly string[]> = new Map(
  words(PAIRS).map((pair) => {
    const [short = '', long = ''] = pair.split(':');
    return [short, long.split(',')] as const;
  }),
);
