import { cuesOf, gendered, type LanguagePack, phrasesOf, setOf, words } from './pack.ts';
import { plain } from './plain.ts';

/** Stems of regular verbs of saying, and what the present changes of some. */
const IN_AR =
  words(`afirm señal asegur explic indic declar manifest apunt coment cont record critic lament destac subray reiter adelant aclar
  agreg anunci argument bromé cit consider contest confes denunci detall enfatiz expres inform insinu justific matiz mencion narr
  not observ opin pregunt precis pronostic proclam public puntualiz ratific reclam recalc relat remarc replic respald revel relató zanj
  aconsej alert alegr celebr calific augur rechaz recomend reproch resalt confirm afe enfatiz ironiz sentenci coincidi conden avis comunic`);
const IN_ER_IR = words(`añad insist admit advirt sostuv`.replace('advirt sostuv', '')).concat(
  words('respond discut asum discurr escrib resum conced transmit decid present descub aplaud describ'),
);
const IRREGULAR =
  words(`dijo dice dicen dijeron decía decían dicho sostuvo sostiene sostienen sostuvieron mantuvo mantiene mantienen advirtió advierte advierten
  pidió pide sugirió sugiere refirió refiere desmintió desmiente reconoció reconoce reconocen concluyó concluye contradijo predijo propuso propone expuso expone
  opuso repuso recuerda recuerdan cuenta cuentan insiste insisten cree creen piensa piensan considera supo prometió promete prometen hizo exclamó exclama
  escribió escribe sonríe sonrió rió ríe explicó explica coincidió coincide previó prevé niega negó afirmó afirma dedujo replica estimó estima calcula calculó`);
const formsOfAr = (stem: string): readonly string[] =>
  ['ó', 'a', 'aron', 'an', 'aba', 'aban', 'ado'].map((end) => stem + end);
const formsOfEr = (stem: string): readonly string[] =>
  ['ió', 'e', 'ieron', 'en', 'ía', 'ían', 'ido'].map((end) => stem + end);

