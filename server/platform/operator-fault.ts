/** Something that is not as it must be and that the operator can mend; the message says how, and is all they need. */
export class OperatorFault extends Error {}
