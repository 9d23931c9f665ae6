const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/**
 * Words that nothing is missed without where all words have to match. Few, and of two languages: a word that is grammar in
 * one language is a noun in another ("die"), and in one language a name ("Will").
 */
export const STOP_WORDS = listOf(
  'a an and at by for from in is of on or the to was with и в во на с со по не что к из за о',
);

/** Words that tell a question from keywords, and that say nothing of what it is about; by language, as terms. */
const FUNCTION_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: listOf(`a about above after again against all already also although am among an and another any anyone anything
    are as at be because been before being below between both but by can cannot could did do does doing down during
    each else ever every everything few for from further had has have having he her here hers herself him himself his
    how however i if in including into is it its itself many may me might more most much must my myself neither no nor
    not nothing of off often on once one ones only onto or other our ours ourselves out over own per rather same
    several shall she should since so some someone something still such than that the their theirs them themselves
    then there therefore these they this those though through thus till to together too toward towards under unless
    until up upon us very via was we were what whatever when where whether which while who whom why will with within
    without would yet you your yours yourself`),
  ru: listOf(`а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее
    если есть еще же за здесь и из или им их к как какая какие какои какую когда кто ли либо лишь между меня мне может мы
    на над надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под после потом потому при про с
    сам свои свою себе себя со так также такои там те тем то того тоже только том ты у уже хотя чего чеи чем что чтобы
    чье чья эта эти это этого этои этом этот я`),
  de: listOf(`aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dein dem den der des dich die
    dies diese dieser doch dort du durch ein eine einem einen einer eines er es euch fur habe haben hat hatte ich ihm ihn
    ihr im in ist ja kann kein keine konnen man mein mich mir mit muss nach nicht noch nun nur ob oder ohne sein seine
    sich sie sind so uber um und uns unser unter vom von vor wann war waren warum was weil wenn wer werden wie wieder wir
    wird wo zu zum zur zwischen`),
  fr: listOf(`a ai au aux avec c ce ces cette comme d dans de des donc du elle elles en est et ete etre eu il ils je l la
    le les leur leurs lui m ma mais me mes moi mon ne nos notre nous on ont ou par pas plus pour qu quand que quel quelle
    quelles quels qui s sa sans se ses si son sont sur ta te tes toi ton tu un une vos votre vous y`),
  es: listOf(`a al algo ante antes como con contra cual cuales cuando de del desde donde durante e el ella ellas ellos en
    entre era es esa ese eso esta estas este esto estos fue ha han hasta hay la las le les lo los mas me mi mis mucho muy
    nada ni no nos o otra otro para pero poco por porque que quien se ser si sin sobre son su sus tambien te tiene todo
    todos tu un una uno unos y ya yo`),
};

/** Whether a term is grammar in any of these languages (BCP 47). */
export const isFunctionWord = (term: string, languages: readonly string[]): boolean =>
  languages.some((language) => FUNCTION_WORDS[language]?.has(term) === true);
