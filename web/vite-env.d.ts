/// <reference types="vite/client" />

/** Every message file by `language/namespace`: at hand on the server, within reach of a request in the browser. */
declare module 'virtual:messages' {
  export const held: Record<string, Record<string, unknown>>
  export const reachable: Record<string, () => Promise<Record<string, unknown>>>
}

/** Drawings of icons by name, on the server; the address of the file with all of them, in the browser. */
declare module 'virtual:icons' {
  export const drawn: Record<string, string>
  export const sheet: string
}
