/** What an address asks the certificate of; what it does not say is left out. */
export function certificateAsked(url: URL): { licenceId: string; product: string } {
  return { licenceId: url.searchParams.get('licence') ?? '', product: url.searchParams.get('product') ?? '' }
}