export const spanish: LanguagePack = {
  ...plain,
  language: 'es',
  narrationAfter: 'raya',
  stopOutside: true,
  dashDialogue: true,
  dropsSubjects: true,
  verbFirst: true,
  twoSurnames: true,
  namedThings:
    setOf(`libro novela obra película película documental filme cinta diario periódico revista canal cadena agencia empresa compañía grupo partido asociación
    fundación plataforma serie programa disco álbum canción exposición proyecto operación buque restaurante hotel teatro cine club bar colectivo premio festival llamada llamado supuesta supuesto para`),
  cues: new Map([...cuesOf(IN_AR.flatMap(formsOfAr)), ...cuesOf(IN_ER_IR.flatMap(formsOfEr)), ...cuesOf(IRREGULAR)]),
  looksFinite: (word) => word.length > 3 && /(?:ó|aron|ieron|aba|aban|ará|arán|erá|irá)$/.test(word),
  looksParticiple: (word) => word.length > 5 && /(?:ando|iendo)$/.test(word),
  auxiliaries: setOf(
    'ha han había habían es son era eran fue fueron será está están estaba hay puede pueden tiene tienen debe va',
  ),
  passives: setOf('fue fueron es son siendo'),
  accordingTo: phrasesOf(
    'según | de acuerdo con | de acuerdo a | en palabras de | en palabras del | en opinión de | en opinión del | a juicio de | a juicio del | para el | al decir de | conforme a',
  ).filter(([first]) => first !== 'para'),
  asWords: setOf('como'),
  signers: setOf(''),
  quotatives: setOf('ha había'),
  complementisers: setOf('que :'),
  subjectPronouns: new Map([
    ...gendered('él', 'ella'),
    ...words('ellos ellas yo nosotros usted ustedes esto eso').map((word) => [word, null] as const),
  ]),
  possessivePronouns: gendered('', '', 'su sus'),
  relativePronouns: setOf('quien quienes cual cuales cuyo cuya'),
  articles: setOf('el la los las un una unos unas'),
  determiners: setOf(
    'el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella al del otro otra cada todo toda todos todas',
  ),
  prepositions: setOf(
    'a ante bajo con contra de del al desde durante en entre hacia hasta mediante para por según sin sobre tras',
  ),
  coordinators: setOf('y e o u ni pero sino mas'),
  subordinators: setOf('que si cuando aunque porque mientras donde como pues'),
  adverbs: setOf(
    'ayer hoy mañana también ya no ahora antes después luego entonces además todavía aún solo sólo siempre nunca aquí allí así tampoco ante le les lo se me nos',
  ),
  looksAdverb: (word) => word.endsWith('mente'),
  titles: gendered('señor don sr doctor dr', 'señora señorita doña sra srta doctora dra'),
  honorifics: setOf('señor don sr señora señorita doña sra srta'),
  nameParticles: setOf('de del la las los y san santa da do van von'),
  givenNames: gendered(
    `abel adolfo adrián agustín alberto aldo alejandro alfonso alfredo álvaro andrés ángel antonio ariel armando arturo augusto aurelio benito benjamín bernardo braulio bruno camilo carlos césar cristian cristóbal
     damián daniel darío david diego domingo eduardo efraín elías eliseo emilio enrique ernesto esteban eugenio fabián federico felipe félix fermín fernando francisco gabriel gaspar gerardo germán gilberto gonzalo gregorio
     guillermo gustavo héctor hernán hugo humberto ignacio isidro ismael iván jacinto jaime javier jerónimo jesús joaquín jorge josé juan julián julio leandro leonardo leopoldo lorenzo lucas luis manuel marcelo marcos mariano
     mario martín mateo matías mauricio miguel nicolás octavio óscar pablo pascual patricio pedro rafael ramiro ramón raúl ricardo roberto rodolfo rodrigo rogelio rubén salvador samuel santiago saúl sebastián sergio simón teodoro tomás
     vicente víctor xavier`,
    `adela adriana agustina aitana alba alejandra alicia almudena amalia amparo ana andrea ángela ángeles antonia araceli aurora beatriz begoña belén berta blanca camila candela carla carlota carmen carolina catalina cecilia celia clara
     claudia concepción consuelo cristina daniela débora diana dolores elena elisa elvira emilia emma encarnación esperanza estela ester esther eugenia eva fátima fernanda florencia gabriela gloria graciela guadalupe inés irene isabel
     jimena josefa juana julia laura leticia lidia lola lorena lourdes lucía luisa luz magdalena manuela marcela margarita maría mariana marina marisol marta martina matilde mercedes mónica montserrat natalia nieves noelia nuria olga
     paloma patricia paula paz pilar raquel rebeca rocío rosa rosario sandra sara silvia sofía soledad sonia susana teresa valentina valeria vanesa verónica victoria virginia ximena yolanda`,
  ),
  ambiguousGivenNames: setOf(
    'paz luz alba aurora consuelo esperanza rosario pilar mercedes dolores nieves rosa domingo ángel',
  ),
  organisationWords: setOf(
    'ministerio gobierno ayuntamiento universidad instituto policía guardia tribunal congreso senado partido asociación fundación fiscalía banco consejo comisión federación sindicato junta consejería empresa',
  ),
  notNames:
    setOf(`españa madrid barcelona sevilla valencia méxico argentina chile perú colombia venezuela bolivia ecuador uruguay paraguay cuba europa américa francia italia alemania rusia china
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gobierno estado dios internet`),
  roleNouns:
    setOf(`presidente presidenta vicepresidente vicepresidenta director directora ministro ministra exministro alcalde alcaldesa gobernador gobernadora diputado diputada senador senadora juez jueza fiscal abogado abogada
    portavoz vocero vocera secretario secretaria jefe jefa concejal concejala consejero consejera delegado delegada embajador embajadora coordinador coordinadora gerente dueño dueña fundador fundadora empresario empresaria economista
    analista experto experta investigador investigadora profesor profesora catedrático catedrática maestro maestra médico médica doctor doctora enfermero enfermera periodista escritor escritora autor autora poeta cineasta actor actriz
    cantante músico pintor pintora arquitecto arquitecta ingeniero ingeniera agricultor agricultora ganadero ganadera pescador pescadora vecino vecina testigo víctima madre padre hermano hermana hijo hija viuda entrenador entrenadora
    jugador jugadora capitán coronel general comandante agente inspector comisario sargento bombero párroco cura obispo arzobispo papa rector rectora decano estudiante alumno alumna activista líder dirigente candidato candidata arqueólogo
    arqueóloga espeleólogo biólogo bióloga físico química historiador historiadora psicólogo psicóloga sociólogo tenor soprano comisaria responsable miembro propietario propietaria trabajador trabajadora conductor conductora cocinero cocinera chef panadero panadera camarero camarera piloto marinero minero`),
  documentNouns: setOf('informe comunicado documento carta estudio nota sentencia'),
  anaphors: gendered('autor político mandatario deportista artista dirigente', 'autora política mandataria', ''),
  indefinites: setOf('un una unos unas otro otra varios algunos'),
};
