/**
 * Lines of a page's frame, as pages print them: lower case, no digits, no punctuation (see foldLine). One language a
 * row group: English, Russian, Kazakh, Uzbek, German, French, Spanish, Portuguese, Italian, Polish, Ukrainian.
 */

const rows = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((row) => row.split('/'))
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** A short line that begins so belongs to the frame wherever it stands. */
export const WIDGET_STARTS = rows(`
  do you like this article / did you like this / was this article helpful / was this helpful / rate this article / share this / share on / share via
  share the article / share story / share article / click to share / click here to / tweet this / pin it / email this / print this / save this article / save for later / copy link / copy the link
  follow us / follow our / like us on / find us on / join us on / join our / subscribe to / subscribe now / subscribe for / subscribe today / sign up for / sign up to / sign up here / sign up now / register for free / register now / already a subscriber
  get our newsletter / get the latest news / get breaking news / download our app / download the app / support our journalism / become a member / donate now / buy us a coffee
  we use cookies / this site uses cookies / this website uses cookies / our site uses cookies / by continuing to use / by clicking accept / accept all cookies / accept cookies / manage cookies / cookie settings / cookie policy / your privacy choices
  comment policy / comments policy / leave a comment / leave a reply / post a comment / add a comment / add comment / write a comment / join the conversation / join the discussion / view comments / show comments / load comments / be the first to comment / you must be logged in / please log in / log in to comment / sign in to comment / your email address will not be published / required fields are marked / denotes required field / characters remaining / comments are closed / no comments yet / comment s
  skip to content / skip to main / skip to navigation / jump to content / toggle navigation / back to top / scroll to top / scroll down / continue reading below / article continues below / story continues below / advertisement continue / this article was automatically translated
  enable javascript / please enable javascript / your browser does not support / loading comments / all rights reserved / terms of use / terms and conditions / privacy policy / minute read / min read / listen to this article / listen to article
  поделиться / поделись / подпишитесь / подписывайтесь / подписаться / присоединяйтесь / следите за нами / читайте нас / мы в соцсетях / наш канал в / наш telegram / мы используем cookie / мы используем файлы cookie / сайт использует cookie / этот сайт использует / продолжая использовать / принять все / оставить комментарий / добавить комментарий / написать комментарий / ваш комментарий / чтобы оставить комментарий / войдите чтобы / комментарии отсутствуют / комментариев пока нет / понравилась статья / вам понравилась / оцените статью / оцените материал / нашли ошибку / если вы нашли ошибку / выделите текст / сообщить об опечатке / все права защищены / перепечатка материалов / при использовании материалов / копировать ссылку / распечатать / версия для печати / перейти к содержанию / наверх страницы / политика конфиденциальности
  бөлісу / бөлісіңіз / жазылыңыз / бізге жазылыңыз / пікір қалдыру / пікір қалдырыңыз / мақала ұнады ма / сізге мақала ұнады / барлық құқықтар / біздің telegram / сайт cookie / қате таптыңыз ба
  ulashish / ulashing / obuna bo'ling / obuna bo‘ling / obuna boʻling / kanalimizga obuna / fikr qoldirish / izoh qoldirish / maqola yoqdimi / barcha huquqlar / saytimiz cookie / улашиш / обуна бўлинг / фикр қолдириш / изоҳ қолдириш / барча ҳуқуқлар
  teilen auf / artikel teilen / diesen artikel teilen / artikel drucken / folgen sie uns / folge uns / newsletter abonnieren / jetzt abonnieren / abonnieren sie / melden sie sich / wir verwenden cookies / diese website verwendet cookies / diese seite verwendet cookies / kommentar schreiben / kommentar verfassen / kommentare anzeigen / kommentare lesen / hat ihnen der artikel gefallen / alle rechte vorbehalten / zum inhalt springen / zur startseite / link kopieren / lesezeit
  partager sur / partager cet article / partagez / suivez nous / suivez-nous / abonnez vous / abonnez-vous / inscrivez vous / s inscrire à la newsletter / nous utilisons des cookies / ce site utilise des cookies / laisser un commentaire / ajouter un commentaire / réagissez à / tous droits réservés / aller au contenu / copier le lien / temps de lecture / imprimer l'article
  compartir en / comparte esta / comparte este / compártelo / compartir este / síguenos / siguenos / suscríbete / suscríbase / regístrate / utilizamos cookies / este sitio utiliza cookies / esta web utiliza cookies / usamos cookies / deja un comentario / deja tu comentario / dejar un comentario / todos los derechos reservados / saltar al contenido / ir al contenido / copiar enlace / te gustó este artículo / le gustó este artículo / tiempo de lectura
  compartilhe / siga-nos / assine a newsletter / deixe um comentário / todos os direitos reservados / usamos cookies / condividi su / seguici su / iscriviti alla / lascia un commento / tutti i diritti riservati / utilizziamo i cookie / udostępnij / obserwuj nas / zapisz się / dodaj komentarz / wszelkie prawa zastrzeżone / ta strona używa / поділитися / підписуйтесь / залишити коментар / усі права захищені
`);

