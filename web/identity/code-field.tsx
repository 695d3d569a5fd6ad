import { TextInput } from '../ui/text-fields.tsx'

/** A code of an authenticator app, or a recovery code: pasted or filled in by the device, in any grouping (UX-26, UX-53). */
export function CodeField(props: { label: string; hint?: string; focus?: boolean }) {
  return (
    <TextInput
      name="code"
      label={props.label}
      hint={props.hint}
      required
      mono
      width="half"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      maxLength={100}
      autoFocus={props.focus}
    />
  )
}
