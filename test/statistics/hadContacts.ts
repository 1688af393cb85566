import type { Ports } from '../../bot/ports.ts'
import type { ContactRecord } from '../../shared/contactRecord.ts'
import { newConversationId, started } from '../stores/entries.ts'
import type { Contact } from './contacts.ts'

/** Contacts that ended in a month, each with its record, as closing leaves them. */
export async function hadContacts({ ports }: { ports: Ports }, period: string, contacts: readonly Contact[]) {
  const lists = ['needs', 'tracksByStaff', 'tracksByBot', 'outcome', 'otherActors']
  for (const { tracksAgree: _, urgencyAgrees: __, ...contact } of contacts) {
    const coded = Object.entries(contact).map(([name, code]) => [name, lists.includes(name) ? [code] : code])
    const record = { ...Object.fromEntries(coded), id: ports.random.uuid(), period } as ContactRecord
    await ports.conversations.append(newConversationId(), 0, [started()], { record })
  }
}
