import { Download } from 'lucide-react'
import { Button } from './button.tsx'
import { Form } from './form.tsx'
import { noAnswer } from './form-answer.ts'

/**
 * Takes a list away as a file. A form and no link, as a long list is first prepared: the answer is the file or the page on
 * which it will wait (UX-36), with scripts or without.
 */
export function ExportButton({ action, children }: { action: string; children: string }) {
  return (
    <Form action={action} answer={noAnswer} inline reload>
      <Button icon={Download}>{children}</Button>
    </Form>
  )
}
