import { createContext } from 'react'

/**
 * The look at the portal as a contact that the page is shown through (ACC-16), for its forms: one that comes back when the
 * look has ended must not be done with the rights of the person who looked.
 */
export const ViewingContext = createContext<string | undefined>(undefined)
