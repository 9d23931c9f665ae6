const LONGEST = 120;

const BEFORE =
  /^(?:[»→|•·]|(?:(?:zeige |view )?(?:alle|all|more|mehr) (?:artikel |beiträge |posts |articles |stories )?(?:von|by|from)|(?:posted|written|published) by|(?:erstellt|geschrieben|verfasst|veröffentlicht) von|beitrag ?von|by|von|vom|par|por|автор|autor(?:in)?|author|auteur|über|text|words)(?=[\s:])\s?:?)\s?/iu;
const AFTER =
  /\s?(?:[→»,|•·]|(?<=\s)(?:alle artikel|follow|folgen)|(?<=[\s,|•·–—-])(?:(?:am|on|le|el) )?(?:\p{L}{2,12}, )?\d{1,2}\.? ?(?:\p{L}{3,10}|\d{1,2})\.? ?\d{4}.{0,40})$/iu;

/**
 * The name in a field for authors, without what the page writes around it: "View all posts by Ada Lune", "Ada Lune
 * Follow", "Von Ada Lune am 3. Mai 2026". Null where there is none: an address, a link to more, a time of reading.
 */
export const readName = (text: string | null): string | null => {
  let name = (text ?? '')
    .slice(0, LONGEST * 2)
    .replace(/\s+/g, ' ')
    .trim();
  for (let rounds = 0; rounds < 3; rounds += 1) name = name.replace(BEFORE, '').replace(AFTER, '').trim();
  return isName(name) ? name : null;
};

const NO_NAME = /^(?:https?:|www\.|@|\d+ (?:min|sec|stunde|tag|comment)|\d[\d.:/ -]*$)/iu;
/** Words of links that stand where authors do. */
const LINK =
  /^(?:alle|all|view|mehr|more|follow|folgen|read|beitrag|artikel|article|post|profil|profile|admin|home|startseite|kontakt|contact|login|weiterlesen|tweet|share|publisher|von|by)(?: (?:videos?|artikel|articles?|posts?|beiträge|stories|profil|profile|autor|author))?$/iu;

const TO = /^(?:zum|zur|zu den|go to|back to) /iu;

const isName = (text: string): boolean =>
  text.length <= LONGEST &&
  /\p{L}{2}|^\p{Lu}\.|^\p{L}\d{1,4}$/u.test(text) &&
  !NO_NAME.test(text) &&
  !LINK.test(text) &&
  !TO.test(text) &&
  !/\.(?:com|org|net|de)\b/i.test(text);
