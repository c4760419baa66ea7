import { accounts } from '#app/messages/vi/accounts.ts'

/** What a person may choose to be called; never guessed from age or sex. The words themselves are stored. */
export const addressForms: readonly string[] = accounts['accounts.addressForms'].split(' ')
