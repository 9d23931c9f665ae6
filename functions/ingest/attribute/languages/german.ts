import { cuesOf, gendered, type LanguagePack, phrasesOf, setOf, words } from './pack.ts';
import { plain } from './plain.ts';

const CUES =
  words(`sagte sicherte sichert fasste fasst sagt sagten sagen gesagt erklärte erklärt erklärten erklären betonte betont betonten betonen warnte warnt warnten warnen meinte meint meinten meinen forderte fordert forderten
  fordern berichtete berichtet berichteten berichten ergänzte ergänzt fügte fügt fügten teilte teilt teilten mitteilte mitteilten klagte klagt klagten klagen erzählte erzählt erzählten erzählen
  entgegnete entgegnet entgegneten bestätigte bestätigt bestätigten bestätigen versprach verspricht versprachen sprach spricht antwortete antwortet antworteten fragte fragt fragten rief ruft
  behauptete behauptet behaupteten verkündete verkündet kündigte kündigt schrieb schreibt schrieben äußerte äußert kritisierte kritisiert kritisierten lobte lobt hob hebt unterstrich unterstreicht
  stellte stellt wies weist räumte räumt gab gibt bedauerte bedauert bekräftigte bekräftigt befürchtete befürchtet hoffte hofft glaubt glaubte findet fand denkt dachte vermutet vermutete schätzt schätzte
  erinnerte erinnert schilderte schildert beschrieb beschreibt beteuerte beteuert mahnte mahnt versicherte versichert rechtfertigte schimpfte schimpft scherzte scherzt spottete lachte lacht
  resümierte resümiert bilanzierte konstatierte konstatiert argumentierte argumentiert erwiderte erwidert urteilte urteilt verriet verrät verteidigte widersprach widerspricht zeigte
  begründete begründet bezeichnete bezeichnet nannte nennt präzisierte prognostizierte prognostiziert plädierte plädiert appellierte appelliert informierte dementierte dementiert gestand gesteht
  freute freut ärgerte ärgert wunderte jubelte jubelt seufzte schwärmt schwärmte heißt hieß kommentierte kommentiert vorhersagte versprechen sagend`);
const NO_VERB =
  setOf(`nicht jetzt dort oft fast erst selbst mit seit statt gut acht recht bereits letzten besten ersten zweiten dritten nächsten meisten weit hart alt kalt heut zumeist meist sonst nichts
  damit somit heute gestern bitte mitte heutigen unten hinten guten alten unter hinter weiter später heuten zweite dritte letzte erste nächste beste selten leicht vielleicht laut schlecht echt bunt fest satt
  tot rot wert bekannt gesamt samt überhaupt insgesamt verantwortliche gesamte gesamten bekannte geplante geplanten sogenannte sogenannten hätten`);
const ROLES =
  words(`präsident präsidentin präsidenten vorsitzender vorsitzende vorsitzenden direktor direktorin minister ministerin kanzler kanzlerin bürgermeister bürgermeisterin senator senatorin abgeordneter abgeordnete richter richterin
  anwalt anwältin sprecher sprecherin leiter leiterin chef chefin sekretär sekretärin landrat landrätin gouverneur botschafter botschafterin geschäftsführer geschäftsführerin inhaber inhaberin gründer gründerin unternehmer
  unternehmerin ökonom ökonomin analyst analystin experte expertin forscher forscherin professor professorin lehrer lehrerin arzt ärztin pfleger pflegerin schwester journalist journalistin autor autorin schriftsteller
  schriftstellerin regisseur regisseurin schauspieler schauspielerin sänger sängerin musiker musikerin maler malerin architekt architektin ingenieur ingenieurin landwirt landwirtin bauer bäuerin fischer fischerin anwohner anwohnerin nachbar
  nachbarin zeuge zeugin mutter vater bruder tochter sohn witwe trainer trainerin spieler spielerin kapitän oberst general kommandant beamter beamtin inspektor kommissar kommissarin pfarrer pfarrerin bischof bischöfin papst rektor rektorin
  dekan student studentin schüler schülerin aktivist aktivistin kandidat kandidatin archäologe archäologin biologe biologin physiker physikerin historiker historikerin psychologe psychologin soziologe soziologin tenor sopranistin
  verantwortlicher mitglied besitzer besitzerin fahrer fahrerin bewohner bewohnerin verleger händler händlerin bäcker jurist juristin staatsanwältin politiker politikerin beauftragte beauftragter einsatzleiter insider mitarbeiter mitarbeiterin koch köchin rat rätin stadträtin wirt wirtin händlerin jäger förster pilot pilotin imker imkerin verkäufer verkäuferin`);

