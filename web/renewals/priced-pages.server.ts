/** How many lines a page shows; the price itself is that of all. */
const rowsPerPage = 50

/** Which of so many priced lines an address shows, and the addresses of those before and after. */
export function pricedPages(count: number, url: URL, hrefFrom: (start: number) => string) {
  const asked = Number(url.searchParams.get('from') ?? '0')
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < count ? asked : 0
  const to = Math.min(from + rowsPerPage, count)
  const pages = {
    ...(from > 0 ? { previousHref: hrefFrom(Math.max(0, from - rowsPerPage)) } : {}),
    ...(to < count ? { nextHref: hrefFrom(to) } : {}),
  }
  return { from, to, pages, shown: { from: from + 1, to, of: count } }
}