/** A line that is just this belongs to the frame at the edges of a story, and alone wherever it stands. */
export const WIDGET_LINES: readonly string[] = rows(`
  breaking news / recent articles / popular this week / share / tweet / print / email / e-mail / mail / pin / like / likes / reply / replies / retweet / comment / comments / comment s / no comments / save / saved / bookmark / copy / close / menu / search / open menu / close menu / more / more news / next / previous / prev / next article / previous article / next story
  advert / adverts / iklan / advertisement / advertising / ad / ads / sponsored / sponsored content / promoted / paid content / subscribe / subscribe now / sign in / sign up / sign out / log in / login / log out / register / my account / home / homepage / about / about us / contact / contact us / help / faq / careers / newsletter / newsletters / read more / show more / see more / view all / view more / load more / learn more / see also / loading / loading... / views / view gallery / facebook / twitter / instagram / whatsapp / telegram / linkedin / pinterest / reddit / youtube / tiktok / vk / viber / messenger / rss / getty images / image source / image caption / media caption / play video / watch / watch live / live / text size / font size / a a a / published / updated / topics / tags / accept / accept all / decline / i agree / got it / skip
  реклама / на правах рекламы / поделиться / подписаться / войти / вход / регистрация / меню / поиск / главная / новости / комментарии / комментировать / комментариев / нет комментариев / печать / распечатать / читать далее / читать / подробнее / еще / ещё / показать ещё / показать еще / вконтакте / одноклассники / телеграм / просмотров / просмотры / теги / контакты / о нас / ответить
  жарнама / бөлісу / мәзір / іздеу / басты бет / пікірлер / толығырақ / reklama / menyu / qidiruv / bosh sahifa / izohlar / batafsil / ulashish / kirish / реклама ўрнида
  anzeige / werbung / teilen / drucken / kommentare / kommentieren / merken / mehr / mehr lesen / weiterlesen / startseite / suche / anmelden / abmelden / registrieren / impressum / datenschutz
  publicité / partager / imprimer / commenter / commentaires / commentaire / lire plus / lire la suite / accueil / rechercher / connexion / s'abonner / s’abonner
  publicidad / compartir / imprimir / comentar / comentarios / comentario / leer más / ver más / inicio / buscar / iniciar sesión / suscribirse / publicidade / compartilhar / comentários / leia mais / pubblicità / condividi / commenti / stampa / leggi tutto / reklama / udostępnij / komentarze / drukuj / czytaj więcej / реклама / поширити / коментарі
`);

