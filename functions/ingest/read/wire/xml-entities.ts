/** The names for characters that feeds and NITF use, although XML itself knows only the first five. */

const LATIN_1 = // U+00A0 to U+00FF in order
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const OTHERS =
  'OElig:152 oelig:153 Scaron:160 scaron:161 Yuml:178 fnof:192 circ:2C6 tilde:2DC ensp:2002 emsp:2003 thinsp:2009 zwnj:200C zwj:200D lrm:200E rlm:200F ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 sbquo:201A ldquo:201C rdquo:201D bdquo:201E dagger:2020 Dagger:2021 bull:2022 hellip:2026 permil:2030 prime:2032 Prime:2033 lsaquo:2039 rsaquo:203A euro:20AC trade:2122 minus:2212';

const XML = 'amp:26 lt:3C gt:3E quot:22 apos:27';

/** Names and their characters: XML's, and of HTML's Latin 1, punctuation and the letters of its second set. No prototype: `&constructor;` is none. */
export const ENTITIES: Record<string, string> = Object.assign(
  Object.create(null),
  Object.fromEntries([
    ...LATIN_1.split(' ').map((name, at) => [name, String.fromCodePoint(0xa0 + at)]),
    ...`${XML} ${OTHERS}`.split(' ').map((pair) => {
      const [name = '', code = ''] = pair.split(':');
      return [name, String.fromCodePoint(Number.parseInt(code, 16))];
    }),
  ]),
);
