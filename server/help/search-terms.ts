import type { Language } from '../../contract/fields.ts'
import { searchKey } from '../../values/text.ts'

/** Words that every article has and that questions are asked with: they tell nothing apart. */
const stopWords: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    `a about after again all also am an and any are as at be been before but by can could did do does doing for from get
    had has have how i if in into is it its me my no not of on one or our out over please should so some than that the
    their them then there these they this those to too up was we were what when where which who why will with would you
    your`.split(/\s+/),
  ),
  es: new Set(
    `a al algo ante aqui asi como con cual cuales cuando cuanto de del desde donde dos el ella ellas ellos en entre era es
    esa ese eso esta estan estas este esto estos fue ha hace hacer hacia han hasta hay he la las le les lo los mas me mi
    mis muy ni no nos o os para pero por porque puede puedo que quien se sea ser si sin sobre solo son su sus tambien
    tengo tiene todo tras tu un una uno unos usted y ya yo`.split(/\s+/),
  ),
}

/** Endings that only bend a word, the longest first, so that the asked and the written form meet in the same stem. */
const endings: Record<Language, readonly string[]> = {
  en: byLength(
    `ifications ification ifying ifies ified ify ications ication ations ation ators ator ating ated ates ate ments ment
    ings ing edly ied ies ed es s e y`,
  ),
  es: byLength(
    `aciones acion adores ador amientos amiento imientos imiento iones ion mente andose iendose ando iendo ados adas ado ada
    idos idas ido ida aran eran iran ara era ira arse erse irse ar er ir an en as es os a e o s`,
  ),
}

/** Fewest letters that an ending must leave. */
const stemMin = 3

function byLength(words: string): string[] {
  return words.split(/\s+/).toSorted((a, b) => b.length - a.length)
}

/** The words of a text, as they are written. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * What a word is found by as well: no case, no accents. Typing errors are sought among these, since a stem has lost
 * letters that the error may lie in.
 */
export function wholeTermOf(word: string, language: Language): string | null {
  const key = searchKey(word)
  return key === '' || stopWords[language].has(key) ? null : key
}

/** What a word is searched by: no case, no accents, no ending; null for a word that tells nothing apart. */
export function termOf(word: string, language: Language): string | null {
  const key = wholeTermOf(word, language)
  if (key === null) return null
  // Both spellings of the noun and the verb are one word to those who search.
  const spelled = language === 'en' ? key.replace(/^licens/, 'licenc') : key
  const ending = endings[language].find((one) => spelled.endsWith(one) && spelled.length - one.length >= stemMin)
  const stem = ending === undefined ? spelled : spelled.slice(0, -ending.length)
  // verifique, verificar: before an e the sound of c is written qu.
  return language === 'es' ? stem.replace(/qu$/, 'c') : stem
}
