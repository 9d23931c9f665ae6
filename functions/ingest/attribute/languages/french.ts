import { cuesOf, gendered, type LanguagePack, phrasesOf, setOf, words } from './pack.ts';
import { plain } from './plain.ts';

/** Stems of verbs in -er: present, imperfect, past participle, past historic. */
const IN_ER =
  words(`affirm déclar expliqu ajout estim indiqu soulign précis assur confi lanc racont regrett déplor insist témoign répliqu tranch avou
  not observ signal annonc rapport martel résum ironis plaisant command confirm contest critiqu dénonc détaill dout évoqu exhort expos formul honor implor inform
  interrog jug justifi lou moqu murmur narr objet pens proclam pronostiqu protest réclam récus relat réitér relev remarqu rétorqu révél salu spécifi
  stipul avanc argument alert conseill considér constat demand félicit glis indign inqui nuanc pest pron rassur recommand rectifi redout rejet repouss scand souffl soupir tempêt vant balay`);
const IRREGULAR =
  words(`dit disent disait disaient dites poursuit poursuivi poursuivait répond répondu répondait rappelle rappellent rappelé rappelait conclut conclu reconnaît reconnaissait reconnu
  soutient soutenu soutenait prévient prévenu promet promis promettait admet admis avertit averti écrit croit craint craignait souhaite sourit souri rit s'exclame exclame exclamé espère espéré
  répète répété suggère suggéré complète complété réagit réagi démentit dément démenti décrit décrivait entend veut maintient maintenu reprend repris prédit enchaîne enchaîné lâche lâché achève estime
  inquiète inquiété indigne indigné félicite amuse amusé emporte souvient étonne agace`);