/** A set that finds compounds by their last part: Verkehrsminister is a minister. */
const compounds = (parts: readonly string[]): ReadonlySet<string> => {
  const set = new Set(parts);
  const longest = Math.max(...parts.map((part) => part.length));
  const has = (word: string): boolean => {
    for (let length = Math.min(longest, word.length); length > 3; length -= 1)
      if (set.has(word.slice(-length))) return true;
    return set.has(word);
  };
  return Object.assign(new Set(parts), { has });
};

export const german: LanguagePack = {
  ...plain,
  language: 'de',
  capitals: 'nouns',
  isCommon: (word) => /(?:ung|heit|keit|schaft|tion|ismus|tät|chen|nis)(?:en|s)?$/.test(word),
  stopOutside: true,
  verbSecond: true,
  verbFirst: true,
  namedThings: compounds(
    words(`buch roman werk film dokumentarfilm zeitung zeitschrift magazin sender agentur firma unternehmen konzern partei verein verband stiftung serie sendung album lied ausstellung projekt schiff restaurant hotel theater
      kino club preis festival stück titel sogenannte sogenannten sogenannter portal blatt der die das den dem ein eine`).filter(
      (word) => word.length > 3,
    ),
  ),
  cues: new Map(cuesOf(CUES)),
  looksFinite: (word) => word.length > 3 && /(?:[^aeiou]t|te|ten)$/.test(word) && !NO_VERB.has(word),
  looksParticiple: (word) => word.length > 6 && word.endsWith('end'),
  auxiliaries: setOf(
    'ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte muss müssen soll sollen sollte will wollen bleibt bleiben sei seien habe würde würden werde steht gibt hinzu mit',
  ),
  passives: setOf('wird wurde werden wurden worden'),
  accordingTo: phrasesOf(
    'laut | nach angaben von | nach angaben | nach worten von | nach den worten von | nach den worten | nach worten | nach einschätzung von | nach einschätzung | nach ansicht von | nach ansicht | nach meinung von | nach meinung | nach auskunft von | nach auskunft | zufolge',
  ),
  accordingToAfter: phrasesOf('zufolge'),
  asWords: setOf('wie'),
  signers: setOf('so'),
  omitsThat: true,
  complementisers: setOf('dass daß'),
  subjectPronouns: new Map([
    ...gendered('er', 'sie'),
    ...words('ich wir ihr es man das dies').map((word) => [word, null] as const),
  ]),
  possessivePronouns: gendered('sein seine seiner seinem seinen', 'ihr ihre ihrer ihrem ihren'),
  relativePronouns: setOf('welcher welche welches deren dessen'),
  articles: setOf('der die das den dem des ein eine einer einem einen eines'),
  determiners: setOf(
    'der die das den dem des ein eine einer einem einen eines dieser diese dieses diesem diesen jeder jede jedes kein keine keinen keinem solche solcher alle',
  ),
  prepositions: setOf(
    'in im an am auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit über um unter von vom vor während wegen zu zum zur zwischen trotz laut ab gegenüber',
  ),
  coordinators: setOf('und oder aber sondern denn doch sowie'),
  subordinators: setOf('dass daß wenn weil ob als während obwohl damit wie wo warum'),
  adverbs: setOf(
    'auch schon noch nur sehr dann dort hier heute gestern morgen jetzt bereits später früher inzwischen zudem außerdem jedoch am vor wieder nicht allein selbst einst nun',
  ),
  titles: gendered('herr herrn', 'frau', 'dr prof doktor'),
  honorifics: setOf('herr herrn frau'),
  nameParticles: setOf('von vom zu zur van der den de di al'),
  givenNames: gendered(
    `achim adam adrian albert albrecht alexander alfons alfred alois andreas anton armin arne arnold arthur august axel benedikt benjamin bernd bernhard berthold björn bruno burkhard carl carsten christian christoph claus clemens
     constantin daniel david dennis detlef dieter dietmar dietrich dirk dominik eberhard eckhard edgar egon elias emil erich ernst erwin eugen fabian felix ferdinand florian frank franz friedrich fritz gabriel georg gerald gerd gerhard
     gottfried gregor günter günther gustav hannes hans harald hartmut heiko heiner heinrich heinz helge helmut hendrik henning herbert hermann holger horst hubert hugo ingo jakob jan jens joachim jochen johann johannes jonas jonathan jörg josef
     julian jürgen justus kai karl karsten kilian klaus konrad konstantin kurt lars leo leon leonhard leopold linus lorenz lothar ludwig lukas lutz manfred manuel marc marcel marco mario markus martin mathias matthias max maximilian michael moritz
     nico niklas nikolaus nils norbert olaf oliver oskar otto pascal patrick paul peter philipp rainer ralf raphael reiner reinhard reinhold richard robert roland rolf roman rüdiger rudolf samuel sebastian siegfried simon stefan steffen stephan sven
     theodor thomas thorsten tilman tim timo tobias torsten udo ulf ulrich uwe valentin viktor vincent volker volkmar walter werner wilfried wilhelm winfried wolf wolfgang yannick`,
    `adelheid agnes alexandra alice alina amelie andrea angela angelika anja anke anna anne annegret annelie annemarie annette anni antje antonia astrid barbara beate beatrice bettina birgit brigitte britta carina carla carola caroline
     cäcilia charlotte christa christiane christina christine clara claudia conny cora cornelia dagmar daniela diana dora doris dorothea edith elena eleonore elfriede elisa elisabeth elke ella elsa emilia emma erika esther eva evelyn
     franziska frieda friederike gabriele gerda gerlinde gertrud gisela greta gudrun hanna hannah hanne hannelore hedwig heide heidi heike helene helga henriette hertha hilde hildegard ida ilona ilse ina ines inga inge ingeborg ingrid irene iris
     irmgard isabel isabella jana janina jasmin jennifer jessica johanna josephine judith julia juliane jutta karin karla karola karoline katharina käthe kathrin katja katrin kerstin kirsten klara kristina lara laura lea lena leni leonore leonie lieselotte
     lilli linda lisa lore lotte louisa luise lydia magdalena maike maja manuela mareike margarete margit margot maria marianne marie marina marion marlene marta martha martina mathilde mechthild meike melanie michaela miriam monika nadine nadja
     natalie nicole nina nora olga paula petra pia ramona rebecca regina regine renate rita rosa rosemarie ruth sabine sabrina sandra sara sarah sibylle sigrid silke silvia simone sofia sofie sonja sophie stefanie stella steffi susanne svenja sylvia
     tanja tatjana teresa theresa thea tina traute trude ulla ulrike ursula uta ute valentina vanessa vera verena veronika viktoria waltraud wiebke wilma yvonne`,
  ),
  ambiguousGivenNames: setOf('wolf ernst august kai rosa iris viktoria frank'),
  organisationWords: setOf(
    'ministerium regierung stadt universität institut polizei feuerwehr gericht bundestag bundesrat partei verband stiftung staatsanwaltschaft bank rat kommission gewerkschaft landesregierung behörde',
  ),
  notNames:
    setOf(`deutschland berlin hamburg münchen köln frankfurt leipzig dresden österreich wien schweiz europa eu usa frankreich italien spanien russland china
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember gott internet abschied publikum`),
  roleNouns: compounds(ROLES),
  documentNouns: setOf('bericht mitteilung dokument brief studie urteil erklärung'),
  anaphors: gendered('autor politiker künstler sportler', 'autorin politikerin künstlerin sportlerin', ''),
  indefinites: setOf('ein eine einer einem einen andere anderer mehrere einige'),
};
