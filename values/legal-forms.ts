/**
 * Legal forms of companies as words of `searchKey` without signs: they say nothing of which company is meant, and people
 * write them one way today and another tomorrow. Used wherever a company is searched by its name.
 */
const words = [
  // German-speaking countries
  'ag gmbh mbh kg kgaa ohg gbr ug ev eg egen partg gesmbh',
  // Spain, Portugal, Latin America
  'sl slu sll slne sa sau sc scp scoop coop sas srl sapi rl lda ltda eireli unipessoal cv cxa eirl',
  // France, Belgium, Luxembourg, Italy, Romania
  'sarl sasu eurl snc scs sca scrl sprl srls spa sapa',
  // Netherlands and Flanders
  'bv nv vof bvba cvba',
  // British Isles, America, Commonwealth
  'inc incorporated corp corporation co company ltd limited llc llp lp lllp pllc plc dac clg pte pty pvt ulc cic',
  // The North and the Baltic
  'ab as asa aps is oy oyj ry hf ehf ohf uab sia ou',
  // Central and Eastern Europe
  'spzoo zoo sro kft zrt nyrt bt doo dd ad ooo oao zao pao ao eood ood',
  // Asia
  'kk gk yk kabushiki kaisha godo bhd sdn tbk pt jsc psc fze fzco fzc',
  // Europe's own
  'se sce eeig',
]

const forms: ReadonlySet<string> = new Set(words.flatMap((line) => line.split(' ')))

/** Forms that are written as several words, each without signs. */
const spelledOut: readonly (readonly string[])[] = [
  ['sp', 'z', 'oo'],
  ['sp', 'zoo'],
  ['s', 'r', 'o'],
  ['s', 'a', 'de', 'cv'],
  ['sa', 'de', 'cv'],
  ['s', 'de', 'rl'],
  ['s', 'l', 'u'],
  ['s', 'l'],
  ['s', 'a', 's'],
  ['s', 'a', 'u'],
  ['s', 'a'],
  ['s', 'r', 'l'],
  ['s', 'p', 'a'],
  ['b', 'v'],
  ['n', 'v'],
  ['k', 'k'],
  ['d', 'o', 'o'],
  ['l', 'l', 'c'],
]

/** How many words from this one on are one legal form; none is 0. */
function formAt(terms: readonly string[], start: number): number {
  const spelled = spelledOut.find((form) => form.every((word, index) => terms[start + index] === word))
  if (spelled) return spelled.length
  return forms.has(terms[start] ?? '') ? 1 : 0
}

/** A sign that joins names, such as the one in `GmbH & Co. KG`. */
const isSign = (word: string): boolean => !/[\p{L}\p{N}]/u.test(word)

/** The words without those that are legal forms, unless nothing else is left: a company may be called like one. */
export function withoutLegalForms(terms: readonly string[]): string[] {
  const left: string[] = []
  for (let index = 0; index < terms.length; ) {
    const length = formAt(terms, index)
    const word = terms[index] ?? ''
    if (length === 0 && !isSign(word)) left.push(word)
    index += Math.max(length, 1)
  }
  return left.length > 0 ? left : [...terms]
}