/** Such a line opens a box of links; alone it is dropped, and at the end of a story so is what follows it. */
export const BOX_STARTS = rows(`
  related coverage from / related / related post / related articles / related stories / related news / related content / related posts / related topics / related coverage / related links / more from / more on this / more stories / more news / most read / most popular / most viewed / most shared / trending / trending now / popular now / popular stories / popular articles / latest news / latest stories / latest articles / top stories / editors' picks / editor's picks / editors picks / recommended / recommended for you / you may also like / you might also like / you may also be interested / also on / also in / also read / read also / read more / read next / read this next / up next / see also / don't miss / what to read next / in other news / other news / other stories / from the archive / further reading / around the web / from around the web / promoted stories / about the author / tags / topics / filed under / comments
  читайте также / читать также / смотрите также / похожие / похожие новости / похожие материалы / другие новости / по теме / материалы по теме / новости по теме / самое читаемое / самое популярное / популярное / популярные новости / последние новости / лента новостей / главные новости / ещё по теме / еще по теме / рекомендуем / вам может быть интересно / вам будет интересно / также по теме / теги / метки / комментарии
  тағы оқыңыз / сондай-ақ оқыңыз / осы тақырып / ұқсас жаңалықтар / соңғы жаңалықтар / көп оқылғандар / пікірлер / mavzuga oid / mavzu bo'yicha / shuningdek o'qing / shuningdek o‘qing / so'nggi yangiliklar / so‘nggi yangiliklar / o'xshash yangiliklar / ko'p o'qilgan / мавзуга оид / сўнгги янгиликлар / шунингдек ўқинг
  lesen sie auch / mehr zum thema / auch interessant / das könnte sie auch interessieren / das könnte dich / weitere artikel / weitere nachrichten / weitere themen / meistgelesen / ähnliche artikel / zum thema / schlagwörter
  lire aussi / à lire aussi / à lire également / sur le même sujet / articles similaires / articles liés / les plus lus / dernières actualités / vous aimerez aussi / mots clés
  lea también / lee también / leer también / te puede interesar / le puede interesar / también te puede / noticias relacionadas / artículos relacionados / más noticias / lo más leído / últimas noticias / más información en / etiquetas
  leia também / veja também / notícias relacionadas / mais lidas / leggi anche / articoli correlati / più letti / czytaj także / zobacz także / czytaj też / najczęściej czytane / читайте також / дивіться також
`);

/** What ends a story and is not of it: who wrote and edited it, whose it is. */
export const SIGN_OFF_STARTS = rows(`
  reporting by / additional reporting / editing by / compiled by / writing by / this story was first published / this article was first published / this article originally appeared / this story originally appeared / this article was originally published / with reporting by / contributed to this report / copyright / the copyright / our standards
  редактор / подготовил / подготовила / источник фото / при подготовке / копирайт / bearbeitet von / redaktion / quelle / edité par / editado por / con información de
`);

/** A sentence of up to 40 words that begins so speaks of the page, not of the news. */
export const NOTICE_STARTS = rows(`
  join our / if you enjoyed this article / if you liked this article / like this story / want more stories / want to read more / this post may contain affiliate / this article may contain affiliate / this article contains affiliate / we may earn a commission / this document is subject to copyright / this material may not be / the contents of this site / this slideshow requires javascript / this content is only available / to comment on this / to continue reading / to read the full / get the latest / get our best / stay up to date / stay on top of / don't miss a story / let our news meet / sign up stay / tell us what you think / have a news tip / have a tip / got a tip / got a story / do you have a story / send us your / reach the reporter / email the reporter / follow the reporter / contact the reporter / breaking news emails / thank you for reading / thanks for reading
  by continuing to use / we use cookies / this site uses cookies / this website uses cookies / our website uses cookies / by using this site
  мы используем файлы cookie / мы используем cookie / этот сайт использует / сайт использует / продолжая пользоваться / если вы нашли ошибку / если вы заметили ошибку / нашли ошибку в тексте / полное или частичное копирование / перепечатка материалов / при перепечатке / любое использование материалов
  wir verwenden cookies / diese website verwendet cookies / diese webseite verwendet cookies / wenn sie diesen artikel / nous utilisons des cookies / ce site utilise des cookies / en poursuivant votre navigation / utilizamos cookies / este sitio utiliza cookies / este sitio web utiliza cookies / esta web utiliza cookies / si continúa navegando
  atenção comentários / atención los comentarios / comments are moderated / all comments are moderated / please note comments
  біздің сайт cookie / сайтта cookie / saytimiz cookie / bizning sayt cookie
`);