const formsOf = (stem: string): readonly string[] => ['e', 'ent', 'é', 'ait', 'aient', 'a'].map((end) => stem + end);
const ELISION = /^(?:l|d|qu|j|m|t|s|n|c|jusqu|lorsqu|puisqu)['’](?=.)/i;
const CLITIC = /-(?:t-)?(il|elle|ils|elles|on|je)$/i;

export const french: LanguagePack = {
  ...plain,
  language: 'fr',
  narrationAfter: 'comma',
  stopOutside: true,
  dashDialogue: true,
  fewestWords: 4,
  partsOf: (word) => {
    const front = ELISION.exec(word)?.[0].length ?? 0;
    const clitic = CLITIC.exec(word);
    const end = clitic?.index ?? word.length;
    const pronoun = clitic === null ? [] : [[end + clitic[0].length - (clitic[1]?.length ?? 0), word.length] as const];
    if (front === 0 && clitic === null) return [];
    return [...(front === 0 ? [] : [[0, front] as const]), [front, end] as const, ...pronoun];
  },
  namedThings:
    setOf(`livre roman ouvrage film documentaire journal quotidien magazine revue chaîne agence entreprise société groupe parti association collectif fondation série émission disque album
    chanson exposition projet opération navire restaurant hôtel théâtre cinéma club bar prix festival dit dite pièce titre rubrique site`),
  cues: new Map([...cuesOf(IN_ER.flatMap(formsOf)), ...cuesOf(IRREGULAR)]),
  looksFinite: (word) => word.length > 4 && /(?:ait|aient|èrent|era|eront)$/.test(word),
  looksParticiple: (word) => word.length > 5 && word.endsWith('ant'),
  auxiliaries: setOf("a ont avait avaient est sont était étaient fut sera seront peut doit va ne n' s' se"),
  passives: setOf('est sont était étaient fut été'),
  accordingTo: phrasesOf(
    "selon | d' après | de l' avis de | aux dires de | aux yeux de | aux yeux du | d' après les dires de | à en croire | pour sa part selon",
  ),
  asWords: setOf('comme'),
  quotatives: setOf("a ont avait s' l' a-t-"),
  complementisers: setOf("que qu' :"),
  subjectPronouns: new Map([
    ...gendered('il', 'elle'),
    ...words('ils elles je nous vous on cela ce ça').map((word) => [word, null] as const),
  ]),
  possessivePronouns: gendered('', '', 'son sa ses'),
  relativePronouns: setOf('qui dont lequel laquelle'),
  articles: setOf("le la les l' un une des du"),
  determiners: setOf(
    "le la les l' un une des du ce cet cette ces son sa ses leur leurs notre nos votre chaque tout toute tous autre aucun aucune",
  ),
  prepositions: setOf(
    "à au aux de d' du des en dans par pour sur sous avec sans chez vers entre depuis pendant après avant contre malgré selon dès jusqu' hors",
  ),
  coordinators: setOf('et ou mais ni or car donc'),
  subordinators: setOf("que qu' si quand lorsque lorsqu' puisque puisqu' comme parce où tandis"),
  adverbs: setOf(
    "hier aujourd'hui demain aussi encore déjà alors ensuite puis enfin pas plus jamais toujours ici là ainsi lui leur nous me y en avant également désormais",
  ),
  looksAdverb: (word) => word.length > 6 && word.endsWith('ment'),
  titles: gendered('m monsieur docteur dr maître me', 'mme madame mlle mademoiselle', 'pr'),
  honorifics: setOf('m monsieur mme madame mlle mademoiselle'),
  nameParticles: setOf("de d' du des la le l' van von ben el al"),
  givenNames: gendered(
    `adrien alain albert alexandre alexis alfred alphonse amaury ambroise anatole andré antoine antonin armand arnaud arthur aurélien aymeric baptiste bastien benjamin benoît bernard bertrand boris brice bruno cédric charles
     christian christophe claude clément cyril damien daniel david denis didier dominique édouard émile emmanuel éric étienne eugène fabien fabrice fernand florent florian françois frédéric gabriel gaël gaston gautier geoffroy georges
     gérard gilbert gilles grégoire grégory guillaume gustave guy henri hervé hubert hugo hugues jacques jean jérémie jérôme joël joseph jules julien kévin laurent léon lionel loïc louis luc lucas lucien marc marcel martin mathieu matthieu
     maurice maxence maxime michel nicolas noël olivier pascal patrice patrick paul philippe pierre quentin raphaël raymond rémi rené richard robert roger roland romain samuel sébastien serge simon stéphane sylvain théo thibault thierry thomas
     tristan valentin victor vincent xavier yann yannick yves yvan`,
    `adèle agathe agnès alice aline amandine amélie anaïs andrée anne annick antoinette apolline ariane armelle aurélie aurore barbara béatrice bénédicte bernadette brigitte camille capucine carine carole caroline catherine cécile céline
     chantal charlotte chloé christelle christiane christine claire clara clémence clémentine clotilde colette coralie corinne cynthia danielle delphine denise diane dominique édith éléonore éliane élisabeth élise élodie émilie emma emmanuelle
     estelle esther eugénie ève évelyne fabienne fanny flavie flore florence françoise gabrielle gaëlle geneviève ghislaine gisèle hélène henriette hortense inès ingrid irène isabelle jacqueline jeanne jessica joëlle josiane judith julie juliette
     justine karine laetitia laura laure laurence léa liliane lise louise lucie lucile madeleine manon margaux marguerite marianne marie marine marion marlène marthe martine mathilde maud mélanie mireille monique morgane muriel myriam nadège nadine
     natacha nathalie nicole noémie océane odette odile olivia pascale patricia pauline perrine rachel régine renée romane rosalie sabine sabrina salomé sandra sandrine sarah séverine simone solange solène sophie stéphanie suzanne sylvie
     tatiana thérèse valérie vanessa véronique victoire virginie viviane yvette yvonne zoé`,
  ),
  ambiguousGivenNames: setOf('rose france marine claire aurore noël martin'),
  organisationWords: setOf(
    'ministère gouvernement mairie université institut police gendarmerie préfecture tribunal assemblée sénat parti association fondation parquet banque conseil commission fédération syndicat société entreprise agence',
  ),
  notNames:
    setOf(`france paris lyon marseille belgique suisse canada québec europe allemagne italie espagne russie chine afrique algérie maroc tunisie
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre état dieu internet`),
  roleNouns:
    setOf(`président présidente vice-président vice-présidente directeur directrice ministre maire préfet préfète député députée sénateur sénatrice juge procureur procureure avocat avocate porte-parole secrétaire chef cheffe adjoint
    adjointe conseiller conseillère délégué déléguée ambassadeur ambassadrice coordinateur coordinatrice gérant gérante patron patronne fondateur fondatrice entrepreneur économiste analyste expert experte chercheur chercheuse professeur professeure
    instituteur institutrice enseignant enseignante médecin docteur infirmier infirmière journaliste écrivain écrivaine romancier romancière auteur autrice poète cinéaste réalisateur réalisatrice acteur actrice chanteur chanteuse musicien musicienne peintre
    architecte ingénieur ingénieure agriculteur agricultrice éleveur éleveuse pêcheur pêcheuse voisin voisine témoin victime mère père frère sœur fils fille veuve entraîneur entraîneuse joueur joueuse capitaine colonel général commandant agent inspecteur
    commissaire pompier curé prêtre évêque archevêque pape recteur rectrice doyen étudiant étudiante élève militant militante dirigeant dirigeante candidat candidate archéologue spéléologue biologiste physicien historien historienne psychologue sociologue
    ténor soprano responsable membre propriétaire salarié salariée conducteur conductrice habitant habitante éditeur éditrice libraire boulanger boulangère cuisinier cuisinière chef serveur serveuse pilote marin mineur adjoint`),
  documentNouns: setOf('rapport communiqué document lettre étude note jugement texte'),
  anaphors: gendered(
    'auteur artiste élu politique sportif chercheur',
    'autrice élue sportive chercheuse intéressée',
    '',
  ),
  indefinites: setOf('un une des autre plusieurs certains certaines'),
};
