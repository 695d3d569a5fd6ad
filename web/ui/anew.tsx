import { Fragment, type ReactNode } from 'react'
import { useRootData } from '../app/root-data.ts'

/**
 * Fields that begin anew once their form has done its work, on a page that stays. What was refused stays as it was typed. The
 * button stands outside, and so keeps the focus.
 */
export function Anew({ children }: { children: ReactNode }) {
  return <Fragment key={useRootData()?.formSeed}>{children}</Fragment>
}
